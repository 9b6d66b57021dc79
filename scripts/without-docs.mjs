// Records of formats and printers → the same without their samples and descriptions, which are for the tests and the manual alone
// and would be a twentieth of the package; a plugin of Rolldown.

import { parseAst } from "rolldown/parseAst";

const LEFT = new Set(["samples", "doc"]);

export const withoutDocs = {
  name: "without-docs",
  transform: {
    filter: { id: /src\/dialects\/.*\.ts$/ },
    handler(code, id) {
      const found = [];
      const visit = (node) => {
        if (typeof node !== "object" || node === null) return;
        if (node.type === "Property" && LEFT.has(node.key.name)) found.unshift(node);
        else Object.values(node).forEach(visit);
      };
      visit(parseAst(code, { lang: "ts" }, id));
      return found.reduce(
        (text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^,/, ""),
        code,
      );
    },
  },
};
