import type { Analysis } from "./report/analysis.ts";

export interface AnalyzeOptions {
  /** Name of the source, shown in reports. */
  readonly source?: string;
  /** Column to take as the total; `loss` unless said. */
  readonly total?: string;
  /** Columns to take as components, in this order. */
  readonly components?: readonly string[];
  /** Declared weights: by position or by component name (with or without its `_loss`). */
  readonly weights?: readonly number[] | ReadonlyMap<string, number>;
  /** Fit only this split. */
  readonly split?: "train" | "val";
  /** Fit only epochs in this closed range, by the log's own numbers. */
  readonly epochs?: { readonly first: number; readonly last: number };
}

/** Bytes or text of one log → everything lossledger has to say about it. */
export function analyze(_input: Uint8Array | string, _options: AnalyzeOptions = {}): Analysis {
  throw new Error("not built yet");
}
