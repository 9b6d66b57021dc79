// One line of a metric file of MLflow → its value and its step.

import { parsePrinted, type Printed } from "../../table/printed.ts";

/** Milliseconds since 1970: from 2001 on there are thirteen digits. */
const TIME = /^\d{10,16}$/;
const STEP = /^-?\d{1,15}$/;

/**
 * `1700000000000 0.5 3`; without a step it is 0, as in the first releases (mlflow `store/tracking/file_store.py`,
 * `_get_metric_from_line`). Two more words are the name and the digest of a data set. Undefined for any other line:
 * those of a logged model's metrics have a run's id as fourth word.
 */
export function readMetricLine(
  text: string,
): { readonly value: Printed; readonly step: number } | undefined {
  const [time = "", number = "", step = "0", ...more] = text.trim().split(" ");
  const value = TIME.test(time) && STEP.test(step) ? parsePrinted(number) : undefined;
  if (value === undefined || (more.length !== 0 && more.length !== 2)) return undefined;
  return { value, step: Number(step) };
}
