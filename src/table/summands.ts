// Columns that are not named as losses → which of them are parts of the total, by what adds up and by what terms are called.

import { fittedParts } from "./fitted-parts.ts";
import { isLossName, isSettingName, isWeightName, ofDiscriminator, termOf } from "./loss-names.ts";
import { isOfKeras, type Run } from "./run.ts";
import type { Row } from "./row.ts";
import { doubleOf } from "./read-number.ts";
import { splitOfName } from "./splits.ts";
import {
  areNearer,
  rowsToSearch,
  isMeanOf,
  sumsTo,
  sumsInAll,
  makeUp,
  type SumNumber,
  type SumRow,
  rowsWith,
} from "./sums.ts";

/** Names of measurements, which add up to a total by accident at most. */
const MEASURE =
  /acc|approx|explained|clip_?frac|error|precision|recall|(?<!heat)map|m_?iou|f1|auc|(?<![a-z])(?:lr(?![a-z])|eta)|(?<!^)rate|time|sec|speed|mem|[a-z_ ]size|grad|norm(?!al)|variance|step|iter|epoch|images|instances|labels|samples|fps|(?<!lp)ips|sps|_cost|reward|snr|ppl|perp(?:lexity)?(?![a-z])|bleu|wer|cer|mrr|ndcg|\/s$|\(t\)$|^data$/i;

export function mayBeTerm(column: string): boolean {
  return !MEASURE.test(column) && !isWeightName(column);
}

/** `data` is a time in some logs, and a term in others. */
export function mayBePart(column: string): boolean {
  return mayBeTerm(column) || /^data$/i.test(column);
}

/** Columns among which any set is tried, and rows that a set which was sought must hold in. */
const MOST_TRIED = 12;
const FEWEST_ROWS = 3;
/** What less of the total than this is made up of is left of rounding, and shows no part. */
const LEAST_SHARE = 1e-3;

/**
 * Those of `others` that add up to the total at weights 1 in every row, together with the columns that are `named` as
 * losses; none where these do so alone. All but measurements, else the fewest of them; else, but in logs of Keras, those
 * that do so at weights of their own.
 */
export function summands(
  run: Run,
  total: string,
  named: readonly string[],
  others: readonly string[],
): readonly string[] {
  const least = named.length > 0 ? 1 : 2;
  const unset = others.filter((column) => !isSettingName(column) && !isCount(run, total, column));
  if (unset.length < least || (named.length > 0 && makeUp(run, total, named))) return [];
  const moving = unset.filter((column) => !standsStill(run, column));
  const plain = moving.filter(mayBeTerm);
  for (const taken of [plain, unset.filter(mayBeTerm)]) {
    const all = rowsWith(run, [total, ...named, ...taken]);
    // `v_num=0` may be anything up to a half.
    const places = taken.map((_, i) => 1 + named.length + i);
    const isAll = taken === plain || all.some((row) => matters(row, places));
    // A loss that is called none of the parts, as a discriminator's is not, is none by one row.
    const isEnough = all.length > 1 || (all.some(isTelling) && !taken.some(isLossName));
    if (taken.length >= least && isEnough && isAll && sumsInAll(all)) return taken;
  }
  if (moving.length < least || moving.length > MOST_TRIED) return [];
  const rows = rowsWith(run, [total, ...named, ...moving]);
  const added = rows.length < FEWEST_ROWS ? [] : fewest(rows, named.length, moving, least);
  if (added.length > 0 || isOfKeras(run)) return added;
  const inner = partsOfParts(run, moving);
  const outer = moving.filter((column) => !inner.has(column));
  const fitted = fittedParts(run, total, named, outer.filter(mayBeTerm));
  const further = outer.filter(mayBePart);
  return fitted.length > 0 ? fitted : fittedParts(run, total, named, further);
}

/** So many digits that hardly anything comes to the total by chance: 2 of 2,000 made rows. */
const TELLING = 2e-4;

function isTelling([{ value, low, high }]: SumRow): boolean {
  return high - low <= TELLING * Math.abs(value);
}

/** Whole numbers beside a total with decimals: with half of one to either side they fill any gap. */
function isCount(run: Run, total: string, column: string): boolean {
  return rowsWith(run, [total, column]).every(
    ([whole, own]) => whole.high - whole.low < 1 && own !== undefined && own.high - own.low >= 1,
  );
}

