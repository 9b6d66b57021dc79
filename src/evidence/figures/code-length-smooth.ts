// How many more bits it takes to tell the totals if what is left is a smooth term.

import type { Figure } from "../figure.ts";

export const codeSmooth: Figure = {
  id: "code-length-smooth",
  title: "bits behind the shortest telling, if what is left is a smooth term",
  unit: "bits",
  of: (accounts) => (accounts.k === 0 ? null : (accounts.codeLengths.get("smooth") ?? null)),
};
