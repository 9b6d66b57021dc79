// A settled line → what a row can take from it: clock, split, pairs, and whether it opens or ends a block.

import { isAverageName, isDecoy, isTotalName, termOf } from "../../table/loss-names.ts";
import type { Split } from "../../table/row.ts";
import { mayBeTerm } from "../../table/summands.ts";
import { isHeldOutName, splitOfName, withoutSplit } from "../../table/splits.ts";
import { hasIndices, mayHaveIndices } from "../../table/total.ts";
import { cellClock, boxedPair } from "./boxed-pair.ts";
import { type Clock, hasClock, NO_CLOCK, readClock, readSplit } from "./clock.ts";
import { type Pair } from "./pair-parts.ts";
import { halfWidth, withoutEpoch } from "./plain-line.ts";
import { readPairs } from "./pair-text.ts";
import { remembered } from "../../math/lazy.ts";
import type { IsLoss } from "./row-source.ts";
import { withBracketed, withoutMeans, withWholes } from "./row-values.ts";

export interface PairLine {
  readonly clock: Clock;
  readonly split: Split | undefined;
  /** Without those that are clocks or times. */
  readonly pairs: readonly Pair[];
  /** Names of losses among them, and whether one of them is that of a total. */
  readonly losses: number;
  readonly hasTotal: boolean;
  /** A cell of a box: `|    loss   | 0.482     |`. */
  readonly isCell: boolean;
  /** A `{` that the line does not close, or a `}` that it did not open. */
  readonly brace: "opens" | "closes" | undefined;
  /** Pairs of a sentence: `The loss: 0.25 of it.`, `a_loss: 0.5 + b_loss: 0.25 = 0.75`. */
  readonly isSentence: boolean;
  /** Blank, a line of `-`, `=` or `*`, or the edge of a recording: a block ends. */
  readonly isRule: boolean;
}

/** Names that count or time, which are told by the clock or by nobody. */
const NO_COLUMN =
  /(?:^|[ _])(?:eta|epochs?|epoche|[eé]poque|[eé]poca|ep|iter|iters|iterations?|it|steps?|batch|timestamp|remaining|num_updates|total_timesteps)$|\/sec$/i;
const isColumn = remembered((name) => !NO_COLUMN.test(name));
const isTotal = remembered((name) => {
  const bare = withoutSplit(name);
  return isTotalName(bare) || /^(?:g|gen|generator)_total$/i.test(bare);
});
export const isMean: (name: string) => boolean = remembered((name) =>
  isAverageName(withoutSplit(name)),
);
const isLetter = remembered((name) => mayHaveIndices(withoutSplit(name)));
const isTerm = remembered((name) => termOf(name) === "term");

/** Terms of a row that calls none of its numbers a loss: `recon: 1.2, kl: 0.3`. */
export function termsAmong(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, { name }) => sum + Number(isTerm(name)), 0);
}

