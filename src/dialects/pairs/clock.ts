// A line → what it says of the time it was printed at: epoch, step in it, iteration; and of the data it was computed on.

import type { Split } from "../../table/row.ts";

/** A count and, where it is printed, what it runs up to. */
export interface Count {
  readonly at: number;
  readonly of: number | null;
  /** Where in its line the word for it, the number and what belongs to it begin and end; all 0 where it stands in a table. */
  readonly span: CountSpan;
}

export interface CountSpan {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly to: number;
}

export const NOWHERE: CountSpan = { from: 0, start: 0, end: 0, to: 0 };

export interface Clock {
  readonly epoch: Count | undefined;
  /** Inside the epoch, or of all where no epoch is printed. */
  readonly step: Count | undefined;
  /** A step that goes on over the epochs. */
  readonly iteration: Count | undefined;
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

export function isSameTime(a: Clock, b: Clock): boolean {
  return (
    a.epoch?.at === b.epoch?.at && a.step?.at === b.step?.at && a.iteration?.at === b.iteration?.at
  );
}

/** What stands before the epoch of a line that says when something else was, or counts them. */
const ELSEWHEN =
  /(?:^|[^a-z])(?:best|load\w*|resum\w*|restor\w*|sav\w*|stop\w*|checkpoint|at|in|from|after|for|since|last|max|total|num)(?![a-z])/i;

/** The epoch of a line that heads those below it: `Epoch 3/10`, `---- Starting epoch 3`. */
export function headingEpoch({ epoch }: Clock, text: string): Count | undefined {
  return epoch === undefined || ELSEWHEN.test(text.slice(0, epoch.span.from)) ? undefined : epoch;
}

/**
 * The clock of a line below others: steps are those of the epoch whose heading stands above them, and `Steps: 20` below
 * `Episode 3` says how many there were.
 */
export function clockBelow(
  given: Clock,
  text: string,
  before: { readonly clock: Clock; readonly epoch?: Count | undefined },
  isBracketStep: boolean,
): Clock {
  const isStep = isBracketStep && hasBracketAlone(given, text);
  const clock = isStep ? { ...given, epoch: undefined, step: given.epoch } : given;
  const { epoch, step, iteration } = clock;
  if (step === undefined || epoch !== undefined || iteration !== undefined) return clock;
  const isCount = /^(?:steps|iters|iterations)/i.test(text.slice(step.span.from, step.span.start));
  if (isCount && before.clock.iteration !== undefined) return NO_CLOCK;
  return before.epoch === undefined ? clock : { ...clock, epoch: before.epoch };
}

/** `[ 20/224]  eta: 0:14:13`: a count without a word, which is of steps below a heading that gives another epoch. */
export function hasBracketAlone({ epoch, step, iteration }: Clock, text: string): boolean {
  if (epoch === undefined || step !== undefined || iteration !== undefined) return false;
  const { from, start, to } = epoch.span;
  return to > 0 && epoch.of !== null && text.slice(from, start).trim() === "[";
}

const WORD =
  /(?:^|[^a-z_.])(epoch|epoche|[eé]poque|[eé]poca|轮次|에포크|에폭|エポック|эпоха|episodes?|training_iteration|global[_ ]?steps?|total_timesteps|num_updates|iterations?|iters?|it|steps?|batch|ep)(?:_(?:index|idx|num|number|no|id))?(?![a-z])|(?:^|[^a-z])(epoch_?iter)(?![a-z])/gi;
/** What stands between the word and its count: `Epoch(train)   [1]`, `epoch: 3`, `'epoch': 0.5`, `Iteration #3`. */
const BETWEEN =
  /(?:\((?:train|val|test)\))?(?:['"],?|\.(?=\d))?\s{0,12}[:=#|-]?\s{0,12}\[?\s{0,12}/iy;
const COUNT =
  /(\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,15})(\.\d+)?(?:\s?\/\s?(\d{1,15}))?(?![\da-z]|[.:]\d|\s?%)/iy;
const BRACKET = /[\])]?\s{0,4}\[\s{0,8}(\d{1,12})\s?\/\s?(\d{1,12})\]?/y;
/** `[3/10] step 100`; behind a word (`Test:  [ 10/79]`) it is a step. */
const LEADING = /^[^[\d]{0,24}\[\s{0,8}(\d{1,9})\s?\/\s?(\d{1,9})\]/;
const BAR = /\|\s?(\d{1,12})\/(\d{1,12}) \[/;

/** `49/50 epoch, loss: 0.5`. */
const COUNTED_EPOCH = /^[^\d:=]{0,24}(\d{1,9})\s?\/\s?(\d{1,9}) epochs?(?![a-z])/i;

/** `00000003) perceptual - 92.7; …` */
const NUMBERED = /^\s{0,8}(\d{1,12})\)\s{1,4}(?=[A-Za-z][\w .]{0,60} - [-+.\d])/;

/** The epoch and the step in it, as WeNet prints them: `TRAIN Batch 4/203700`. */
const OF_EPOCH = /\b(?:TRAIN|CV) Batch (\d{1,9})\/(\d{1,9})\b/;

/** `[  0]     120 || …`, as YOLACT prints them. */
const EPOCH_AND_STEP = /^\s{0,40}\[\s{0,8}(\d{1,9})\]\s{1,12}(\d{1,12})(?= \|\|)/;

/** `E3 S100/782 loss=…`, `e003/s00782 loss=…`, `ep3 it782 loss=…`, `[E03/50] loss=…`: letters with their counts, in front of a row. */
export const LETTERED: RegExp =
  /^\s{0,8}\[?ep?(?:och)?(\d{1,9})(?:[ /](?:s|b|it)(\d{1,12}))?(?:\/\d{1,12})?(?: u\d{1,12})?\]?[ :|,]{1,3}(?=[a-zℒ_])/i;

/** `第3轮`, `第 3/20 个epoch`. */
const EASTERN_EPOCH = /第\s?(\d{1,9})(?:\s?\/\s?(\d{1,9}))?\s?(?:轮|个?\s?epoch)/i;
/** `INFO: 7epoch results: [train] …` */
const EPOCH_RESULTS = /(?<![\w.])(\d{1,9})epoch results:/;

const EPOCH = /^(?:ep(?:oche?)?|[eé]poque|[eé]poca|轮次|에포크|에폭|エポック|эпоха)$/i;
const OVER_ALL = /^(?:episode|training|global|total_timesteps|num_updates)/i;

/** O(length of the text). */
export function readClock(text: string): Clock {
  let epoch: Count | undefined;
  let step: Count | undefined;
  let iteration: Count | undefined;
  /** Whether the step in the epoch goes by a word of its own. */
  let isApart = false;
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word !== null; word = WORD.exec(text)) {
    const [whole, named, inEpoch = ""] = word;
    const name = named ?? inEpoch;
    const count = countAt(text, WORD.lastIndex, word.index + whole.indexOf(name));
    if (count === undefined || (!EPOCH.test(name) && !Number.isInteger(count.at))) continue;
    const { to: end } = count.span;
    if (EPOCH.test(name)) {
      epoch ??= count;
      BRACKET.lastIndex = end;
      const bracket = BRACKET.exec(text);
      if (bracket !== null) step ??= countOf(bracket, end);
    } else if (inEpoch !== "") {
      // `Epochiter: 1191/3220 || Iter: 4411/805000`
      iteration ??= step;
      step = count;
      isApart = true;
    } else if (OVER_ALL.test(name) || isApart) iteration ??= count;
    // `[Step 3/3] iter: 31`: a stage that is the last one
    else if (step === undefined || (epoch === undefined && step.at === step.of)) step = count;
    WORD.lastIndex = end;
  }
  const alone = step === undefined ? (EPOCH_AND_STEP.exec(text) ?? LETTERED.exec(text)) : null;
  const pair = epoch === undefined ? (OF_EPOCH.exec(text) ?? alone) : null;
  if (pair !== null) {
    const { at, of, span } = countOf(pair, pair.index);
    const { end, to } = span;
    const start = to - (pair[2] ?? "").length;
    epoch = { at, of: null, span: { ...span, to: end } };
    if (of !== null) step = { at: of, of: null, span: { from: end, start, end: to, to } };
  }
  const counted =
    epoch === undefined
      ? (COUNTED_EPOCH.exec(text) ??
        EASTERN_EPOCH.exec(text) ??
        NUMBERED.exec(text) ??
        EPOCH_RESULTS.exec(text))
      : null;
  if (counted !== null) epoch = countOf(counted, 0);
  const bar = barOf(text, [epoch, step, iteration]);
  if (bar !== null) step = countOf(bar, bar.index);
  const leading = epoch === undefined ? LEADING.exec(text) : null;
  if (leading !== null) {
    const count = countOf(leading, 0);
    if (/[a-z]/i.test(text.slice(0, count.span.start))) step ??= count;
    else epoch = count;
  }
  return { epoch, step, iteration, isBar: bar !== null };
}

