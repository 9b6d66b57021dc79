// A progress bar that was read → what it looks like in bytes, colours among them.

import type { RowShape } from "../../fast-rows/layout-list.ts";
import type { Field } from "../../fast-rows/row-layout.ts";
import type { LearntRow } from "./layouts.ts";

const COLOUR = "(?:\u001b\\[\\d+m)";
/** `12/391 [` of Keras 1 and 2, and with colours of Keras 3: `ESC[1m12/391ESC[0m `. */
const COUNTS = new RegExp(`^(${COLOUR}*) *\\d+/\\d+(${COLOUR}* \\[?)`);
const BRACKETS = /[=>.]+/y;
const HEAVY = new RegExp(`${COLOUR}*\u2501(?:${COLOUR}|\u2501)*`, "y");
const TIME = /\d+(?:(?::\d\d){1,2}|[mu]?s)/;
/** What stands between the bar and the columns but times. */
const BETWEEN = new RegExp(`^(?:\\]|${COLOUR}| |- |ETA: |/step|/sample|/epoch)*$`);

/** Of a line that was rewritten by such bars and ends as one, and the header after it. */
export function lastBarShape(row: LearntRow): RowShape | undefined {
  const bar = barShape(row);
  return (
    bar && {
      literals: ["", ...bar.literals, "", "Epoch ", "/", ""],
      fields: ["updates", ...bar.fields, "padding", "line-end", "count", "count"],
      barLength: new TextEncoder().encode(row.text).length,
    }
  );
}

/** Of a bar with columns and times as every Keras prints them; undefined for any other. */
export function barShape({ text, head, pairs }: LearntRow): RowShape | undefined {
  const counts = COUNTS.exec(text);
  if (counts === null || head.bar === "none") return undefined;
  const [isHeavy, hasBracket] = [head.bar === "heavy", text.charAt(counts[0].length - 1) === "["];
  if (isHeavy === hasBracket) return undefined;
  const drawn = isHeavy ? HEAVY : BRACKETS;
  drawn.lastIndex = counts[0].length;
  if (!drawn.test(text)) return undefined;
  const columns = pairs.map(({ name, text: number }) => ` - ${name}: ${number}`).join("");
  const rest = text.slice(drawn.lastIndex);
  if (!rest.endsWith(columns)) return undefined;
  const between = rest.slice(0, rest.length - columns.length).split(TIME);
  if (!between.every((piece) => BETWEEN.test(piece))) return undefined;
  const [beforeCounts = "", afterCounts = ""] = counts.slice(1);
  const literals = [beforeCounts, "", "/", afterCounts, ...between.slice(0, -1)];
  const fields: Field[] = ["padding", "count", "count", isHeavy ? "heavy-bar" : "bar"];
  for (const _ of between.slice(1)) fields.push("time");
  let literal = between.at(-1) ?? "";
  for (const { name } of pairs) {
    literals.push(`${literal} - ${name}: `);
    fields.push("four-places");
    literal = "";
  }
  return { literals: [...literals, ""], fields };
}
