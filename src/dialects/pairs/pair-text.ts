// A line → its pairs of a name and a number: `loss: 0.5`, `a_loss=0.3`, `'loss': 0.5`, `loss 0.5 (0.6)`.

import { isLossName } from "../../table/loss-names.ts";
import { isDigit } from "../scan.ts";
import { withBarePairs } from "./bare-pairs.ts";
import { bracketedPairs, dashedPairs, pairWith, quotedPairs } from "./listed-pairs.ts";
import { nameBefore, type Pair, pairOf, type PairValue, valueAt } from "./pair-parts.ts";
import { summedPairs } from "./summed-pairs.ts";

/** Where names in brackets may have their numbers behind them. */
const BRACKETED = /\) {0,2}[:=]/;
/** A name in quotes and its number are two items of a list or a tuple. */
const QUOTED = /[a-z)]['"], {0,2}[-+.\d]/i;

/** What a line of each kind has in it. */
const LISTS = [
  [BRACKETED, bracketedPairs],
  [QUOTED, quotedPairs],
  [/ \+ /, summedPairs],
] as const;

/** Pairs of one line. */
const MAX_PAIRS = 1000;

/** `loss (box: 0.5, cls: 0.2)`: a loss and its terms, which stand in brackets behind its name; `Losses(box=0.5)` is an object. */
const OPENED = /loss[\w-]{0,40} {0,2}\(/i;
const OF_LOSS = /([A-Za-z][\w-]{0,40}) {0,2}\((?!(?<=\w\()\w{1,40}=)([^()]{3,400})\)/g;

/** In printed order; O(length of the text). */
export function readPairs(text: string): readonly Pair[] {
  const pairs = pairsOf(text);
  return OPENED.test(text) ? namedAfterLoss(text, pairs) : pairs;
}

function namedAfterLoss(text: string, pairs: readonly Pair[]): readonly Pair[] {
  const groups = [...text.matchAll(OF_LOSS)].filter(([, word = ""]) => isLossName(word));
  if (groups.length === 0) return pairs;
  return pairs.map((pair) => {
    const group = groups.find(
      ({ index, 0: all }) => index < pair.start && pair.end <= index + all.length,
    );
    const { name } = pair;
    return group === undefined || isLossName(name)
      ? pair
      : { ...pair, name: `${name} ${group[1]}` };
  });
}

function pairsOf(text: string): readonly Pair[] {
  const pairs: Pair[] = [];
  let from = 0;
  let colon = text.indexOf(":");
  let equals = text.indexOf("=");
  while ((colon >= 0 || equals >= 0) && pairs.length < MAX_PAIRS) {
    const isColon = colon >= 0 && (equals < 0 || colon < equals);
    const at = isColon ? colon : equals;
    const pair = pairAt(text, from, at, isColon);
    if (pair !== undefined) {
      const further = furtherOf(text, pair);
      pairs.push(...further);
      from = (further.at(-1) ?? pair).end;
    }
    const next = Math.max(at + 1, from);
    if (colon >= 0 && colon < next) colon = text.indexOf(":", next);
    if (equals >= 0 && equals < next) equals = text.indexOf("=", next);
  }
  const listed = LISTS.flatMap(([sign, read]) => (sign.test(text) ? read(text) : []));
  if (listed.length > 0) return withBarePairs(text, withListed(pairs, listed));
  const dashed = pairs.length === 0 && text.includes("; ") ? dashedPairs(text) : [];
  return dashed.length > 0 ? dashed : withBarePairs(text, pairs);
}

/** `loss: 0.36 0.32 2.84`: losses without names of their own, of which there are more than a number and its mean. */
const FURTHER = /(?: {1,4}[-+]?\d{1,9}\.\d{1,12}){2,40}(?=[\s,;|]|$)/y;

function furtherOf(text: string, pair: Pair): readonly Pair[] {
  FURTHER.lastIndex = pair.end;
  const all = FURTHER.exec(text)?.[0];
  if (all === undefined || !isLossName(pair.name)) return [pair];
  const named = (number: string, at: number, i: number): Pair =>
    pairWith(`${pair.name} ${i + 1}`, number, i === 0 ? pair.start : at, at);
  return [
    named(pair.text, pair.at, 0),
    ...[...all.matchAll(/\S+/g)].map(({ 0: number, index }, i) =>
      named(number, pair.end + index, i + 1),
    ),
  ];
}

/** Without what a list takes up. */
function withListed(pairs: readonly Pair[], listed: readonly Pair[]): readonly Pair[] {
  const others = pairs.filter(({ at }) => !listed.some((own) => own.at <= at && at < own.end));
  return [...others, ...listed].toSorted((a, b) => a.at - b.at);
}

function pairAt(text: string, from: number, at: number, isColon: boolean): Pair | undefined {
  const value = valueAt(text, at + 1);
  const name = value && nameBefore(text, from, at, value.text.includes("."));
  if (value === undefined || name === undefined || isAside(text, name)) return undefined;
  // `Total=17.1 GB`
  if (text[value.end + 2] === "B" && / [GM]/.test(text.slice(value.end, value.end + 2)))
    return undefined;
  return isColon && isPlace(text, at, name.name, value) ? undefined : pairOf(name, value);
}

/** The word before a second number: `0.5 (avg: 0.6)`, `0.5 (w=0.1, contrib=0.05)`. */
function isAside(text: string, { name, start }: { name: string; start: number }): boolean {
  return (
    (/^(?:avg|ave|average|mean|ema|weighted|scaled|eff(?:ective)?|w|weight)\.?$/i.test(name) &&
      /\d\s?[([]$/.test(text.slice(Math.max(start - 3, 0), start))) ||
    /^contrib(?:ution)?$/i.test(name)
  );
}

/** `solver.cpp:219]`, `(trainer:261)`, `yolox.core.trainer:261`: a place in a program. */
function isPlace(text: string, colon: number, name: string, value: PairValue): boolean {
  if (!isDigit(text, colon + 1) || value.text.includes(".")) return false;
  // `__main__:train:120`
  const isOfModule = text.charAt(colon - name.length - 1) === ":";
  const isInBrackets = /[\])]/.test(text.charAt(value.end)) && !isLossName(name);
  return isOfModule || name.includes(".") || isInBrackets;
}
