// Ledger entries → the texts of their cells, one precision a column.

import type { RowAnalysis, RunAnalysis } from "../analysis/analysis.ts";
import type { Entry } from "./ledger-rows.ts";
import { short } from "../math/short.ts";
import { partName } from "../table/loss-names.ts";
import {
  columnTexts,
  decimalsOf,
  fixed,
  partText,
  placesFor,
  plainNumber,
  sharePlaces,
  shareText,
  shortNumber,
} from "../analysis/number-text.ts";

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? Math.abs(value) : 0;
}

/** Component indices, the one that adds most to the total first. */
export function byContribution(run: RunAnalysis, entries: readonly Entry[]): number[] {
  const sums = run.components.map((_, i) =>
    entries.reduce((sum, { contributions }) => sum + finite(contributions[i]), 0),
  );
  return run.components
    .map((_, i) => i)
    .toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
}

/** Of components in an order the first ones, in the order of the log, and those that share the last of so many places. */
export function placed(
  order: readonly number[],
  most: number,
): { readonly own: readonly number[]; readonly folded: readonly number[] } {
  const kept = order.length <= most ? order.length : most - 1;
  return { own: order.slice(0, kept).toSorted((a, b) => a - b), folded: order.slice(kept) };
}

/** None for an evaluation that no epoch was printed for. */
export function epochText({ origin, epoch }: RowAnalysis): string {
  return origin === "evaluate" && epoch <= 0 ? "" : String(epoch);
}

/** Component names as sentences have them; as they are where that would make two columns look alike. */
export function componentTitles(run: RunAnalysis): readonly string[] {
  const { clock, components, total } = run;
  const trimmed = components.map(partName);
  const taken = new Set([clock, "residual", "share", "", total]);
  const clear =
    trimmed.every((name) => !taken.has(name)) && new Set(trimmed).size === trimmed.length;
  return clear ? trimmed : components;
}

export function totalPlaces(entries: readonly Entry[]): number {
  const texts = columnTexts(entries.map(({ total }) => total?.text ?? ""));
  const printed = texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0);
  if (printed > 0) return printed;
  return placesFor(largestTotal(entries));
}

export function largestTotal(entries: readonly Entry[]): number {
  return entries.reduce((most, { total }) => Math.max(most, finite(total?.value)), 0);
}

/** The one weight of a component in these rows; null where it changes. */
export function weightIn(entries: readonly Entry[], component: number): number | null {
  const weights = new Set(entries.map(({ row }) => row.weights[component] ?? 1));
  const [only] = weights;
  return weights.size === 1 && only !== undefined ? only : null;
}

/** `0.2×`, or `w×` where it changes, in front of a name; nothing where it is 1. */
export function weightText(weight: number | null, times: string): string {
  return weight === 1 ? "" : `${weight === null ? "w" : plainNumber(weight)}${times}`;
}

/** What a component adds to the total in each row: as printed where its weight is 1. */
function contributionCells(entries: readonly Entry[], component: number): readonly string[] {
  if (weightIn(entries, component) === 1)
    return columnTexts(entries.map(({ components }) => components[component]?.text ?? ""));
  const places = totalPlaces(entries);
  return entries.map(({ contributions, components }) =>
    components[component] === undefined
      ? ""
      : shortNumber(contributions[component] ?? Number.NaN, places),
  );
}

function foldedCells(entries: readonly Entry[], folded: readonly number[]): string[] {
  const places = totalPlaces(entries);
  return entries.map(({ contributions, components }) =>
    folded.some((i) => components[i] === undefined)
      ? ""
      : shortNumber(
          folded.reduce((sum, i) => sum + (contributions[i] ?? Number.NaN), 0),
          places,
        ),
  );
}

/** How far the residual may be off by what the log's rounding hides; two digits. */
function halfWidths(entries: readonly Entry[]): string[] {
  return entries.map(({ row: { residual } }) =>
    residual === null ? "" : short((residual.high - residual.low) / 2, 2),
  );
}

function residualCells(entries: readonly Entry[]): string[] {
  const places = residualPlaces(entries);
  return entries.map(({ row: { residual } }) => {
    if (residual === null) return "";
    const { value, low, high } = residual;
    // Of a log that prints exponents the places may show nothing of a residual that is there.
    const isShown = (places > 0 && places <= MOST_PLACES) || (low <= 0 && high >= 0);
    return isShown ? fixed(value, Math.min(places, MOST_PLACES)) : partText(value, places);
  });
}

/** More places than these are zeros that nobody counts. */
const MOST_PLACES = 8;
/** Digits that are shown of what is left, where the parts have them. */
const SHOWN_DIGITS = 2;

/** Those of the total, or more of the parts' where the total's show little of what is left. */
function residualPlaces(entries: readonly Entry[]): number {
  const places = totalPlaces(entries);
  let [most, finest] = [0, places];
  for (const { row, components } of entries) {
    const { residual } = row;
    if (residual === null || (residual.low <= 0 && residual.high >= 0)) continue;
    most = Math.max(most, finite(residual.value));
    for (const part of components) finest = Math.max(finest, decimalsOf(part?.text ?? ""));
  }
  if (most === 0) return places;
  return Math.max(places, Math.min(finest, SHOWN_DIGITS - 1 - Math.floor(Math.log10(most))));
}

function shareCells(entries: readonly Entry[]): string[] {
  const largest = entries.reduce((most, { share }) => Math.max(most, Math.abs(share ?? 0)), 0);
  const places = sharePlaces(largest);
  return entries.map(({ share }) => (share === null ? "" : shareText(share, places)));
}

/** Of a total that passes 0 a share says nothing. */
function hasShare({ total }: Entry): boolean {
  return !((total?.value ?? 0) < 0);
}

/** What a column of the ledger says of a row: its parts add up to the total. */
export interface LedgerColumn {
  readonly kind: "total" | "part" | "left" | "half-width" | "share";
  readonly title: string;
  readonly cells: readonly string[];
}

export interface LedgerNames {
  /** Of the total and of each component, as the output has room for them. */
  readonly columns: readonly string[];
  /** Of the parts that have one column together, and of what is left over. */
  readonly folded: string;
  readonly left: string;
}

/** The columns beside the epochs: those of a row add up. */
export function ledgerColumns(
  run: RunAnalysis,
  entries: readonly Entry[],
  folded: readonly number[],
  { columns: [total = "", ...names], folded: others, left }: LedgerNames,
): readonly LedgerColumn[] {
  const parts = run.components.flatMap((_, i): LedgerColumn[] => {
    if (folded.includes(i)) return [];
    const title = weightText(weightIn(entries, i), "×") + (names[i] ?? "");
    return [{ kind: "part", title, cells: contributionCells(entries, i) }];
  });
  return [
    {
      kind: "total",
      title: total,
      cells: columnTexts(entries.map((one) => one.total?.text ?? "")),
    },
    ...parts,
    ...(folded.length === 0
      ? []
      : [{ kind: "part" as const, title: others, cells: foldedCells(entries, folded) }]),
    ...(run.components.length === 0
      ? []
      : ([
          { kind: "left", title: left, cells: residualCells(entries) },
          { kind: "half-width", title: "±", cells: halfWidths(entries) },
        ] as const)),
    ...(run.components.length === 0 || !entries.every(hasShare)
      ? []
      : [{ kind: "share" as const, title: "share", cells: shareCells(entries) }]),
  ];
}
