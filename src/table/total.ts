// The columns of a run and their numbers → which is the total, by name and, where two could be, by what adds up.

import {
  matchesPattern,
  isAverageName,
  isDecoy,
  isLossName,
  isTotalName,
  totalRank,
  isGeneratorName,
  termOf,
} from "./loss-names.ts";
import type { PrinterRoles } from "./printer-facts.ts";
import type { Printed } from "./printed.ts";
import type { Run } from "./run.ts";
import { splitOfName } from "./splits.ts";

/** Rows that are looked at: a slip in one of them decides. */
const LOOKED_AT = 64;
/** What float32 and printed digits may leave of a sum. */
export const TOLERANCE = 1e-4;

/** Undefined where no column can be the total, or several could. Declared components are none. */
export function findTotal(
  run: Run,
  known: PrinterRoles | undefined,
  components: readonly string[] = [],
): string | undefined {
  const columns = run.columns.filter((column) => !components.includes(column));
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
    return isAlone ? first : undefined;
  }
  const averages = columns.filter((column) => isAverageName(column));
  if (averages.length === 1) return averages[0];
  const generators = columns.filter((column) => isGeneratorName(column));
  const terms = columns.flatMap((column) => (isLossName(column) ? [] : (termOf(column) ?? [])));
  const isWhole = terms.length >= FEWEST_TERMS && terms.includes("term");
  return generators.length === 1 && isWhole ? generators[0] : undefined;
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

/** Whether `loss` is a part of what is named as the total: they add up with the other losses, or the total is never below it and not it. */
function isWholeOf(run: Run, total: string, loss: string): boolean {
  const parts = run.columns.filter(
    (column) => column === loss || (column !== total && isPart(column)),
  );
  let adds = true;
  let isAbove = true;
  let differs = false;
  for (const [whole, ...values] of rowsWith(run, [total, ...parts])) {
    const own = values[parts.indexOf(loss)] as Printed;
    const sum = values.reduce((all, { value }) => all + value, 0);
    const unit = TOLERANCE * Math.abs(whole.value) + (whole.high - whole.low);
    adds &&=
      Math.abs(whole.value - sum) <=
      unit + values.reduce((all, { low, high }) => all + high - low, 0);
    isAbove &&= whole.value >= own.value - unit;
    differs ||= Math.abs(whole.value - own.value) > unit;
  }
  return adds || (isAbove && differs);
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
  const others = run.columns.filter((name) => name !== column && name !== total && isPart(name));
  const rows = rowsWith(run, [total, column, ...others]);
  return (
    rows.length > 0 &&
    rows.every(([whole, own]) => whole.value === own?.value) &&
    rows.some(([, , ...values]) => values.some(({ value }) => value !== 0))
  );
}

/** The numbers of the first rows that have them all, none of them infinite or nan. */
export function rowsWith(
  run: Run,
  columns: readonly string[],
): (readonly [Printed, ...Printed[]])[] {
  const rows: (readonly [Printed, ...Printed[]])[] = [];
  for (const { values } of run.rows) {
    const found = columns.flatMap((name) => values.get(name) ?? []);
    const [first, ...rest] = found;
    if (first === undefined || found.length < columns.length) continue;
    if (found.some(({ value }) => !Number.isFinite(value))) continue;
    rows.push([first, ...rest]);
    if (rows.length === LOOKED_AT) break;
  }
  return rows;
}
