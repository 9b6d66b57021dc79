// A line → what it says of the time it was printed at: epoch, step in it, iteration; and of the data it was computed on.

import type { Split } from "../../table/row.ts";

/** A count and, where it is printed, what it runs up to. */
export interface Count {
  readonly at: number;
  readonly of: number | null;
}

export interface Clock {
  readonly epoch: Count | undefined;
  /** Inside the epoch, or of all where no epoch is printed. */
  readonly step: Count | undefined;
  /** A step that goes on over the epochs. */
  readonly iteration: number | undefined;
  /** Whether the step is that of a progress bar, which is drawn anew. */
  readonly isBar: boolean;
}

export const NO_CLOCK: Clock = {
  epoch: undefined,
  step: undefined,
  iteration: undefined,
  isBar: false,
};

export function hasClock({ epoch, step, iteration }: Clock): boolean {
  return epoch !== undefined || step !== undefined || iteration !== undefined;
}

const WORD =
  /(?:^|[^a-z_.])(epoch|training_iteration|global[_ ]?steps?|total_timesteps|num_updates|iterations?|iters?|it|steps?|batch|ep)(?![a-z])/gi;
/** What stands between the word and its count: `Epoch(train)   [1]`, `epoch: 3`, `'epoch': 0.5`, `Iteration #3`. */
const BETWEEN = /(?:\((?:train|val|test)\))?['"]?\s{0,12}[:=#|-]?\s{0,12}\[?\s{0,12}/iy;
const COUNT = /(\d{1,15})(\.\d+)?(?:\s?\/\s?(\d{1,15}))?(?![\da-z]|[.:]\d|\s?%)/iy;
const BRACKET = /[\])]?\s{0,4}\[\s{0,8}(\d{1,12})\s?\/\s?(\d{1,12})\]?/y;
/** `[3/10] step 100`; behind a word (`Test:  [ 10/79]`) it is a step. */
const LEADING = /^([^[\d]{0,24})\[\s{0,8}(\d{1,9})\s?\/\s?(\d{1,9})\]/;
const BAR = /\|\s?(\d{1,12})\/(\d{1,12}) \[/;

const EPOCH = /^ep(?:och)?$/i;
const OVER_ALL = /^(?:training|global|total_timesteps|num_updates)/i;

/** O(length of the text). */
export function readClock(text: string): Clock {
  let epoch: Count | undefined;
  let step: Count | undefined;
  let iteration: number | undefined;
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word !== null; word = WORD.exec(text)) {
    const found = countAt(text, WORD.lastIndex);
    if (found === undefined) continue;
    const [, name = ""] = word;
    const { count, end } = found;
    if (EPOCH.test(name)) {
      epoch ??= count;
      BRACKET.lastIndex = end;
      const bracket = BRACKET.exec(text);
      if (bracket !== null) step ??= { at: Number(bracket[1]), of: Number(bracket[2]) };
    } else if (OVER_ALL.test(name)) iteration ??= count.at;
    else step ??= count;
    WORD.lastIndex = end;
  }
  const bar = BAR.exec(text);
  if (bar !== null) step = { at: Number(bar[1]), of: Number(bar[2]) };
  const leading = epoch === undefined ? LEADING.exec(text) : null;
  if (leading !== null) {
    const count = { at: Number(leading[2]), of: Number(leading[3]) };
    if (/[a-z]/i.test(leading[1] ?? "")) step ??= count;
    else epoch = count;
  }
  return { epoch, step, iteration, isBar: bar !== null };
}

function countAt(
  text: string,
  from: number,
): { readonly count: Count; readonly end: number } | undefined {
  BETWEEN.lastIndex = from;
  BETWEEN.test(text);
  COUNT.lastIndex = BETWEEN.lastIndex;
  if (COUNT.lastIndex === from) return undefined;
  const match = COUNT.exec(text);
  if (match === null) return undefined;
  const at = Number(`${match[1]}${match[2] ?? ""}`);
  const of = match[3] === undefined ? null : Number(match[3]);
  return { count: { at, of }, end: COUNT.lastIndex };
}

const SPLIT =
  /(?:^|[^a-z_])(train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?|eval(?:uat(?:e|ion|ing))?|dev)(?![a-z_])/i;

/** The data that the words before the first pair name, or undefined. */
export function readSplit(front: string): Split | undefined {
  const word = SPLIT.exec(front)?.[1];
  if (word === undefined) return undefined;
  return /^train/i.test(word) ? "train" : "val";
}
