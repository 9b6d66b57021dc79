// The bytes of one or more event files → their rows as records, in the order of the steps.

import { BFLOAT16, FLOAT16, FLOAT32, FLOAT64, type FloatType } from "../../math/float-type.ts";
import { printFloat } from "../../table/precision.ts";
import { fromFloat, type Printed } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import type { Writer } from "../../table/run.ts";
import type { FileFindings, FileReader } from "../dialect.ts";
import { readEvent, type Scalar, type ScalarType } from "./event.ts";
import { joinSplits } from "./join.ts";
import { createRecordReader, type RecordPlace, type RecordReader } from "./records.ts";
import { createStepCollector, MAX_TAGS, type Steps } from "./steps.ts";

const TYPES: Readonly<Record<Exclude<ScalarType, "integer">, FloatType>> = {
  float16: FLOAT16,
  bfloat16: BFLOAT16,
  float32: FLOAT32,
  float64: FLOAT64,
};

const WRITERS: Readonly<Record<Steps["unit"], Writer>> = {
  epoch: {
    name: "Keras's TensorBoard callback",
    keras: null,
    evidence: ["the tags begin with `epoch_`"],
  },
  batch: {
    name: "Keras's TensorBoard callback",
    keras: null,
    evidence: ["the tags begin with `batch_`"],
  },
  plain: { name: "TensorBoard events", keras: null, evidence: ["the file holds event records"] },
};

/** Files are taken as training's until `startFile` says otherwise. */
export function createEventReader(findings: FileFindings): FileReader {
  const collectors = { train: createStepCollector(), val: createStepCollector() };
  let collector = collectors.train;
  let name = "";
  let file: RecordReader | undefined;
  let cut = 0;
  let writer = WRITERS.plain;
  const notes: string[] = [];

  const reject = (reason: string, { number, offset }: RecordPlace): void => {
    const where = `${name === "" ? "" : `${name}: `}record ${number} at byte ${offset}`;
    findings.reject({ line: 0, text: "", reason: `${where}: ${reason}` });
  };

  const endFile = (): void => {
    if (file !== undefined && !file.end().whole) cut += 1;
    file = undefined;
  };

  const begin = (): RecordReader =>
    createRecordReader({
      onDamage: reject,
      onRecord(data, place) {
        try {
          collector.add(readEvent(data), place);
        } catch (error) {
          reject(error instanceof Error ? error.message : String(error), place);
        }
      },
    });

  const record = (values: ReadonlyMap<string, Scalar>, epoch: number): void => {
    findings.record({
      origin: "epoch",
      epoch,
      epochs: null,
      step: null,
      steps: null,
      counts: null,
      line: 0,
      values: new Map([...values].map(([column, scalar]) => [column, printedOf(scalar)])),
    });
  };

  return {
    startFile(split: Split, path: string) {
      endFile();
      name = path;
      collector = collectors[split];
    },
    push(chunk) {
      file ??= begin();
      file.push(chunk);
    },
    end() {
      endFile();
      const { rows, unit, first } = joined(collectors.train.steps, collectors.val.steps);
      const shift = unit === "epoch" || (unit === "plain" && first === 0) ? 1 : 0;
      for (const { step, values } of rows) record(values, step + shift);
      if (rows.length > 0) writer = WRITERS[unit];
      const aside = collectors.train.steps.aside + collectors.val.steps.aside;
      notes.push(...notesOf(unit, rows.length > 0 ? aside : 0, shift), ...cutNote(cut));
      const beyond = collectors.train.steps.beyond + collectors.val.steps.beyond;
      if (beyond > 0)
        notes.push(`${beyond} values of tags beyond the first ${MAX_TAGS} were left out`);
    },
    writer: () => writer,
    notes: () => notes,
  };
}

function joined(
  train: Steps,
  val: Steps,
): Pick<Steps, "rows" | "unit"> & { readonly first: number } {
  const main = train.rows.length > 0 ? train : val;
  // Batches beside epochs do not belong together.
  const rows = train.unit === val.unit ? joinSplits(train.rows, val.rows) : main.rows;
  return {
    rows,
    unit: main.unit,
    first: rows.reduce((least, { step }) => Math.min(least, step), Infinity),
  };
}

function notesOf(unit: Steps["unit"], aside: number, shift: number): string[] {
  const left =
    aside === 0
      ? []
      : [
          `${aside} values of batches, evaluations or other tags stand beside those shown and were left aside`,
        ];
  if (unit === "batch")
    return [...left, "there are values of batches only: their numbers stand in place of epochs"];
  return unit === "plain" && shift === 1
    ? [...left, "the steps count from 0 and are shown from 1"]
    : left;
}

function cutNote(files: number): string[] {
  if (files === 0) return [];
  const what = files === 1 ? "an event file ends" : `${files} event files end`;
  return [
    `${what} inside a record, as when training goes on or was stopped; what comes before was read`,
  ];
}

function printedOf({ value, type }: Scalar): Printed {
  return type === "integer"
    ? fromFloat(value, { low: value, high: value })
    : printFloat(value, TYPES[type]);
}
