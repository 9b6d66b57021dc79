// An agreement → one number: surely the expected weights, a plain change of them, or others as far as they are no chance.

import type { Agreement } from "./accounts.ts";

const EXPECTED = 24;
const PLAIN = 16;
const MOST_BITS = 14;

/** 24 at the expected weights, 16 at one part twice or one factor, up to 15 at others; 0: none explain the rows, or any do. */
export function scoreOf({ kind, bits, spare }: Agreement): number {
  if (kind === "base") return EXPECTED;
  if (kind === "none" || spare < 1) return 0;
  return kind === "weights" ? 1 + Math.min(MOST_BITS, bits) : PLAIN;
}
