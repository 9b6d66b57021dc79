// The flags --split and --epochs → which rows are asked for.

import type { AnalyzeOptions, Row } from "../../index.ts";

/** The part of the options that says which. */
type Selection = Pick<AnalyzeOptions, "split" | "epochs">;

export function isSelected(
  { split, epoch }: Pick<Row, "split" | "epoch">,
  options: Selection,
): boolean {
  if (options.split !== undefined && split !== options.split) return false;
  return (
    options.epochs === undefined || (epoch >= options.epochs.first && epoch <= options.epochs.last)
  );
}

export function selectionText({ split, epochs }: Selection): string {
  const parts = [
    ...(epochs === undefined ? [] : ["--epochs"]),
    ...(split === undefined ? [] : [`--split ${split}`]),
  ];
  return parts.join(" and ");
}
