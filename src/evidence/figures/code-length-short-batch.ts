// How many more bits it takes to tell the totals if what is left is a short batch.

import type { Figure } from "../figure.ts";

export const codeShortBatch: Figure = {
  id: "code-length-short-batch",
  title: "bits behind the shortest telling, if what is left is a short batch",
  unit: "bits",
  of: (accounts) => (accounts.k === 0 ? null : (accounts.codeLengths.get("short-batch") ?? null)),
};