/** As a setting does, and a part at times. */
export function standsStill(run: Run, column: string): boolean {
  const rows = rowsWith(run, [column]);
  return rows.length > 1 && rows.every(([{ value }]) => value === rows[0]?.[0].value);
}

/**
 * Losses that are parts of another one, which they make up: `out_kl_loss`, `out_rec_loss` of `out_loss`, `adv_real`,
 * `adv_fake` of `adv`, whose name they share, or those right before `out_total_loss`.
 */
function partsOfParts(run: Run, named: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [at, whole] of named.entries()) {
    const before = named.slice(Math.max(0, at - MOST_TRIED), at).filter((name) => !found.has(name));
    for (let count = 2; /total|sum/i.test(whole) && count <= before.length; count += 1) {
      const own = before.slice(-count);
      if (makeUp(run, whole, own)) for (const name of own) found.add(name);
    }
    const stem = whole.replace(/[_ /-]?loss(?:_[a-z]+)?$/i, "");
    if (stem === "") continue;
    const own = named.filter(
      (name) => name !== whole && name.startsWith(stem) && /^[_ /-]/.test(name.slice(stem.length)),
    );
    if (own.length > 1 && makeUp(run, whole, own)) for (const name of own) found.add(name);
  }
  return found;
}

/** Rows in which what is left beside one loss is the same by no accident. */
const FEWEST_STEADY = 6;

/**
 * The loss that is the total itself, or, in many rows, all of it but one steady term, where none of those beside it has room
 * in it: metrics, which Keras calls after their functions, and terms of `model_loss` beside it.
 */
function soleLoss(run: Run, total: string, losses: readonly string[]): string | undefined {
  if (losses.length < 2 || !isOfKeras(run)) return undefined;
  const rows = rowsWith(run, [total, ...losses]);
  if (rows.length < 2) return undefined;
  return losses.find((_, i) => {
    const others = losses.flatMap((__, at) => (at === i ? [] : [at + 1]));
    if (rows.every((row) => row[0].value === row[i + 1]?.value))
      return rows.every((row) => matters(row, others));
    const least = Math.max(...rows.map((row) => row[0].low - (row[i + 1] as SumNumber).high));
    const most = Math.min(...rows.map((row) => row[0].high - (row[i + 1] as SumNumber).low));
    const isSteady = rows.length >= FEWEST_STEADY && least > 0 && least <= most;
    return isSteady && haveNoRoom(rows, i + 1, others);
  });
}

/** Whether no weights of 0 or more of the others make up what the loss `at` leaves: between two rows each falls by more. */
function haveNoRoom(rows: readonly SumRow[], at: number, others: readonly number[]): boolean {
  const inOrder = rows.toSorted(
    (a, b) => (a[others[0] as number]?.value ?? 0) - (b[others[0] as number]?.value ?? 0),
  );
  const [least, most] = [inOrder[0] as SumRow, inOrder.at(-1) as SumRow];
  const low = least[0].low - (least[at] as SumNumber).high;
  const high = most[0].high - (most[at] as SumNumber).low;
  return others.every(
    (other) => (least[other] as SumNumber).high * high < (most[other] as SumNumber).low * low,
  );
}

/** Without `ce` where `ce_w` stands beside it: the same at its weight. */
function withoutRaw(columns: readonly string[]): readonly string[] {
  const all = new Set(columns);
  const isRaw = (name: string): boolean =>
    ["_w", "_weighted", "_scaled"].some((end) => all.has(name + end)) ||
    all.has(`weighted_${name}`);
  return columns.filter((name) => !isRaw(name));
}

