// A run's columns beside the components → what they say of a component that is not printed.

import { complexity, simplestNumbers } from "../math/simplest-number.ts";
import { isSettingName } from "../table/loss-names.ts";
import { readNumber } from "../table/read-number.ts";
import type { Roles } from "../table/roles.ts";
import type { Row, Split } from "../table/row.ts";
import type { Run } from "../table/run.ts";
import type { Remainders, Rows } from "./rows/rows.ts";

export interface OtherColumns {
  /** A column taken as a metric that fills the residual of every row: residual = factor × column, within rounding. */
  readonly filler: Filler | null;
  /** Outputs that have a metric but no loss, while another output has both. */
  readonly withoutLoss: readonly string[];
  /** Numbered components that are not there though their neighbours are: `digit2` between `digit1` and `digit3`. */
  readonly gaps: readonly string[];
  /** Components that hold a model back, where none is there that it learns from: `kl`. */
  readonly onlyRestraints: readonly string[];
}

/** A column that is no component and fills what is left of every row: remainder = factor × column. */
export interface Filler {
  readonly column: string;
  readonly factor: number;
  readonly rows: number;
}

const LOSS = /[_ /.-]loss$/i;

type Splits<Own> = Readonly<Record<Split, Own>>;

/** `left`: what the weighted components leave of each row, looked for where a column may fill it. */
export function readOtherColumns(
  run: Run,
  roles: Roles,
  rows: Splits<Rows>,
  left: () => Splits<Remainders>,
): OtherColumns {
  const metrics = roles.columns.filter(({ role }) => role === "metric").map(({ column }) => column);
  return {
    filler: findFiller(run, metrics, rows, left) ?? null,
    withoutLoss: [
      ...outputsWithoutLoss(roles.components, metrics),
      ...outputsOfOneName(roles.components, metrics),
    ],
    gaps: numberedGaps(roles.components),
    onlyRestraints: roles.components.every((name) => RESTRAINT.test(name)) ? roles.components : [],
  };
}

/** What no model is trained by alone: a divergence from a prior, the smoothness of a picture. */
const RESTRAINT = /(?:^|[^a-z])(?:kld?\d?|kl_?div(?:ergence)?|tv)(?:$|[^a-z])/i;

/** Rows that one factor must fill, and how narrowly they must pin it, relative: one number for all of them is then no chance. */
const FILLED_ROWS = 4;
const FACTOR_WIDTH = 0.02;
const FACTOR_DIGITS = 2.1;
/** Largest over smallest value of the column from which it moves: a level one fills a level residual by chance. */
const MOVES = 1.1;

/** What factors of a column fill the remainders of its rows so far. */
interface Fill {
  low: number;
  high: number;
  rows: number;
  /** Smallest and largest value of the column. */
  least: number;
  most: number;
}

function findFiller(
  run: Run,
  metrics: readonly string[],
  rows: Splits<Rows>,
  left: () => Splits<Remainders>,
): Filler | undefined {
  const fills = new Map<string, Fill>();
  for (const column of metrics)
    if (!isSettingName(column))
      fills.set(column, { low: 0, high: Infinity, rows: 0, least: Infinity, most: 0 });
  // Row by row, as there may be as many columns as rows.
  for (const split of ["train", "val"] as const)
    for (const [t, { row }] of rows[split].observations.entries()) {
      if (fills.size === 0) return undefined;
      const { r, tolerance } = left()[split];
      const [rest, unit] = [r[t] as number, tolerance[t] as number];
      const [least, most] = [rest - unit, rest + unit];
      const { values } = run.rows.at(row) as Row;
      for (const column of values.keys()) {
        const fill = fills.get(column);
        if (fill === undefined || !readNumber(values, column, number, 0)) continue;
        const [value, low, high] = [...number] as [number, number, number];
        if (!(low > 0)) continue;
        fill.rows += 1;
        fill.least = Math.min(fill.least, value);
        fill.most = Math.max(fill.most, value);
        fill.low = Math.max(fill.low, least / (least < 0 ? low : high));
        fill.high = Math.min(fill.high, most / (most < 0 ? high : low));
        if (fill.low > fill.high) fills.delete(column);
      }
    }
  for (const [column, fill] of fills) {
    const factor = factorOf(fill);
    if (factor !== undefined) return { column, factor, rows: fill.rows };
  }
  return undefined;
}

function factorOf({ low, high, rows, least, most }: Fill): number | undefined {
  if (rows < FILLED_ROWS || most < MOVES * least) return undefined;
  if (!(low > 0 && high - low <= FACTOR_WIDTH * high)) return undefined;
  const [factor] = simplestNumbers(low, high, 1);
  return factor !== undefined && complexity(factor) <= FACTOR_DIGITS ? factor : undefined;
}

/** Value, low and high of the number in hand. */
const number = new Float64Array(3);

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

/**
 * `dense_1_acc_1`, `dense_1_acc_2` beside the one `dense_1_loss`: outputs of one layer have one name, and of their losses
 * Keras prints one alone, of their metrics all.
 */
function outputsOfOneName(components: readonly string[], metrics: readonly string[]): string[] {
  const [only, ...others] = components;
  if (only === undefined || others.length > 0) return [];
  const own = metrics.filter((metric) => metric.startsWith(`${only.replace(LOSS, "")}_`));
  return own.flatMap((metric) => {
    const first = /^(.*)_\d{1,3}$/.exec(metric)?.[1];
    return first !== undefined && own.includes(first) ? [metric] : [];
  });
}

/** Layers without a name of their own, which Keras counts by kind, hidden ones as well. */
const COUNTED = /^(?:dense|activation|lambda|reshape|flatten|time_distributed|conv\dd|model)_$/;

function numberedGaps(components: readonly string[]): string[] {
  const names = new Set(components);
  return components.flatMap((name) => {
    const [, before = "", number = "", after = ""] =
      /^(.*?)(\d{1,4})((?:[_ /.-]loss)?)$/i.exec(name) ?? [];
    const beyond = (steps: number): string => `${before}${Number(number) + steps}${after}`;
    const isGap = number !== "" && !names.has(beyond(1)) && names.has(beyond(2));
    return isGap && !COUNTED.test(before) ? [beyond(1)] : [];
  });
}
