// Printed rows as text → observations of the reconciler.

import { parsePrinted } from "../../src/table/printed.ts";
import type { Printed } from "../../src/table/printed.ts";
import { type FittedRows, fittedRows } from "../../src/reconcile/rows/fitted-rows.ts";

function printed(text: string): Printed {
  const read = parsePrinted(text);
  if (read === undefined) throw new Error(`no number: ${text}`);
  return read;
}

/** Each row is the total and then its components, as printed. */
export function observe(rows: readonly (readonly string[])[], firstEpoch = 1): FittedRows {
  return fittedRows(
    rows.map((row, index) => {
      const [total, ...components] = row.map(printed);
      if (total === undefined) throw new Error("an empty row");
      const epoch = firstEpoch + index;
      return { row: index, epoch, time: epoch, total, components };
    }),
  );
}

/** The ten epochs of fixtures/seed/question.log. */
export const QUESTION: readonly (readonly string[])[] = [
  ["9.2902", "0.0801", "0.0717"],
  ["8.2261", "0.0251", "0.0199"],
  ["7.3107", "0.0595", "0.0048"],
  ["6.4586", "0.0560", "0.0025"],
  ["5.9463", "0.1964", "0.0653"],
  ["5.3730", "0.1722", "0.0447"],
  ["4.8407", "0.1396", "0.0169"],
  ["4.4465", "0.1614", "0.0124"],
  ["3.9898", "0.0588", "0.0119"],
  ["3.6347", "0.0302", "0.0085"],
];

/** The two epochs of fixtures/seed/answer.log. */
export const ANSWER: readonly (readonly string[])[] = [
  ["1.2723", "0.7062", "2.8304"],
  ["1.2593", "0.6995", "2.7993"],
];
