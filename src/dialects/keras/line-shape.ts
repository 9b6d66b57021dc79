// A row of one line an epoch that was read → what it and the header after it look like in bytes.

import type { RowShape } from "../../fast-rows/layout-list.ts";
import type { Field } from "../../fast-rows/row-layout.ts";
import type { LearntRow } from "./layouts.ts";

const COUNTS = /^ *\d+\/\d+$/;
const TIME = /^\d+(?:\.\d+)?[mu]?(s(?:\/(?:step|epoch|sample))?)$/;

/** Of a row whose every piece is counts, a time or a plain column; undefined for any other. */
export function lineShape({ text, pairs }: LearntRow): RowShape | undefined {
  const literals: string[] = [];
  const fields: Field[] = [];
  let literal = "";
  let column = 0;
  for (const [i, piece] of text.split(" - ").entries()) {
    if (i > 0) literal += " - ";
    const pair = pairs[column];
    if (pair !== undefined && piece === `${pair.name}: ${pair.text}`) {
      literals.push(`${literal}${pair.name}: `);
      fields.push("four-places");
      literal = "";
      column += 1;
      continue;
    }
    const time = TIME.exec(piece);
    if (time !== null) {
      literals.push(literal);
      fields.push("time");
      literal = (time[1] ?? "").slice(1);
    } else if (i === 0 && (piece === "" || COUNTS.test(piece))) literal += piece;
    else return undefined;
  }
  if (column < pairs.length) return undefined;
  return {
    literals: [...literals, literal, "Epoch ", "/", ""],
    fields: [...fields, "line-end", "count", "count"],
  };
}
