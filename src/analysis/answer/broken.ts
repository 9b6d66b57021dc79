// A run → the first row in which a column is nan or inf, and what else was finite there.

import { shownName } from "../../table/row.ts";
import type { RowAnalysis, RunAnalysis } from "../analysis.ts";
import { valueOf } from "./run-rows.ts";

interface Broken {
  readonly row: RowAnalysis;
  /** Index into the analysis' `rows`. */
  readonly at: number;
  /** Names as printed in that row, by what the columns became; none of them empty. */
  readonly broken: readonly { readonly word: "nan" | "inf"; readonly names: readonly string[] }[];
  readonly finite: readonly string[];
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
  const at = run.brokenRow;
  const row = at === null ? undefined : run.rows.at(at);
  if (at === null || row === undefined) return null;
  const values = valuesIn(row);
  const namesOf = (isOf: (value: number) => boolean): readonly string[] =>
    values.filter(({ value }) => isOf(value)).map(({ name }) => name);
  const kinds = [
    { word: "nan", names: namesOf(Number.isNaN) },
    { word: "inf", names: namesOf((value) => Math.abs(value) === Infinity) },
  ] as const;
  return {
    row,
    at,
    broken: kinds.filter((kind) => kind.names.length > 0),
    finite: namesOf(Number.isFinite),
    recovers: run.rows.some(
      (later, index) => index > at && later.split === "train" && isFinite(later),
    ),
  };
}
