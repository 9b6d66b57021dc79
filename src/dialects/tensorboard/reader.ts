// The bytes of one or more event files → their rows as records, in the order of the steps.

import type { Split } from "../../table/row.ts";
import type { Writer } from "../../table/run.ts";
import { countNote } from "../count-note.ts";
import type { FileFindings, FileReader } from "../dialect.ts";
import { createEventReader } from "./event.ts";
import { joinSplits } from "./join.ts";
import { createLayouts } from "./layouts.ts";
import { createRecordReader, type RecordPlace, type RecordReader } from "./records.ts";
import { createScalarList } from "./scalar-list.ts";
import { createStepCollector, MAX_TAGS, type Steps } from "./steps.ts";

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
export function createFolderReader(findings: FileFindings): FileReader {
  const collectors = { train: createStepCollector(), val: createStepCollector() };
  let collector = collectors.train;
  let name = "";
  let file: RecordReader | undefined;
  let cut = 0;
  let writer = WRITERS.plain;
  const readEvent = createEventReader();
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
      onRecord(bytes, start, end) {
        try {
          collector.add(readEvent(bytes, start, end));
          return undefined;
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
    });

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
      const [train, val] = [collectors.train.steps(), collectors.val.steps()];
      const { unit, shift, hasRows } = emitRows(train, val, findings);
      if (hasRows) writer = WRITERS[unit];
      const aside = train.aside + val.aside;
      notes.push(...notesOf(unit, hasRows ? aside : 0, shift), ...cutNote(cut));
      const beyond = train.beyond + val.beyond;
      if (beyond > 0)
        notes.push(`${beyond} values of tags beyond the first ${MAX_TAGS} were left out`);
    },
    writer: () => writer,
    notes: () => notes,
  };
}

interface Emitted {
  readonly unit: Steps["unit"];
  /** Added to the steps, so that they count from 1. */
  readonly shift: 0 | 1;
  readonly hasRows: boolean;
}

/** Rows of training with the validation of the same step; of validation alone where there is no training. */
function emitRows(train: Steps, val: Steps, findings: FileFindings): Emitted {
  const main = train.list.length > 0 ? train : val;
  // Batches beside epochs do not belong together.
  const isJoined = main === train && train.unit === val.unit;
  const other = isJoined ? val.list : createScalarList();
  const steps = main.list.steps();
  const otherSteps = other.steps();
  const pairs = joinSplits(steps, otherSteps);
  const { unit } = main;
  const isFromZero = Math.min(least(steps), least(otherSteps)) === 0;
  const shift = unit === "epoch" || (unit === "plain" && isFromZero) ? 1 : 0;
  const valuesOf = createLayouts(main.list, other);
  pairs.train.forEach((row, i) => {
    const valRow = pairs.val[i] as number;
    findings.record({
      origin: "epoch",
      epoch: shift + ((row < 0 ? otherSteps[valRow] : steps[row]) as number),
      epochs: null,
      step: null,
      steps: null,
      counts: null,
      line: 0,
      values: valuesOf(row, valRow),
    });
  });
  return { unit, shift, hasRows: pairs.train.length > 0 };
}

function least(steps: Float64Array): number {
  return steps.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
}

function notesOf(unit: Steps["unit"], aside: number, shift: number): readonly string[] {
  const left = countNote(
    aside,
    "value of a batch, an evaluation or another tag was left out",
    "values of batches, evaluations or other tags were left out",
  );
  if (unit === "batch")
    return [...left, "there are only values of batches, so batches are counted"];
  return unit === "plain" && shift === 1
    ? [...left, "steps are counted from 1 instead of 0"]
    : left;
}

function cutNote(files: number): string[] {
  if (files === 0) return [];
  const what = files === 1 ? "an event file ends" : `${files} event files end`;
  return [
    `${what} inside a record, as when training goes on or was stopped; what comes before was read`,
  ];
}
