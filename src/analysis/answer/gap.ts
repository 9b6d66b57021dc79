// A run → how far its total is from its parts, in training and in validation, in a sentence or two.

import { type Sequence, thoseOf } from "../../math/sequence.ts";
import { largest, smallest } from "../../math/statistics.ts";
import type { RunAnalysis } from "../analysis.ts";
import { percent, range } from "./amounts.ts";
import { short } from "../../math/short.ts";
import { code, namedParts } from "./names.ts";
import { hasOtherWeights, momentOf, wholeRows, type WholeRow, worstOf } from "./run-rows.ts";

/** What the parts come to. */
export function sumOf(run: RunAnalysis): string {
  if (!hasOtherWeights(run)) return namedParts(run, "the sum of its parts");
  const factor = run.components.length === 1 ? `${short(run.weights[0]?.value ?? 1, 4)} × ` : "";
  return factor + namedParts(run, "its weighted parts");
}

/** From this multiple of the total on a share is no figure that helps: the total is next to nothing. */
export const FAR = 10;

/** How far the total is from its parts, in training and in validation; null where rounding is all there is. */
export function gapOf(run: RunAnalysis): string | null {
  const all = thoseOf(wholeRows(run), ({ origin }) => origin !== "evaluate");
  const [train, val] = (["train", "val"] as const).map((of) =>
    thoseOf(all, ({ split }) => split === of),
  ) as [Sequence<WholeRow>, Sequence<WholeRow>];
  const [own, theirs] = [wayOf(train), wayOf(val)];
  if (train.length === 0 || val.length === 0 || own === theirs)
    return gapIn(run, all.length === 0 ? wholeRows(run) : all);
  const said = (rows: Sequence<WholeRow>, split: string): string =>
    gapIn(run, rows, `In ${split} `) ??
    (run.components.length === 1 ? `In ${split} they agree.` : `The ${split} rows add up.`);
  const both = [said(train, "training"), said(val, "validation")];
  return (own === null ? both.toReversed() : both).join(" ");
}

/** 1 where every total that is off is above its parts, -1 where it is below, 0 where some are and some are not; null where none is off. */
function wayOf(rows: Sequence<WholeRow>): number | null {
  const ways = new Set<number>();
  for (const { fits, left } of rows) if (!fits) ways.add(Math.sign(left));
  const [way = null] = ways;
  return ways.size > 1 ? 0 : way;
}

/** Of rows of one split, or of those of both where they are off alike. */
function gapIn(run: RunAnalysis, rows: Sequence<WholeRow>, where = ""): string | null {
  const off = thoseOf(rows, ({ fits, whole }) => !fits && whole !== 0);
  const worst = worstOf(off);
  if (worst === undefined) return null;
  const total = code(run.total);
  const lead = where + total;
  const shares = off.map(({ share }) => Math.abs(share as number));
  const [min, max] = [smallest(shares), largest(shares)];
  const isTold = max <= FAR && off.every(({ whole }) => whole > 0);
  const lefts = off.map(({ left }) => Math.abs(left));
  const way = wayOf(off);
  if (way !== 0) {
    const at = off.length === rows.length ? "" : ` in ${off.length} of ${rows.length} rows`;
    const share = isTold ? ` (${percent(min, max)} of ${total})` : "";
    const size = range(smallest(lefts), largest(lefts));
    return `${lead} is ${size}${share} ${sideOf(way ?? 0)} ${sumOf(run)}${at}.`;
  }
  if (!isTold) return `${lead} is up to ${short(largest(lefts))} off ${sumOf(run)}.`;
  return `${lead} is up to ${percent(max)} off ${sumOf(run)}: ${short(Math.abs(worst.left), 2)} ${sideOf(worst.left)} in ${momentOf(run, worst.row)}.`;
}

function sideOf(left: number): string {
  return left > 0 ? "above" : "below";
}
