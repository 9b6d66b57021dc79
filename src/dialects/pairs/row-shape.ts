// A row of pairs that was read, with its text → what the rows that follow look like in bytes.

import type { RowShape } from "../../fast-rows/layout-list.ts";
import type { Field } from "../../fast-rows/row-layout.ts";
import type { Clock, Count } from "./clock.ts";
import type { Pair } from "./pair-parts.ts";
import type { Reading } from "./row-source.ts";

/** A piece of the line that has a literal before and behind it; see Span. */
interface Hole {
  readonly field: Field;
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly to: number;
}

/** Counts of a row that the kernel reads. */
export type CountName = "epoch" | "step" | "iteration";

export interface PairShape extends RowShape {
  readonly counts: readonly CountName[];
}

/** Names that can be read in one way only, and numbers as the kernel reads them. */
const WHOLE = /^(?:0|[1-9]\d{0,8})$/;

/** Undefined for a row whose pieces are not told apart by what stands between them. */
export function pairShape(
  text: string,
  pairs: readonly Pair[],
  clock: Clock,
  reading: Reading,
): PairShape | undefined {
  const needed = countsOf(clock);
  const holes: Hole[] = [];
  const counts: CountName[] = [];
  for (const name of ["epoch", "step", "iteration"] as const) {
    const count = clock[name];
    if (count === undefined || count.span.to === 0) continue;
    const isNeeded = needed.includes(name);
    if (isNeeded && !WHOLE.test(text.slice(count.span.start, count.span.end))) return undefined;
    holes.push({ ...count.span, field: isNeeded ? "count" : "skip" });
  }
  for (const pair of pairs) holes.push(...holesOf(pair, reading));
  holes.sort((a, b) => a.start - b.start);
  for (const hole of holes) {
    const name = needed.find((one) => (clock[one] as Count).span.start === hole.start);
    if (name !== undefined && hole.field === "count") counts.push(name);
  }
  const shape = between(text, holes);
  return shape && { ...shape, counts };
}

/** Those that tell the time of the row. */
function countsOf({ epoch, step, iteration }: Clock): readonly CountName[] {
  if (iteration !== undefined) return ["iteration"];
  if (step !== undefined) return epoch === undefined ? ["step"] : ["epoch", "step"];
  return epoch === undefined ? [] : ["epoch"];
}

function holesOf(pair: Pair, reading: Reading): readonly Hole[] {
  const { start, at, text, second, secondAt, end } = pair;
  const first = at + text.length;
  if (second === undefined)
    return [{ field: "number", from: start, start: at, end: first, to: end }];
  const isFirst = reading.number === "first";
  const after = secondAt + second.length;
  return [
    { field: isFirst ? "number" : "skip", from: start, start: at, end: first, to: first },
    { field: isFirst ? "skip" : "number", from: first, start: secondAt, end: after, to: end },
  ];
}

/** The literals between the holes; where digits stand in one that belong to neither side, they do not matter. */
function between(text: string, holes: readonly Hole[]): RowShape | undefined {
  const literals: string[] = [];
  const fields: Field[] = [];
  let literal = "";
  let end = 0;
  const pass = (gap: string, isLast: boolean): void => {
    if (!/\d/.test(gap)) {
      literal += gap;
      return;
    }
    // What parts it from the pair before stays.
    const before = /^[^A-Za-z\d]*/.exec(gap)?.[0] ?? "";
    literals.push(literal + before);
    fields.push("skip");
    literal = isLast ? "" : (/[^A-Za-z\d]*$/.exec(gap)?.[0] ?? "");
  };
  for (const { field, from, start, end: last, to } of holes) {
    if (from < end) return undefined;
    pass(text.slice(end, from), false);
    literal += text.slice(from, start);
    if (literal === "" && fields.length > 0) return undefined;
    literals.push(literal);
    fields.push(field);
    literal = text.slice(last, to);
    end = to;
  }
  pass(text.slice(end), true);
  return { literals: [...literals, literal], fields };
}
