// Records of formats, printers and figures → the same without what is for the tests and the manual alone, which would be a
// twentieth of the package; a plugin of Rolldown.

import { parseAst } from "rolldown/parseAst";

const OF_FIGURES = "/evidence/figures/";
const LEFT = { formats: new Set(["samples", "doc"]), figures: new Set(["title", "unit"]) };

export const withoutDocs = {
  name: "without-docs",
  transform: {
    filter: { id: /src\/(?:dialects|evidence\/figures)\/.*\.ts$/ },
    handler(code, id) {
      const found = [];
      const left = id.includes(OF_FIGURES) ? LEFT.figures : LEFT.formats;
      const visit = (node) => {
        if (typeof node !== "object" || node === null) return;
        if (node.type === "Property" && left.has(node.key.name)) found.unshift(node);
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
