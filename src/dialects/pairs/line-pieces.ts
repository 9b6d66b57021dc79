// A line of a row and the holes in it → the literals between them, as the kernel compares them.

import type { RowShape } from "../../fast-rows/layout-list.ts";
import type { Field } from "../../fast-rows/row-layout.ts";
import type { CountSpan } from "./clock.ts";

/** A piece of the line that has a literal before and behind it; see CountSpan. */
export interface Hole extends CountSpan {
  readonly field: Field;
  /** The count that it is, or the name of its column. */
  readonly count?: CountName;
  readonly column?: string;
}

/** Counts of a row that the kernel reads. */
export type CountName = "epoch" | "step" | "iteration";

/** `raw`: the same line with what a terminal does not show. Undefined where its pieces are not told apart by what stands between them. */
export function pieceOf(
  text: string,
  raw: string,
  holes: readonly Hole[],
  isRule: boolean,
): RowShape | undefined {
  if (raw !== text) return ofColoured(raw, text, holes);
  return holes.length === 0 ? ofOtherText(text, isRule) : between(text, holes);
}

/** The literals between the holes; where digits stand in one that belong to neither side, they do not matter. */
function between(text: string, holes: readonly Hole[]): RowShape | undefined {
  const literals: string[] = [];
  const fields: Field[] = [];
  let literal = "";
  let end = 0;
  const push = (field: Field): void => {
    literals.push(literal);
    fields.push(field);
    literal = "";
  };
  const pass = (gap: string, isLast: boolean): void => {
    for (const part of gap.split(COLOUR)) {
      if (part.startsWith(ESCAPE) || !/\d/.test(part)) {
        literal += part;
        continue;
      }
      // What parts it from the pair before stays.
      literal += /^[^A-Za-z\d]*/.exec(part)?.[0] ?? "";
      push("skip");
      literal = isLast ? "" : (/[^A-Za-z\d]*$/.exec(part)?.[0] ?? "");
    }
  };
  for (const { field, from, start, end: last, to } of holes) {
    if (from < end) return undefined;
    pass(text.slice(end, from), false);
    literal += text.slice(from, start);
    if (literal === "" && fields.length > 0) return undefined;
    push(field);
    literal = text.slice(last, to);
    end = to;
  }
  pass(text.slice(end), true);
  return padded({ literals: [...literals, literal], fields });
}

const ESCAPE = "\u001b";
/** As `\u001b[32m`. */
const COLOUR = new RegExp(`(${ESCAPE}\\[[\\d;]*m)`, "g");

/** Of a line with nothing but colours beside its text, which stay as they are. */
function ofColoured(raw: string, text: string, holes: readonly Hole[]): RowShape | undefined {
  if (holes.length === 0 || raw.replaceAll(COLOUR, "") !== text) return undefined;
  const places: number[] = [];
  let end = 0;
  for (const { 0: colour, index } of raw.matchAll(COLOUR)) {
    for (; end < index; end += 1) places.push(end);
    end = index + colour.length;
  }
  for (; end < raw.length; end += 1) places.push(end);
  const before = (at: number): number => places[at] ?? raw.length;
  const behind = (at: number): number => (at === 0 ? 0 : before(at - 1) + 1);
  const moved = holes.map((hole) => ({
    ...hole,
    from: before(hole.from),
    start: before(hole.start),
    end: behind(hole.end),
    to: behind(hole.to),
  }));
  return between(raw, moved);
}

/** A line of no pair: from its first digit to its last nothing matters, if there are words around them. */
function ofOtherText(text: string, isRule: boolean): RowShape | undefined {
  const [, before = "", after = ""] = /^(\D*)\d(?:.*\d)?(\D*)$/.exec(text) ?? [text];
  if (isRule || before + after === "") return { literals: [text], fields: [] };
  if (!/[a-z]{3}/i.test(before + after)) return undefined;
  return { literals: [before, after], fields: ["skip"] };
}

/** Blanks that fill a column, up to the wall of a box. */
const WALLED = /^ +(?=\|)/;
/** The same before a count: `[ 50/150]`, `(train)   [1]`. */
const FILLED = /(?<=\[) +$| {2,}(?=\[?$)/;

/** With as many blanks as there may be where they fill a column. */
function padded({ literals, fields }: RowShape): RowShape {
  const all: { literals: string[]; fields: Field[] } = { literals: [], fields: [] };
  literals.forEach((literal, i) => {
    let rest = literal;
    const wall = i === 0 ? null : WALLED.exec(rest);
    if (wall !== null) {
      // What does not matter goes on up to a literal, over the blanks.
      if (fields[i - 1] !== "skip") {
        all.literals.push("");
        all.fields.push("padding");
      }
      rest = rest.slice(wall[0].length);
    }
    const filled = fields[i] === "count" ? FILLED.exec(rest) : null;
    if (filled !== null) {
      all.literals.push(rest.slice(0, filled.index));
      all.fields.push("padding");
      rest = rest.slice(filled.index + filled[0].length);
    }
    all.literals.push(rest);
    const field = fields[i];
    if (field !== undefined) all.fields.push(field);
  });
  return all;
}
