// The columns of a run and their numbers → which is the total, by name and, where two could be, by what adds up.

import {
  matchesPattern,
  isAverageName,
  isDecoy,
  isLossName,
  isMeanOfPart,
  isSettingName,
  isTotalName,
  totalRank,
  isBoundName,
  isGeneratorName,
  ofDiscriminator,
  termOf,
} from "./loss-names.ts";
import type { PrinterRoles } from "./printer-facts.ts";
import { isOfKeras, type Run } from "./run.ts";
import { isHeldOutName, splitOfName } from "./splits.ts";
import { makeUp, rowsWith, type SumNumber, TOLERANCE } from "./sums.ts";

/** Undefined where no column can be the total, or several could. Declared components are none. */
export function findTotal(
  run: Run,
  known: PrinterRoles | undefined,
  components: readonly string[] = [],
): string | undefined {
  const columns = run.columns.filter(
    (column) => !components.includes(column) && !isOfTest(run, column),
  );
  for (const pattern of known?.total ?? []) {
    const found = columns.find((column) => matchesPattern(column, pattern));
    if (found !== undefined) return found;
  }
  if (known?.total !== undefined) return undefined;
  const named = columns
    .filter((column) => isTotalName(column))
    .toSorted(
      (a, b) => totalRank(a) - totalRank(b) || depth(a) - depth(b) || byEpoch(a) - byEpoch(b),
    );
  const [first, ...others] = named;
  if (first !== undefined) {
    const loss = named.find((column) => totalRank(column) === totalRank("loss"));
    if (loss !== undefined && loss !== first) {
      return isWholeOf(run, first, loss) ? first : loss;
    }
    // `gen/loss` and `disc/loss` are two totals, or two parts of one that is not printed.
    const isAlone =
      depth(first) === 0 ||
      others.every((other) => depth(other) > depth(first) || isAveraged(other, first));
    // `time/ppo/total` is none beside `ppo/loss/total`.
    const [own, ...further] = named.filter((column) => isLossName(column));
    return isAlone ? first : further.length === 0 ? own : undefined;
  }
  const averages = columns.filter((column) => isAverageName(column));
  const means = averages.filter((column) => averages.length === 1 || !isMeanOfPart(column));
  if (means.length === 1) return means[0];
  const generators = columns.filter((column) => isGeneratorName(column));
  const called = generators.find((column) => /total/i.test(column));
  if (called !== undefined && hasTermsOfOwn(columns, called)) return called;
  // A generator is trained apart from the discriminator whose terms make up its loss.
  const whole =
    columns.find((column) => hasIndices(column, columns)) ??
    wholeOfOthers(run, columns, isTermOrPart) ??
    wholeOfOthers(run, columns, (column) => isTermOrPart(column) && !isGeneratorName(column)) ??
    wholeOfOthers(run, columns, (column) => isPart(column) || termOf(column) !== undefined);
  if (whole !== undefined) return whole;
  const [generator] = generators;
  const [bound, ...more] = columns.filter((column) => isBoundName(column));
  const isOfBound = (column: string): boolean => column !== bound && isTermOrPart(column);
  if (bound !== undefined && more.length === 0 && columns.some(isOfBound)) return bound;
  if (generator === undefined || generators.length > 1) return onlyLoss(columns);
  const terms = columns.flatMap((column) =>
    isLossName(column) && termOf(column) === "either" ? [] : (termOf(column) ?? []),
  );
  const isWhole = terms.length >= FEWEST_TERMS && terms.includes("term");
  return isWhole || isSumOfOwn(run, generator) ? generator : undefined;
}

/** Whether it stands alone in rows of held-out data, where training prints losses and no total: `Test Loss` below `Class Loss`, `Recon Loss`. */
export function isOfTest(run: Run, column: string): boolean {
  if (!isTotalName(column)) return false;
  const trained = new Set<string>();
  for (const { split, values } of run.rows) {
    const isTrain = split === "train";
    const isIn = values.has(column);
    if (isIn && isTrain) return false;
    if (isIn || (isTrain && trained.size < FEWEST_TERMS)) {
      const parts = [...values.keys()].filter(isPart);
      if (isIn && parts.length > 0) return false;
      for (const name of parts) trained.add(name);
    }
  }
  return trained.size >= FEWEST_TERMS;
}

/** Rows that a sum must be in where they have few digits. */
const FEWEST_OF_SUM = 3;
/** Digits that agree in all rows together: of sums of some three numbers one in ten thousand has so many by chance. */
const TOLD_DIGITS = 4;
const MOST_OF_SUM = 24;

/** What formulas and sums are called, which only their numbers tell to be totals. */
const WHOLE = /^(?:[jlℒ]|𝓛|sum|all)$/i;

/** `L_det` beside `l_cls`, `l_loc`: the column, by whatever name, that is the sum of all losses and terms beside it. */
function wholeOfOthers(
  run: Run,
  columns: readonly string[],
  mayBePart: (column: string) => boolean,
): string | undefined {
  const parts = columns.filter((column) => mayBePart(column) || WHOLE.test(column));
  if (parts.length < FEWEST_TERMS || parts.length > MOST_OF_SUM) return undefined;
  const isPlain = (column: string): boolean =>
    !parts.includes(column) && !isSettingName(column) && splitOfName(column) === undefined;
  return [...parts, ...columns.filter(isPlain)].find((column) => {
    const others = parts.filter((part) => part !== column);
    return others.length >= FEWEST_TERMS && isSumOf(run, column, others);
  });
}

