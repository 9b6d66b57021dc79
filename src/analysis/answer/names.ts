// Column names and lists of them → words of a sentence; backticks mark names.

import type { Filler } from "../../reconcile/other-columns.ts";
import type { RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { partName } from "../../table/loss-names.ts";

export function code(name: string): string {
  return `\`${name.replaceAll("`", "'")}\``;
}

/** The one part by its name, or words for several. */
export function namedParts({ components }: Pick<RunAnalysis, "components">, many: string): string {
  const [only, second] = components;
  return only !== undefined && second === undefined ? code(only) : many;
}

/** Heads what is left of each row: what a hidden term is called, or the column that it turned out to be. */
export function leftName({ filler, verdict }: Pick<RunAnalysis, "filler" | "verdict">): string {
  if (filler !== null) return fillerName(filler);
  return verdict.id === "hidden-term" ? "not printed" : "left over";
}

/** `0.1 × obj`. */
export function fillerName({ column, factor }: Filler): string {
  return factor === 1 ? column : `${short(factor)} × ${column}`;
}

/** Names that a sentence has room for. */
const LISTED = 4;

/** `a`, `a and b`, `a, b and 12 more`. */
export function listOf(
  texts: readonly string[],
  join: "and" | "or" = "and",
  most: number = LISTED,
): string {
  if (texts.length <= 1) return texts[0] ?? "";
  const shown = texts.length > most ? texts.slice(0, most - 1) : texts.slice(0, -1);
  const last =
    texts.length > most ? `${texts.length - shown.length} more` : (texts.at(-1) as string);
  return `${shown.join(", ")} ${join} ${last}`;
}

/** `both parts`, `all 5 parts`, or the one by its name. */
export function allParts(components: readonly string[]): string {
  if (components.length === 1) return code(partName(components[0] as string));
  return components.length === 2 ? "both parts" : `all ${components.length} parts`;
}