/** Of losses that are printed in two ways, by layer and by kind, those that come first, where they make up the total. */
export function firstPartition(
  run: Run,
  total: string,
  losses: readonly string[],
): readonly string[] {
  if (makeUp(run, total, losses)) return losses;
  const weighted = withoutRaw(losses);
  if (weighted.length < losses.length && makeUp(run, total, weighted)) return weighted;
  const sole = soleLoss(run, total, losses);
  if (sole !== undefined) return [sole];
  const inner = partsOfParts(run, losses);
  const named = losses.filter((column) => !inner.has(column));
  if (named.length < 3 || named.length > MOST_TRIED || isOfKeras(run)) return named;
  // The numbers of one row add up in some way by accident.
  const rows = rowsWith(run, [total, ...named]);
  if (rows.length < 2 || makeUp(run, total, named)) return named;
  for (let size = 2; size <= named.length - 2; size += 1) {
    const first = named.slice(0, size);
    if (makeUp(run, total, first)) return first;
  }
  // `det_loss` beside the losses that it is the sum of
  const some = rows.length < FEWEST_ROWS ? [] : fewest(rows, 0, named, 2);
  return some.length > 0 ? some : named;
}

function fewest(
  rows: readonly SumRow[],
  named: number,
  others: readonly string[],
  least: number,
): readonly string[] {
  let found: readonly number[] | undefined;
  for (let set = 1; set < 1 << others.length; set += 1) {
    const taken = others.flatMap((_, index) => ((set >> index) & 1 ? [index] : []));
    if (taken.length < least || taken.length >= (found?.length ?? Infinity)) continue;
    const places = taken.map((index) => 1 + named + index);
    if (rows.every((row) => sumsTo(row, named, places)) && rows.some((row) => matters(row, places)))
      found = taken;
  }
  return (found ?? []).map((index) => others[index] as string);
}

function matters([whole, ...values]: SumRow, places: readonly number[]): boolean {
  return places.every(
    (at) => Math.abs((values[at - 1] as SumNumber).value) > LEAST_SHARE * Math.abs(whole.value),
  );
}

/**
 * Columns that go by the names of terms of a loss (`kl`, `recon`, `ce`) in a log that calls none of them one; those whose
 * names measurements share (`mse`, `dice`) beside such a term alone, and where they fall as the total does. Beside `losses`
 * all of them where they close the gap that these leave.
 */
export function terms(
  run: Run,
  total: string,
  found: readonly { readonly column: string; readonly role: string }[],
  losses: readonly string[],
): readonly string[] {
  const named = found
    .filter(({ role }) => role === "metric")
    .map(({ column }) => column)
    .filter((column) => mayBeTerm(column) && !isLossName(column))
    // `bc_w 1.0` beside `bc`: its weight, where it is not what it comes to with one.
    .filter((column) => !column.endsWith("_w") || !standsStill(run, column))
    .filter((column) => splitOfName(column) === undefined && isBeside(run, total, column));
  if (!named.some((column) => termOf(column) === "term")) return [];
  const apart = ofDiscriminator([total, ...named]);
  const every = named.filter((column) => termOf(column) !== undefined);
  const any = every.filter((column) => !apart.includes(column) || apart.includes(total));
  for (const taken of [any, every]) {
    const whole = [...losses, ...taken];
    if (makeUp(run, total, whole) || isMeanOf(run, total, whole)) return taken;
  }
  const weighted = withoutRaw(any);
  if (weighted.length < any.length && makeUp(run, total, [...losses, ...weighted])) return weighted;
  const inner = partsOfParts(run, any);
  const all = any.filter(
    (column) => !inner.has(column) && (termOf(column) === "term" || fallsWith(run, total, column)),
  );
  return losses.length === 0 || areNearer(run, total, losses, all) ? all : [];
}

/** In rows of training, where the total is in any: what validation alone has is a metric of it. */
export function isBeside(run: Run, total: string, column: string): boolean {
  const hasIn = (name: string, { values }: Row): boolean => Number.isFinite(doubleOf(values, name));
  const isTrained = rowsToSearch(run, [total]).some(
    (row) => row.split === "train" && hasIn(total, row),
  );
  return rowsToSearch(run, [total, column]).some(
    (row) => (row.split === "train" || !isTrained) && hasIn(total, row) && hasIn(column, row),
  );
}

/** From the first row to the last. */
function fallsWith(run: Run, total: string, column: string): boolean {
  const rows = rowsWith(run, [total, column]);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || rows.length < 2) return false;
  const moved = (i: number): number => (last[i]?.value ?? 0) - (first[i]?.value ?? 0);
  return moved(0) * moved(1) >= 0;
}