function isSumOf(run: Run, whole: string, parts: readonly string[]): boolean {
  if (!makeUp(run, whole, parts)) return false;
  const digits = rowsWith(run, [whole, ...parts]).map((row) =>
    Math.log10(Math.abs(row[0].value) / row.reduce((unit, { low, high }) => unit + high - low, 0)),
  );
  if (digits.length < FEWEST_OF_SUM)
    return digits.reduce((all, own) => all + own, 0) >= TOLD_DIGITS;
  // `0`, as `%.4g` prints it, may be anything up to a half.
  return digits.some((own) => own > 0);
}

export function mayHaveIndices(column: string): boolean {
  return WHOLE.test(column);
}

/** `J` beside `J_fit` and `J_smooth`, `L` beside `Lc` and `Lr`, or beside terms by their names: `L` beside `recon` and `kl`. */
export function hasIndices(column: string, columns: readonly string[]): boolean {
  if (!WHOLE.test(column)) return false;
  const kinds = column === "L" ? columns.flatMap((other) => termOf(other) ?? []) : [];
  if (kinds.length >= FEWEST_TERMS && kinds.includes("term")) return true;
  return columns.filter((other) => isIndexOf(column, other)).length >= FEWEST_TERMS;
}

export function isIndexOf(letter: string, column: string): boolean {
  if (!WHOLE.test(letter) || !column.startsWith(letter) || isTotalName(column)) return false;
  const index = column.slice(letter.length);
  return index.startsWith("_") || (/^[JLℒ]$/.test(letter) && /^[a-z]{1,8}\d?$/.test(index));
}

/** `FocalLoss` beside an accuracy: the one loss of a log, where nothing in it goes by the name of a term. */
function onlyLoss(columns: readonly string[]): string | undefined {
  const [only, ...others] = columns.filter(
    (column) => isLossName(column) && !isDecoy(column) && !isHeldOutName(column),
  );
  const hasTerms = columns.some((column) => column !== only && termOf(column) !== undefined);
  return others.length > 0 || hasTerms || columns.length < 2 ? undefined : only;
}

/** Whether the losses that are called after the generator make up its loss: `G_loss`, `G_vgg_loss`; `loss_G`, `loss_G_GAN`. */
function isSumOfOwn(run: Run, generator: string): boolean {
  const stem = generator.replace(/[_ ](?:loss|total)$/i, "");
  const own = run.columns.filter(
    (column) =>
      column !== generator &&
      column.startsWith(stem) &&
      /^[_ ]/.test(column.slice(stem.length)) &&
      isPart(column),
  );
  return own.length >= FEWEST_TERMS && makeUp(run, generator, own);
}

/** `gen_total_loss` beside `gen_gan_loss`, `gen_l1_loss` and the loss of a discriminator. */
function hasTermsOfOwn(columns: readonly string[], generator: string): boolean {
  const losses = columns.filter((column) => column !== generator && isPart(column));
  return losses.length - ofDiscriminator([generator, ...losses]).length >= FEWEST_TERMS;
}

/** Terms beside the loss of a generator, for it to be their whole; else it is one of two losses that are trained apart. */
const FEWEST_TERMS = 2;

function depth(column: string): number {
  return column.split("/").length - 1;
}

/** PyTorch Lightning's mean over the epoch comes before the value of one batch. */
function byEpoch(column: string): number {
  return /_step$/i.test(column) ? 1 : 0;
}

function isAveraged(column: string, other: string): boolean {
  const bare = (name: string): string => name.replace(/_(?:epoch|step)$/i, "");
  return bare(column) === bare(other);
}

/**
 * `loss` and `regularization_loss`, where they make up `total_loss`: TensorFlow Recommenders (`models/base.py:
 * Model.train_step`, 0.7) prints the three beside metrics of its tasks, of which some are called losses.
 */
export function lossAndPenalty(run: Run, total: string): readonly string[] {
  const own = ["loss", "regularization_loss"];
  const isThere = isOfKeras(run) && total === "total_loss";
  return isThere && own.every((name) => run.columns.includes(name)) && makeUp(run, total, own)
    ? own
    : [];
}

/** Whether `loss` is a part of what is named as the total: they add up with the other losses, or the total is never below it and not it. */
function isWholeOf(run: Run, total: string, loss: string): boolean {
  const parts = run.columns.filter(
    (column) => column === loss || (column !== total && isPart(column)),
  );
  if (makeUp(run, total, parts) || lossAndPenalty(run, total).length > 0) return true;
  let isAbove = true;
  let differs = false;
  for (const [whole, own] of rowsWith(run, [total, loss, ...parts])) {
    const unit = TOLERANCE * Math.abs(whole.value) + (whole.high - whole.low);
    isAbove &&= whole.value >= (own as SumNumber).value - unit;
    differs ||= Math.abs(whole.value - (own as SumNumber).value) > unit;
  }
  return isAbove && differs;
}

function isTermOrPart(column: string): boolean {
  return isPart(column) || termOf(column) === "term";
}

function isPart(column: string): boolean {
  return (
    isLossName(column) &&
    !isTotalName(column) &&
    !isDecoy(column) &&
    splitOfName(column) === undefined
  );
}

/** Whether both columns have the same value in every row, and there are others that would have to be 0. */
export function isSame(run: Run, column: string, total: string): boolean {
  if (lossAndPenalty(run, total).includes(column)) return false;
  const others = run.columns.filter((name) => name !== column && name !== total && isPart(name));
  const rows = rowsWith(run, [total, column, ...others]);
  return (
    rows.length > 0 &&
    rows.every(([whole, own]) => whole.value === own?.value) &&
    rows.some(([, , ...values]) => values.some(({ value }) => value !== 0))
  );
}
