// The shapes of the rows that were read → which Keras printed them, and what says so.

import type { Writer } from "../../table/run.ts";
import type { ClosedRow } from "./closed-row.ts";
import type { Head, RowText } from "./row-text.ts";

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
  [
    "heavy-bar",
    keras(3, "Keras 3", ["3.0", null], "certain", "the progress bar is drawn with `━`"),
  ],
  [
    "line-3",
    keras(3, "Keras 3", ["3.0", null], "certain", "the time per step is before the columns"),
  ],
  [
    "line-2.4",
    keras(
      2,
      "Keras 2.4–2.15 or TF-Keras",
      ["2.4", null],
      "certain",
      "the time an epoch and a step stand after the columns",
    ),
  ],
  [
    "line-2.4-short",
    keras(
      2,
      "Keras 2.4–2.15 or TF-Keras",
      ["2.4", null],
      "likely",
      "steps and time stand before the columns, without brackets",
    ),
  ],
  [
    "per-sample",
    {
      name: "tf.keras of TensorFlow 1.13–2.1",
      keras: 2,
      releases: { family: "tensorflow", first: "1.13", last: "2.1" },
      certainty: "certain",
      evidence: ["the progress bar gives the time a sample"],
    },
  ],
  [
    "line-2.0",
    keras(2, "Keras 2.0–2.3", ["2.0", "2.3"], "likely", "rows begin with ` - ` and the time"),
  ],
  ["line-1", keras(1, "Keras 1", ["1.0", "1.2"], "likely", "rows begin with the time")],
  [
    "bar-per-step",
    keras(
      2,
      "Keras 2.1–2.15 or TF-Keras",
      ["2.1", null],
      "likely",
      "the bracketed progress bar shows the time per step",
    ),
  ],
  [
    "bar-plain",
    keras(
      null,
      "Keras 1.0–2.0",
      ["1.0", "2.0"],
      "likely",
      "the bracketed progress bar shows the time, but no time per step",
    ),
  ],
]);

function keras(
  major: Writer["keras"],
  name: string,
  [first, last]: readonly [string, string | null],
  certainty: "certain" | "likely",
  evidence: string,
): Writer {
  const releases = { family: "keras", first, last } as const;
  return { name, keras: major, releases, certainty, evidence: [evidence] };
}

const UNKNOWN: Writer = { name: "unknown", keras: null, evidence: ["no row shows which"] };

export interface WriterSearch {
  see(row: RowText, text: string): void;
  writer(): Writer;
  /** What the counts of a row count, where it has any; asked for every row. */
  countsOf(kind: ClosedRow["kind"], bar: Head["bar"], count: number | null): ClosedRow["counts"];
}

export function createWriterSearch(): WriterSearch {
  const seen = new Set<Shape>();
  let withComponents = false;
  let countsSamples = false;
  let leavesOut = false;
  return {
    countsOf(kind, bar, count) {
      if (count === null) return null;
      if (kind === "line" || bar === "heavy") return "steps";
      return countsSamples ? "samples" : null;
    },
    see(row, text) {
      const shape = shapeOf(row, text);
      if (shape !== undefined && !seen.has(shape)) {
        seen.add(shape);
        countsSamples = firstOf(seen) === "per-sample";
      }
      withComponents ||= row.columns.pairs.some(
        ({ name }) => /._loss$/.test(name) && name !== "val_loss",
      );
      leavesOut ||= row.columns.pairs.length > 0 && DOTS.test(text) && !text.includes(" - val_");
    },
    writer() {
      const [first, ...others] = [...WRITERS].flatMap(([shape, writer]) =>
        seen.has(shape) ? [writer] : [],
      );
      if (leavesOut) return { ...(first ?? UNKNOWN), leavesOut };
      if (first === undefined) return UNKNOWN;
      const evidence = [
        first,
        ...others.filter(({ keras: major }) => major === first.keras),
      ].flatMap((writer) => writer.evidence);
      const odd = others.find(({ keras: major }) => major !== null && major !== first.keras);
      if (odd !== undefined)
        return {
          ...first,
          certainty: "likely",
          evidence: [...evidence, `other rows look like ${odd.name}`],
        };
      return first.keras === 3 && withComponents
        ? printsComponents({ ...first, evidence })
        : { ...first, evidence };
    },
  };
}

/** A person left out the rest of a row's columns. */
const DOTS = /\d\s{0,9}(?:\.{3}|…)\s*$/;

function firstOf(seen: ReadonlySet<Shape>): Shape | undefined {
  for (const shape of WRITERS.keys()) if (seen.has(shape)) return shape;
  return undefined;
}

/** Up to 3.4 no losses of single outputs are printed (keras PR 20023); only a custom `train_step` could have. */
function printsComponents(writer: Writer): Writer {
  return {
    ...writer,
    releases: { family: "keras", first: "3.5", last: null },
    certainty: "likely",
    evidence: [...writer.evidence, "losses of single outputs are printed, as from Keras 3.5 on"],
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
