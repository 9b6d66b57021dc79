// How many more bits it takes to tell the totals if what is left is nothing.

import type { Figure } from "../figure.ts";

export const codeZero: Figure = {
  id: "code-length-zero",
  title: "bits behind the shortest telling, if what is left is nothing",
  unit: "bits",
  of: (accounts) => (accounts.k === 0 ? null : (accounts.codeLengths.get("zero") ?? null)),
};
