// A line that sums its losses up → the summands, and a whole that has no name: `loss = 3.0 = 1.0 (ce) + 2.0 (kl)`, `train 3.0 (ce 1.0, kl 2.0)`.

import { isSettingName } from "../../table/loss-names.ts";
import { mayBeTerm } from "../../table/summands.ts";
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

/** A number behind the word for its data, or without any, before what it is made up of. */
export const WHOLE: RegExp = new RegExp(
  String.raw`(?:(?:^|[\s[|])(train|val|valid|validation|test|eval|dev)(?:ing)?\]?:?|[|:\]])\s{1,3}${NUMBER}\s{0,2}(?=[([{=] ?[a-zℒ_])`,
  "dgi",
);

/** With the name that such a number is given: `train_loss`, `loss`. */
export function withWholes(text: string, pairs: readonly Pair[]): readonly Pair[] {
  const found = [...text.matchAll(WHOLE)].flatMap(({ 1: word, 2: number = "", indices }) => {
    const [at = 0, end = 0] = indices?.[2] ?? [];
    const own = pairs.find((pair) => pair.at === at);
    const mayBe = (name: string): boolean => mayBeTerm(name) && !isSettingName(name);
    const parts = pairs.filter(({ start, name }) => start > end && mayBe(name));
    const isNamed = own !== undefined && own.name.toLowerCase() !== word?.toLowerCase();
    if (isNamed || !number.includes(".") || parts.length < FEWEST) return [];
    const name = word === undefined ? "loss" : `${word.toLowerCase()}_loss`;
    return [pairWith(name, number, own?.start ?? at, at)];
  });
  const others = pairs.filter(({ at }) => found.every((one) => one.at !== at));
  return found.length === 0 ? pairs : [...others, ...found].toSorted((a, b) => a.at - b.at);
}
