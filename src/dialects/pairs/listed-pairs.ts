// A line that does not name its numbers one by one → its pairs: `Loss (a | b | total): 1 | 2 | 3`, `00000003) a - 1.2; b - 0.3`.

import { isLossName } from "../../table/loss-names.ts";
import { type Pair, pairOf, valueAt } from "./pair-parts.ts";

/** Names in brackets, behind the word that they belong to or alone: `loss: 3.0, (ce, kl): (1.0, 2.0)`. */
const NAMES =
  /(?:([A-Za-z][\w-]{0,40}(?: [A-Za-z][\w-]{0,40})?) {0,2})?\(([^()]{3,200})\) {0,2}[:=] {0,4}[([]?/g;
const NAME = /^[A-Za-z_][\w ./-]{0,40}$/;
const NUMBER = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?|nan|inf/iy;
const BETWEEN = /[ |,/;]{1,8}/y;

/** The numbers behind the names are as many as these. */
export function bracketedPairs(text: string): readonly Pair[] {
  return [...text.matchAll(NAMES)].flatMap((match) => {
    const [whole, word = "", list = ""] = match;
    const names = list.split(/[|,/;]/).map((name) => name.trim());
    const isList = names.length > 1 && names.every((name) => NAME.test(name));
    return isList ? numbersOf(text, match.index + whole.length, namedAfter(names, word)) : [];
  });
}

function namedAfter(names: readonly string[], word: string): readonly string[] {
  return isLossName(word)
    ? names.map((name) => (isLossName(name) ? name : `${name} ${word}`))
    : names;
}

function numbersOf(text: string, from: number, names: readonly string[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let at = from;
  for (const name of names) {
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text)?.[0];
    if (number === undefined) return [];
    pairs.push(pairWith(name, number, at, at));
    BETWEEN.lastIndex = NUMBER.lastIndex;
    at = BETWEEN.test(text) ? BETWEEN.lastIndex : NUMBER.lastIndex;
  }
  return pairs;
}

const QUOTED = /(['"])([A-Za-z_][\w ./-]{0,60})\1, {0,2}/g;

/** `('loss', 0.5)`, `'epoch', 3, 'loss', 0.5`: items of a tuple or a list, in turns. */
export function quotedPairs(text: string): readonly Pair[] {
  return [...text.matchAll(QUOTED)].flatMap(({ index, 0: whole, 2: name = "" }) => {
    const value = valueAt(text, index + whole.length);
    return value === undefined ? [] : [pairOf({ name, start: index }, value)];
  });
}

/** A name and a number with a dash between them. */
const PIECE =
  /([A-Za-z][\w .]{0,60}?) - ([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?)(?=;|\s*$)/g;

/** Nothing but such pieces, with a semicolon behind each, and a count before them. */
export function dashedPairs(text: string): readonly Pair[] {
  if (!/^\s*(?:\d+\))?[\s;]*$/.test(text.replaceAll(PIECE, ""))) return [];
  return [...text.matchAll(PIECE)].map(({ index, 0: whole, 1: name = "", 2: number = "" }) =>
    pairWith(name, number, index, index + whole.length - number.length),
  );
}

/** A pair that is all name and number. */
export function pairWith(name: string, text: string, start: number, at: number): Pair {
  const value = { text, at, second: undefined, secondAt: -1, weight: undefined };
  return pairOf({ name, start }, { ...value, end: at + text.length });
}
