// One epoch of a log that is still being written → one line: the total as its weighted components and the residual.

import { partName } from "../../table/loss-names.ts";
import {
  decimalsOf,
  fixed,
  plainNumber,
  placesFor,
  sharePlaces,
  shareText,
  shortNumber,
} from "../../analysis/number-text.ts";
import type { LiveEntry, LiveSum } from "../../analysis/live-entry.ts";
import type { Printed } from "../../table/printed.ts";
import { shorten } from "../text-width.ts";
import { cut, finishLine, paintAll, type Paper, type Span, span, widthOf } from "./paper.ts";

/** Widths that names are cut to in turn. */
const CAPS = [Infinity, 16, 11, 8] as const;
/** Left out where a line has no room for it. */
const OVER = span(" over", "strong");
/** A term takes at least so many cells: ` + 0.1 a`. */
const SMALLEST_TERM = 8;

/** At most `paper.width` cells; `epoch` stands in where the log prints no number. */
export function ledgerLine(paper: Paper, entry: LiveEntry, epoch: number): string {
  const lead = [span(` ${entry.clock} ${entry.epoch ?? epoch}  `, "dim")];
  const total = span(`${paper.show(entry.total)} ${numberText(entry.printed)}`);
  if (entry.terms.length === 0) {
    return clipped(paper, [...lead, total, span(", and no component is printed beside it", "dim")]);
  }
  const bySize = entry.terms
    .map((term, index) => ({ index, size: Math.abs(term.weight * term.printed.value) }))
    .toSorted((a, b) => b.size - a.size || a.index - b.index)
    .map(({ index }) => index);
  const most = Math.max(1, Math.min(bySize.length, Math.floor(paper.width / SMALLEST_TERM)));
  const shares = [...shareSpans(entry), ...valSpans(entry.val)];
  for (let shown = most; shown >= 0; shown -= 1) {
    const kept = new Set(bySize.slice(0, shown));
    for (const cap of CAPS) {
      const sum = sumSpans(paper, entry, kept, cap);
      for (const tail of [[OVER, ...shares], [OVER, ...shares.slice(0, 1)], [OVER], []]) {
        const line = [...lead, total, span(" = "), ...sum, ...tail];
        if (widthOf(line) <= paper.width) return finishLine(paintAll(paper, line));
      }
    }
  }
  return clipped(paper, [...lead, total, span(" = "), ...sumSpans(paper, entry, new Set(), 0)]);
}

/** Whether something is left at weights that nobody has fitted yet. */
export function isBeforeFitting(entry: LiveEntry): boolean {
  return !entry.isFitted && leavesSome(entry);
}

/** Whether any of the remainder shows in the places of the log. */
function leavesSome(sum: LiveSum): boolean {
  return Number(residualOf(sum).toFixed(placesOf(sum))) !== 0;
}

function sumSpans(paper: Paper, entry: LiveEntry, kept: ReadonlySet<number>, cap: number): Span[] {
  const pieces = entry.terms.flatMap(({ component, printed, weight }, i): Span[] => {
    if (!kept.has(i)) return [];
    const name = shorten(paper.show(partName(component)), cap, paper.show("…"));
    const factor = weight === 1 ? "" : `${plainNumber(weight)}${paper.show("×")}`;
    return [span(`${factor}${numberText(printed)} ${name}`), span(" + ")];
  });
  const folded = entry.terms.filter((_, i) => !kept.has(i));
  if (folded.length > 0) {
    const sum = folded.reduce((all, { weight, printed }) => all + weight * printed.value, 0);
    const nouns = kept.size === 0 ? ["component", "components"] : ["other", "others"];
    const many = `${folded.length} ${nouns[folded.length === 1 ? 0 : 1]}`;
    pieces.push(span(`${shortNumber(sum, placesOf(entry))} ${many}`, "dim"), span(" + "));
  }
  return [...pieces.slice(0, -1), ...residualSpans(entry)];
}

function residualSpans(entry: LiveEntry): Span[] {
  const value = residualOf(entry);
  const places = placesOf(entry);
  const isNegative = value < 0 && leavesSome(entry);
  const text = shortResidual(isNegative ? -value : Math.abs(value), places);
  return [span(isNegative ? " - " : " + "), span(`${text} left`, "strong")];
}

function shortResidual(value: number, places: number): string {
  return value < 1e7 ? fixed(value, places) : shortNumber(value, places);
}

function shareSpans(sum: LiveSum): Span[] {
  const text = shareOf(sum);
  return text === "" ? [] : [span(` (${text})`, "dim")];
}

function valSpans(val: LiveSum | null): Span[] {
  const text = val === null || val.terms.length === 0 ? "" : shareOf(val);
  return text === "" ? [] : [span(`, val ${text}`, "dim")];
}

function shareOf(sum: LiveSum): string {
  const share = (leavesSome(sum) ? residualOf(sum) : 0) / sum.printed.value;
  return Number.isFinite(share) ? shareText(share, sharePlaces(Math.abs(share))) : "";
}

function residualOf({ printed, terms }: LiveSum): number {
  return terms.reduce(
    (rest, { weight, printed: part }) => rest - weight * part.value,
    printed.value,
  );
}

/** As many places as the log prints; six digits where it prints floats in full. */
function placesOf({ printed, terms }: LiveSum): number {
  const texts = [printed, ...terms.map((term) => term.printed)].map(({ text }) => text);
  const places = Math.max(...texts.map(decimalsOf));
  const largest = Number.isFinite(printed.value) ? Math.abs(printed.value) : 1;
  return places === 0 || places > 6 ? placesFor(largest) : places;
}

const LONGEST = 10;

function numberText({ text, value }: Printed): string {
  return text.length <= LONGEST ? text : shortNumber(value, placesFor(Math.abs(value)));
}

function clipped(paper: Paper, spans: readonly Span[]): string {
  const [kept] = cut(spans, paper.width);
  return finishLine(paintAll(paper, kept));
}