/** The bar of a line; not one behind which another print goes on with a time of its own: `1/9 [00:03<01:42]step=1 loss=0.5`. */
function barOf(text: string, counts: readonly (Count | undefined)[]): RegExpExecArray | null {
  const bar = BAR.exec(text);
  if (bar === null) return null;
  const end = text.indexOf("]", bar.index + bar[0].length);
  const isBehind = end >= 0 && counts.some((count) => count !== undefined && count.span.from > end);
  return isBehind ? null : bar;
}

function countAt(text: string, from: number, word: number): Count | undefined {
  BETWEEN.lastIndex = from;
  BETWEEN.test(text);
  const start = BETWEEN.lastIndex;
  COUNT.lastIndex = start;
  if (start === from) return undefined;
  const match = COUNT.exec(text);
  if (match === null) return undefined;
  const digits = `${match[1]}${match[2] ?? ""}`;
  const at = Number(digits.replaceAll(",", "")); // `iter: 107,200`
  const of = match[3] === undefined ? null : Number(match[3]);
  const span = { from: word, start, end: start + digits.length, to: COUNT.lastIndex };
  return { at, of, span };
}

/** `[ 20/1000]`: the two numbers of a match, whose literal begins at `from`. */
function countOf(match: RegExpExecArray, from: number): Count {
  const [whole, at = "", of = ""] = match;
  const start = match.index + whole.indexOf(at);
  const span = { from, start, end: start + at.length, to: match.index + whole.length };
  return { at: Number(at), of: of === "" ? null : Number(of), span };
}

const SPLIT =
  /(?:^|[^a-z_])(tr(?:ain(?:ing)?)?|cv|va|val(?:id(?:at(?:e|ion|ing)|ierung|aci[oó]n)?)?|test(?:ing)?|eval(?:uat(?:e|ion|ing))?|dev|训练|验证)(?![a-z_]|\.[a-z]|:\d)/i;

/** What a logger writes in front: `[train][INFO] - `. */
const LOGGED = /^.*\b(?:DEBUG|INFO|WARNING)\b/;

/** No part of the name of a file or a function: `train.py:88`, `__main__:train:88`. The data that the words before the first pair name, or undefined. */
export function readSplit(front: string): Split | undefined {
  const found = SPLIT.exec(front)?.[1];
  if (found === undefined) return undefined;
  const word = SPLIT.exec(front.replace(LOGGED, ""))?.[1] ?? found;
  return /^(?:tr|训)/i.test(word) ? "train" : "val";
}
