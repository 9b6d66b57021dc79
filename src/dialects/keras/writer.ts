// The shapes of the rows that were read → which Keras printed them, and what says so.

import type { Writer } from "../../table/run.ts";
import type { RowText } from "./row-text.ts";

type Shape =
  | "heavy-bar"
  | "line-3"
  | "line-2.4"
  | "line-2.4-short"
  | "per-sample"
  | "bar-per-step"
  | "bar-plain"
  | "line-2.0"
  | "line-1";

/** From the shape that says most to the one that says least. */
const WRITERS: ReadonlyMap<Shape, Writer> = new Map([
  ["heavy-bar", { name: "Keras 3", keras: 3, evidence: "the progress bar is drawn with `━`" }],
  ["line-3", { name: "Keras 3", keras: 3, evidence: "the time a step stands before the columns" }],
  [
    "line-2.4",
    {
      name: "Keras 2.4–2.15 or TF-Keras",
      keras: 2,
      evidence: "the time an epoch and a step stand after the columns",
    },
  ],
  [
    "line-2.4-short",
    {
      name: "Keras 2.4–2.15 or TF-Keras",
      keras: 2,
      evidence: "steps and time stand before the columns, without brackets",
    },
  ],
  [
    "per-sample",
    {
      name: "tf.keras of TensorFlow 1.13–2.1",
      keras: 2,
      evidence: "the progress bar gives the time a sample",
    },
  ],
  ["line-2.0", { name: "Keras 2.0–2.3", keras: 2, evidence: "rows begin with ` - ` and the time" }],
  ["line-1", { name: "Keras 1", keras: 1, evidence: "rows begin with the time" }],
  [
    "bar-per-step",
    {
      name: "Keras 2.1–2.15 or TF-Keras",
      keras: 2,
      evidence: "the bracketed progress bar gives the time a step",
    },
  ],
  [
    "bar-plain",
    {
      name: "Keras 1.0–2.0",
      keras: null,
      evidence: "the bracketed progress bar ends in the time without a time a step",
    },
  ],
]);

const UNKNOWN: Writer = { name: "unknown", keras: null, evidence: "no row tells" };

export interface WriterSearch {
  see(row: RowText, text: string): void;
  writer(): Writer;
}

export function createWriterSearch(): WriterSearch {
  const seen = new Set<Shape>();
  return {
    see(row, text) {
      const shape = shapeOf(row, text);
      if (shape !== undefined) seen.add(shape);
    },
    writer() {
      for (const [shape, writer] of WRITERS) if (seen.has(shape)) return writer;
      return UNKNOWN;
    },
  };
}

function shapeOf({ head, columns }: RowText, text: string): Shape | undefined {
  if (head.bar === "heavy") return "heavy-bar";
  const first = columns.pairs[0] ?? columns.last;
  const before = first === null ? text : text.slice(0, Math.max(0, text.indexOf(`${first.name}:`)));
  if (head.kind === "bar") {
    if (/\d[mu]?s\/sample/.test(before)) return "per-sample";
    if (/\ds\/step|\d[mu]s\/step/.test(before)) return "bar-per-step";
    return /- \d+s\s*(?:-\s*)?$/.test(before) && !before.includes("ETA:") ? "bar-plain" : undefined;
  }
  if (head.steps === null) {
    if (!columns.timed) return undefined;
    return head.dashed ? "line-2.0" : "line-1";
  }
  if (/s\/step/.test(before)) return "line-3";
  if (!columns.timed) return undefined;
  return /\/epoch/.test(text) ? "line-2.4" : "line-2.4-short";
}
