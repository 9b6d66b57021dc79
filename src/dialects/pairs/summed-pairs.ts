// A line that sums its losses up → the summands: `loss = 3.0 = 1.0 (ce) + 0.5 * 4.0 (kl)`, `loss 3.0 = ce(1.0) + kl(2.0)`.

import { pairWith } from "./listed-pairs.ts";
import type { Pair } from "./pair-parts.ts";

const NUMBER = String.raw`([-+]?\d{0,12}\.?\d{1,20}(?:e[-+]?\d{1,3})?)`;
const NAME = String.raw`([a-zℒ_][\w./-]{0,40}(?: [a-z][\w-]{0,20}){0,2})`;
/** A weight; then the number with its name behind it, or the name with its number. */
const SUMMAND = new RegExp(
  String.raw`\s{0,3}(?:[\d.e-]{1,20} ?\* ?)?(?:${NUMBER} ?[([]?${NAME}[)\]]?|${NAME} ?[=:([]? ?${NUMBER}[)\]]?)\s{0,3}(\+|$|[)\]}|,;])`,
  "diy",
);
const FEWEST = 2;

/** The summands behind the first `=` or bracket that has several. */
export function summedPairs(text: string): readonly Pair[] {
  let end = 0;
  for (const { index } of text.matchAll(/[=([{]/g)) {
    if (index < end) continue;
    if (!text.includes(" + ", index)) break;
    const pairs = new Map<string, Pair>();
    end = index + 1;
    for (let sign = "+"; sign === "+";) {
      SUMMAND.lastIndex = end;
      const match = SUMMAND.exec(text);
      if (match === null) break;
      const [, first, behind = "", name = behind, number = first ?? ""] = match;
      const [at = 0] = match.indices?.[first === undefined ? 4 : 1] ?? [];
      pairs.set(name, pairWith(name, number, match.indices?.[3]?.[0] ?? at, at));
      end = SUMMAND.lastIndex;
      sign = match[5] ?? "";
    }
    if (pairs.size >= FEWEST) return [...pairs.values()];
  }
  return [];
}
