// A run → the first row in which a column is nan or inf, and what else was finite there.

import { shownName } from "../../table/row.ts";
import type { RowAnalysis, RunAnalysis } from "../analysis.ts";
import { valueOf } from "./run-rows.ts";

interface Broken {
  readonly row: RowAnalysis;
  /** Index into the analysis' `rows`. */
  readonly at: number;
  /** As printed in that row. */
  readonly broken: readonly string[];
  readonly finite: readonly string[];
  readonly word: "nan" | "inf";
  /** Whether a later row of training is finite throughout, as none is once the weights are nan. */
  readonly recovers: boolean;
}

export function brokenAt(run: RunAnalysis): Broken | null {
  const names = [run.total, ...run.components];
  const valuesIn = (row: RowAnalysis): { name: string; value: number }[] =>
    names.flatMap((name) => {
      const value = valueOf(row, name)?.value;
      return value === undefined ? [] : [{ name: shownName(row, name), value }];
    });
  const isFinite = (row: RowAnalysis): boolean => {
    const values = valuesIn(row);
    return values.length > 0 && values.every(({ value }) => Number.isFinite(value));
  };
  for (const [at, row] of run.rows.entries()) {
    const values = valuesIn(row);
    const broken = values.filter(({ value }) => !Number.isFinite(value));
    if (broken.length === 0) continue;
    return {
      row,
      at,
      broken: broken.map(({ name }) => name),
      finite: values.filter(({ value }) => Number.isFinite(value)).map(({ name }) => name),
      word: broken.some(({ value }) => Number.isNaN(value)) ? "nan" : "inf",
      recovers: run.rows.slice(at + 1).some((later) => later.split === "train" && isFinite(later)),
    };
  }
  return null;
}
