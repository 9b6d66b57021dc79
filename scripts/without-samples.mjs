// Records of formats and printers → the same without their samples, which are for the tests alone and would be a thirtieth of the
// package; a plugin of Rolldown.

import { parseAst } from "rolldown/parseAst";

export const withoutSamples = {
  name: "without-samples",
  transform: {
    filter: { id: /src\/dialects\/.*\.ts$/ },
    handler(code, id) {
      const found = [];
      const visit = (node) => {
        if (typeof node !== "object" || node === null) return;
        if (node.type === "Property" && node.key.name === "samples") found.unshift(node);
        else Object.values(node).forEach(visit);
      };
      visit(parseAst(code, { lang: "ts" }, id));
      return found.reduce(
        (text, { start, end }) => `${text.slice(0, start)}samples: []${text.slice(end)}`,
        code,
      );
    },
  },
};
