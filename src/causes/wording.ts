// Pieces of text that several causes share.

import { short } from "../math/short.ts";

/** As a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const WEIGHT_DIGITS = 4;
const PERCENT = 100;

/** A weight in at most four significant digits. */
export function formatWeight(weight: number): string {
  return short(weight, WEIGHT_DIGITS);
}

/** Entries of a list that a clause has room for; reports have all of them in tables. */
const LISTED = 8;

/** `a, b and 120 more` where there are many. */
export function listed(texts: readonly string[]): string {
  if (texts.length <= LISTED) return texts.join(", ");
  return `${texts.slice(0, LISTED - 2).join(", ")} and ${texts.length - LISTED + 2} more`;
}

/** `(1, 0.2)`; `(all 1)` for many that are alike. */
export function weightList(
  weights: readonly number[],
  format: (weight: number) => string = formatWeight,
): string {
  const texts = weights.map((weight) => format(weight));
  const alike = texts.length > LISTED && texts.every((text) => text === texts[0]);
  return alike ? `(all ${texts[0]})` : `(${listed(texts)})`;
}

/** `a` `1`, `b` `0.2`. */
export function namedWeights(components: readonly string[], weights: readonly number[]): string {
  return listed(components.map((name, i) => `\`${name}\` \`${formatWeight(weights[i] ?? 1)}\``));
}

/** A share with two digits, as a percentage: `0.03 %`. */
export function percentText(share: number): string {
  return `${short(PERCENT * share, 2)} %`;
}

/** `all 12 rows add`, before "up". */
export function rowsText(rows: number): string {
  if (rows === 1) return "the one row adds";
  return rows === 2 ? "both rows add" : `all ${rows} rows add`;
}
