// A run's columns beside the components → what they say of a component that is not printed.

import { complexity, simplestNumbers } from "../math/simplest-number.ts";
import { readNumber } from "../table/read-number.ts";
import type { Roles } from "../table/roles.ts";
import type { Run } from "../table/run.ts";

export interface OtherColumns {
  /** A column taken as a metric that fills the residual of every row: residual = factor × column, within rounding. */
  readonly filler: Filler | null;
  /** Outputs that have a metric but no loss, while another output has both. */
  readonly withoutLoss: readonly string[];
  /** Numbered components that are not there though their neighbours are: `digit2` between `digit1` and `digit3`. */
  readonly gaps: readonly string[];
}

/** A column that is no component and fills what is left of every row: remainder = factor × column. */
export interface Filler {
  readonly column: string;
  readonly factor: number;
  readonly rows: number;
}

const LOSS = /[_ /.-]loss$/i;

/** `float`: relative error allowed for the trainer's arithmetic. */
export function readOtherColumns(
  run: Run,
  roles: Roles,
  weights: readonly number[],
  float: number,
): OtherColumns {
  const metrics = roles.columns.filter(({ role }) => role === "metric").map(({ column }) => column);
  return {
    filler: findFiller(run, roles, weights, metrics, float) ?? null,
    withoutLoss: outputsWithoutLoss(roles.components, metrics),
    gaps: numberedGaps(roles.components),
  };
}

/** Rows that one factor must fill, and how narrowly they must pin it, relative: one number for all of them is then no chance. */
const FILLED_ROWS = 4;
const FACTOR_WIDTH = 0.02;
const FACTOR_DIGITS = 2.1;
/** Largest over smallest value of the column from which it moves: a level one fills a level residual by chance. */
const MOVES = 1.1;

function findFiller(
  run: Run,
  { total, components }: Roles,
  weights: readonly number[],
  metrics: readonly string[],
  float: number,
): Filler | undefined {
  for (const column of metrics) {
    const found = fillerOf(run, [total, ...components], weights, column, float);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fillerOf(
  run: Run,
  named: readonly string[],
  weights: readonly number[],
  column: string,
  float: number,
): Filler | undefined {
  let [low, high, rows] = [0, Infinity, 0];
  let [least, most] = [Infinity, 0];
  const own = new Float64Array(3);
  for (const { values } of run.rows) {
    if (!readNumber(values, column, own, 0) || !((own[1] as number) > 0)) continue;
    const remainder = remainderOf(values, named, weights, float);
    if (remainder === undefined) continue;
    rows += 1;
    least = Math.min(least, own[0] as number);
    most = Math.max(most, own[0] as number);
    low = Math.max(low, remainder.low / (own[remainder.low < 0 ? 1 : 2] as number));
    high = Math.min(high, remainder.high / (own[remainder.high < 0 ? 2 : 1] as number));
    if (low > high) return undefined;
  }
  if (rows < FILLED_ROWS || most < MOVES * least) return undefined;
  if (!(low > 0 && high - low <= FACTOR_WIDTH * high)) return undefined;
  const [factor] = simplestNumbers(low, high, 1);
  return factor !== undefined && complexity(factor) <= FACTOR_DIGITS
    ? { column, factor, rows }
    : undefined;
}

const number = new Float64Array(3);

/** Total less the weighted components, widened by `float`; undefined where one of them is missing or not finite. */
function remainderOf(
  values: Run["rows"][number]["values"],
  [total = "", ...components]: readonly string[],
  weights: readonly number[],
  float: number,
): { low: number; high: number } | undefined {
  if (!readNumber(values, total, number, 0)) return undefined;
  let [size, low, high] = [Math.abs(number[0] as number), number[1] as number, number[2] as number];
  for (let i = 0; i < components.length; i += 1) {
    if (!readNumber(values, components[i] as string, number, 0)) return undefined;
    const weight = weights[i] as number;
    low -= weight * (number[2] as number);
    high -= weight * (number[1] as number);
    size += Math.abs(weight * (number[0] as number));
  }
  low -= float * size;
  high += float * size;
  return Number.isFinite(low + high) ? { low, high } : undefined;
}

function outputsWithoutLoss(components: readonly string[], metrics: readonly string[]): string[] {
  const outputs = components.map((name) => name.replace(LOSS, ""));
  const suffixes = new Set<string>();
  for (const metric of metrics) {
    const output = outputs.find((name) => metric.startsWith(`${name}_`));
    if (output !== undefined) suffixes.add(metric.slice(output.length));
  }
  const found = new Set<string>();
  for (const metric of metrics) {
    if (outputs.some((name) => metric.startsWith(`${name}_`))) continue;
    const suffix = [...suffixes].find((end) => metric.endsWith(end) && metric.length > end.length);
    if (suffix !== undefined) found.add(metric.slice(0, -suffix.length));
  }
  return [...found];
}

/** A series of names longer than this is not looked through for gaps: its numbers are no count of outputs. */
const MOST_NUMBERS = 100;

function numberedGaps(components: readonly string[]): string[] {
  const series = new Map<string, Set<number>>();
  for (const name of components) {
    const match = /^(.*?)(\d{1,4})((?:[_ /.-]loss)?)$/i.exec(name);
    if (match === null) continue;
    const key = `${match[1]}#${match[3]}`;
    const numbers = series.get(key);
    if (numbers === undefined) series.set(key, new Set([Number(match[2])]));
    else numbers.add(Number(match[2]));
  }
  return [...series].flatMap(([key, numbers]) => {
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    if (numbers.size < 2 || last - first > MOST_NUMBERS) return [];
    const [before, after] = key.split("#") as [string, string];
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
      .filter((number) => !numbers.has(number))
      .map((number) => `${before}${number}${after}`);
  });
}