const RULE = /^[\s|+]*[-=*_#]{4,}[-=*_#\s|+]*$/;
/** What `script` writes around a recording, with the size of the terminal as pairs (util-linux 2.35). */
const RECORDED = /^Script (?:started|done) on /;

/** Words right behind the number, more than a unit, or behind the quote that it ends. */
const SENTENCE = /^(?:["'][,.;]?)? [a-z]{1,12} [a-z]{1,12}(?![a-z]|[:=]?\s*[\d-])/i;
/** A reader's sum: `"a_loss": 0.5 + "b_loss": 0.25 = 0.75`. */
const PLUS = /^[\s"'\\]{0,8}\+/;

const NOTHING: PairLine = {
  clock: NO_CLOCK,
  split: undefined,
  pairs: [],
  losses: 0,
  hasTotal: false,
  isCell: false,
  brace: undefined,
  isSentence: false,
  isRule: false,
};
const RULED: PairLine = { ...NOTHING, isRule: true };

/** Most characters that are looked at: a row of a hundred losses has fewer. */
const MAX_LENGTH = 2 ** 14;

export function readPairLine(whole: string, isLoss: IsLoss): PairLine {
  const text = halfWidth(whole.length > MAX_LENGTH ? whole.slice(0, MAX_LENGTH) : whole);
  if (text.trim() === "" || RECORDED.test(text)) return RULED;
  if (text.includes("----") || text.includes("====")) if (RULE.test(text)) return RULED;
  const cell = boxedPair(text);
  const all =
    cell === undefined
      ? withBracketed(
          withWholes(withoutMeans(withoutCut(readPairs(withoutEpoch(text)), text))),
          text,
        )
      : [cell];
  const pairs = all.filter(({ name }) => isLoss(name) || isColumn(name));
  const clock = cell === undefined ? readClock(text) : cellClock(cell);
  if (pairs.length === 0 && !hasClock(clock)) {
    const isCell = cell !== undefined;
    return { ...NOTHING, split: splitOfHeading(text), isCell, brace: braceOf(text) };
  }
  // `valid step: 10 loss: 0.5`
  const front = text.slice(0, (pairs[0] ?? all[0])?.start);
  const { split, named } = splitAmong(pairs, front, isLoss);
  return {
    clock,
    split,
    ...lossesAmong(named, isLoss),
    isCell: cell !== undefined,
    brace: braceOf(text),
    isSentence: isSentence(text, all, pairs.length),
    isRule: false,
  };
}

/** The end of a bar that the width of a terminal cut off, and so of the last number. */
const CUT_BAR = /\|\s?\d{1,12}\/\d{1,12} \[[^\]]*$/;

function withoutCut(pairs: readonly Pair[], text: string): readonly Pair[] {
  const last = pairs.at(-1);
  const isAtEnd = last !== undefined && text.length - last.end < 2;
  return isAtEnd && CUT_BAR.test(text) ? pairs.slice(0, -1) : pairs;
}

/** `VALIDATION METRICS:`, `=== Validation ===`, `[val]`, `Phase: val`, above rows of their own. */
const HEADING =
  /^[\s=*#-]{0,12}(?:phase: |\[)?(train(?:ing)?|val(?:id(?:ation)?)?|eval(?:uation)?|test(?:ing)?)(?: (?:set|metrics|results|loss(?:es)?|summary|stats|statistics|data|phase))?(?:[:\]][\s*]{0,8}| ?[=*-]{2,12}|(?<=phase: [a-z]{3,10}))$/i;

/** ` > EVALUATION`, as Coqui's trainer parts an epoch; a paste is read without its `>`. */
const SECTION =
  /^\s{0,4}(?:-{0,2}> )?(TRAIN(?:ING)?|VALID(?:ATION)?|EVAL(?:UATION| PERFORMANCE)?)(?: \(\d|\s*$)/;

function splitOfHeading(text: string): Split | undefined {
  if (text.length > 60) return undefined;
  const word = (SECTION.exec(text) ?? HEADING.exec(text))?.[1];
  if (word === undefined) return undefined;
  return /^train/i.test(word) ? "train" : "val";
}

/** Whether what it says of time and data may hold for the lines below it too. */
export function isHeading({ clock, split, pairs }: PairLine): boolean {
  return hasClock(clock) || (split !== undefined && pairs.length === 0);
}

/** The data of a row, and its pairs without a word for it that stands before the first: `val a loss: 1.2 b loss: 2.3 loss: 3.5`. */
function splitAmong(
  pairs: readonly Pair[],
  front: string,
  isLoss: IsLoss,
): { readonly split: Split | undefined; readonly named: readonly Pair[] } {
  const [first, ...others] = pairs;
  const isHeldOut = pairs.every(({ name }) => isHeldOutName(name) || !isLoss(name));
  // `Before training: val loss: 2.3`
  const split = isHeldOut && readSplit(front) === "train" ? undefined : readSplit(front);
  if (first !== undefined && split === undefined && isOfTotal(pairs, isLoss))
    return { split: "val", named: [{ ...first, name: withoutSplit(first.name) }, ...others] };
  const word = first === undefined || split !== undefined ? null : OF_ROW.exec(first.name);
  if (first === undefined || word === null) return { split, named: pairs };
  const name = first.name.slice(word[0].length);
  // `train train_a_loss: 0.9, train_loss: 1.4`
  if (splitOfName(name)?.word === word[0].trim().toLowerCase())
    return { split, named: [{ ...first, name }, ...others] };
  if (!mayBeTerm(name)) return { split, named: pairs };
  const isPlain = others.every(
    (other) => other.name !== name && splitOfName(other.name) === undefined,
  );
  const isOfAll = isPlain && !isTotalName(name) && others.some((other) => isTotalName(other.name));
  if (!isOfAll) return { split, named: pairs };
  return { split: readSplit(word[0]), named: [{ ...first, name }, ...others] };
}

const OF_ROW = /^(?:train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?|eval(?:uation)?|dev) /i;

/** `val loss: 3.5 a_loss: 1.2 b_loss: 2.3`: the parts are of the total that is printed before them. */
function isOfTotal([first, ...others]: readonly Pair[], isLoss: IsLoss): boolean {
  if (first === undefined || !isHeldOutName(first.name)) return false;
  const base = withoutSplit(first.name);
  const hasIndices = others.some(({ name }) => name.startsWith(`${base}_`));
  if (!isTotalName(base) && !hasIndices) return false;
  const losses = others.filter(({ name }) => (isLoss(name) || isTerm(name)) && !isDecoy(name));
  const isPlain = losses.every(({ name }) => splitOfName(name) === undefined && !isTotalName(name));
  return isPlain && (losses.length > 0 || others.filter(({ name }) => mayBeTerm(name)).length > 1);
}

function lossesAmong(
  pairs: readonly Pair[],
  isLoss: IsLoss,
): Pick<PairLine, "pairs" | "losses" | "hasTotal"> {
  const losses = pairs.reduce((sum, { name }) => sum + Number(isLoss(name)), 0);
  // `Average loss: 3.0 Recon: 1.0 KLD: 2.0`: the mean of the whole, as its terms stand beside it.
  const hasMean = pairs.some(({ name }) => isMean(name));
  const isOfTerms = hasMean && pairs.some(({ name }) => isTerm(name) && !isLoss(name));
  const names = pairs.map(({ name }) => name);
  const isLetterOf = (name: string): boolean =>
    isLetter(name) && hasIndices(withoutSplit(name), names);
  const hasTotal = isOfTerms || names.some((name) => isTotal(name) || isLetterOf(name));
  // `total: 0.9 box: 0.6 cls: 0.3`
  return { pairs, losses: losses === 0 && hasTotal && pairs.length > 2 ? 1 : losses, hasTotal };
}

/** Rows of a line that are one: of two with the same names the second may be their mean. */
const FEWEST_GLUED = 3;

/** The rows of a line that holds several, as a list of dictionaries does; the first name begins the next where it comes again. */
export function rowsOfLine(read: PairLine, text: string, isLoss: IsLoss): readonly PairLine[] {
  const rows: Pair[][] = [[]];
  for (const pair of read.pairs) {
    if (pair.name === rows.at(-1)?.[0]?.name) rows.push([]);
    rows.at(-1)?.push(pair);
  }
  if (new Set(read.pairs.map(({ name }) => name)).size === read.pairs.length) return [read];
  if (rows.length < FEWEST_GLUED) return halvesOf(read, text, isLoss);
  return rows.map((pairs) => ({ ...read, ...lossesAmong(pairs, isLoss) }));
}

/** `Train: loss 3.0, ce 1.0 | Val: loss 3.5, ce 1.2`: a row of training and one of validation, by the same names. */
function halvesOf(read: PairLine, text: string, isLoss: IsLoss): readonly PairLine[] {
  const { pairs } = read;
  const names = pairs.map(({ name }) => withoutSplit(name));
  const isSecond = (pair: Pair, i: number): boolean =>
    names.indexOf(names[i] as string) < i &&
    (readSplit(text.slice(pairs[i - 1]?.end, pair.start)) === "val"
      ? names.slice(i).some(isTotalName)
      : isTotalName(names[i] as string) && (isHeldOutName(pair.name) || isTimedAgain(names)));
  const at = pairs.findIndex(isSecond);
  const isAgain = names.map((name, i) => i >= at && names.indexOf(name) < at);
  if (at < 0 || isAgain.filter(Boolean).length < 2) return [read];
  // What is of neither half stands behind both: `… | Val: loss 3.5, ce 1.2 | lr 0.001`.
  const end = isAgain.lastIndexOf(true) + 1;
  const isVal = pairs.map(({ name }, i) => i >= at && (i < end || isHeldOutName(name)));
  return (["train", "val"] as const).map((split) => {
    const half = pairs.filter((_, i) => isVal[i] === (split === "val"));
    return { ...read, split, ...lossesAmong(half, isLoss) };
  });
}

/** Whether all names come twice, with the time that each half took: `loss 0.9 | a_loss 0.3 | time 33.5 | loss 0.8 | …`. */
function isTimedAgain(names: readonly string[]): boolean {
  const half = names.length / 2;
  return (
    names.includes("time") && names.every((name, i) => name === names[(i + half) % (2 * half)])
  );
}

/** `Resuming from last.ckpt (epoch 0, loss 9.1)`, `Saved best model, loss 0.3`: what was read or written has that loss. */
const OF_FILE = /(?:^|[^a-z])(?:load|resum|restor|sav)(?:e|es|ed|ing|d)?(?![a-z])/i;

/** One pair with words behind it, or of a file, or several that somebody added up. */
function isSentence(text: string, all: readonly Pair[], pairs: number): boolean {
  if (pairs === 1)
    return SENTENCE.test(text.slice(all.at(-1)?.end)) || OF_FILE.test(text.slice(0, all[0]?.start));
  return all.length > 1 && PLUS.test(text.slice(all[0]?.end, all[1]?.start));
}

function braceOf(text: string): PairLine["brace"] {
  const [open, close] = [text.lastIndexOf("{"), text.lastIndexOf("}")];
  if (open > close) return "opens";
  return close > open && open < 0 ? "closes" : undefined;
}
