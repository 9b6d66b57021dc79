// Ledger entries → the texts of their cells, one precision a column.

import type { RowAnalysis, RunAnalysis } from "../analysis/analysis.ts";
import type { Entry } from "./ledger-rows.ts";
import {
  columnTexts,
  decimalsOf,
  fixed,
  placesFor,
  plainNumber,
  sharePlaces,
  shareText,
  shortNumber,
} from "./number-text.ts";

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? Math.abs(value) : 0;
}

/** Component indices, the one that adds most to the total first. */
export function byContribution(run: RunAnalysis, entries: readonly Entry[]): number[] {
  const sums = run.components.map((_, i) => {
    const weight = run.weights[i]?.value ?? 1;
    return entries.reduce((sum, { components }) => sum + finite(components[i]?.value) * weight, 0);
  });
  return run.components
    .map((_, i) => i)
    .toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
}

/** None for an evaluation that no epoch was printed for. */
export function epochText({ origin, epoch }: RowAnalysis): string {
  return origin === "evaluate" && epoch <= 0 ? "" : String(epoch);
}

/** Component names without a `_loss` that all of them share; as they are where that would make two columns look alike. */
export function componentTitles(run: RunAnalysis): readonly string[] {
  const { components, total } = run;
  const trimmed = components.map((name) => name.replace(/_loss$/, ""));
  const taken = new Set(["epoch", "residual", "share", "", total]);
  const clear =
    trimmed.every((name) => !taken.has(name)) && new Set(trimmed).size === trimmed.length;
  return clear && components.every((name) => name.endsWith("_loss")) ? trimmed : components;
}

function totalPlaces(entries: readonly Entry[]): number {
  const texts = columnTexts(entries.map(({ total }) => total?.text ?? ""));
  const printed = texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0);
  if (printed > 0) return printed;
  return placesFor(largestTotal(entries));
}

export function largestTotal(entries: readonly Entry[]): number {
  return entries.reduce((most, { total }) => Math.max(most, finite(total?.value)), 0);
}

export function foldedCells(
  run: RunAnalysis,
  entries: readonly Entry[],
  folded: readonly number[],
): string[] {
  const places = totalPlaces(entries);
  return entries.map(({ components }) => {
    const parts = folded.map(
      (i) => (components[i]?.value ?? Number.NaN) * (run.weights[i]?.value ?? 1),
    );
    return shortNumber(
      parts.reduce((sum, part) => sum + part, 0),
      places,
    );
  });
}

/** How far the residual may be off by what the log's rounding hides; two digits. */
export function halfWidths(entries: readonly Entry[]): string[] {
  return entries.map(({ row: { residual } }) =>
    residual === null
      ? ""
      : plainNumber(Number(((residual.high - residual.low) / 2).toPrecision(2))),
  );
}

export function residualCells(entries: readonly Entry[]): string[] {
  const places = totalPlaces(entries);
  return entries.map(({ row }) => (row.residual === null ? "" : fixed(row.residual.value, places)));
}

export function shareCells(run: RunAnalysis, entries: readonly Entry[]): string[] {
  const largest = entries.reduce((most, { share }) => Math.max(most, Math.abs(share ?? 0)), 0);
  const places = run.residual.model === "zero" ? 1 : sharePlaces(largest);
  return entries.map(({ share }) => (share === null ? "" : shareText(share, places)));
}
