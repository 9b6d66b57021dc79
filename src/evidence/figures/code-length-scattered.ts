// How many more bits it takes to tell the totals if what is left is noise about zero.

import type { Figure } from "../figure.ts";

export const codeScattered: Figure = {
  id: "code-length-scattered",
  title: "bits behind the shortest telling, if what is left is noise about zero",
  unit: "bits",
  of: (accounts) => (accounts.k === 0 ? null : (accounts.codeLengths.get("scattered") ?? null)),
};
