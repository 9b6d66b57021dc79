// How many more bits it takes to tell the totals if what is left is of one kind, than if it is of the likeliest.

import type { Leaves } from "../accounts.ts";
import type { Figure } from "../figure.ts";

const KINDS: readonly (readonly [leaves: Leaves, words: string])[] = [
  ["scattered", "noise about zero"],
  ["short-batch", "a short batch"],
  ["smooth", "a smooth term"],
  ["zero", "nothing"],
];

/** One a kind. */
export const codeLengthFigures: readonly Figure[] = KINDS.map(([leaves, words]) => ({
  id: `code-length-${leaves}`,
  title: `bits behind the shortest telling, if what is left is ${words}`,
  unit: "bits",
  of: ({ k, codeLengths }) => (k === 0 ? null : (codeLengths.get(leaves) ?? null)),
}));
