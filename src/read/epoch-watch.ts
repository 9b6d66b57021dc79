// A log that is still being written → each epoch as soon as it is over.

import { isWithin } from "../table/printed.ts";
import type { LogRecord } from "../table/row.ts";
import { createLogReader } from "./read-log.ts";

/** An epoch that ended with the line whose LF stands before `end` in the chunk. */
export interface EndedEpoch {
  readonly end: number;
  readonly record: LogRecord;
}

export interface EpochWatch {
  /** The epochs that end in the chunk, each once, in order. */
  push(chunk: Uint8Array): readonly EndedEpoch[];
  /** Those that only the end of the log brings to light. */
  end(): readonly EndedEpoch[];
}

const LF = 0x0a;

/**
 * An epoch is told at the line end that Keras prints after it. A reader of whole logs waits for the next line, as that may
 * go on with the row. Keeps nothing of what was read.
 */
export function createEpochWatch(): EpochWatch {
  let found: EndedEpoch[] = [];
  let end = 0;
  /** Shown before it was certain; the record that will come of it is not shown again. */
  let early: LogRecord | undefined;
  let last: LogRecord | undefined;

  const show = (record: LogRecord): void => {
    last = record;
    found.push({ end, record });
  };
  const reader = createLogReader({
    keep: false,
    onRecord(record) {
      if (record.origin === "update") return;
      const shown = early;
      if (shown !== undefined && record.line >= shown.line) early = undefined;
      if (record.origin !== "epoch") return;
      if (shown === undefined || (record.line > shown.line && record.epoch !== shown.epoch))
        show(record);
      // By its columns it is told whether the next one is whole.
      else last = record;
    },
  });
  const peek = (): void => {
    const record = reader.peek();
    if (record === undefined || (last !== undefined && record.line <= last.line)) return;
    if (early !== undefined && record.epoch === early.epoch) return;
    if (last !== undefined && isShortOf(record, last)) return;
    early = record;
    show(record);
  };
  const taken = (): readonly EndedEpoch[] => {
    const all = found;
    found = [];
    return all;
  };

  return {
    push(chunk) {
      end = 0;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, end)) {
        const line = chunk.subarray(end, at + 1);
        end = at + 1;
        reader.push(line);
        peek();
      }
      if (end < chunk.length) reader.push(chunk.subarray(end));
      return taken();
    },
    end() {
      end = 0;
      reader.end();
      return taken();
    },
  };
}

/** Whether it lacks columns of the epoch before: a callback may print before the validation columns are there. */
function isShortOf(record: LogRecord, before: LogRecord): boolean {
  if (record.epoch !== null && before.epoch !== null && record.epoch <= before.epoch) return false;
  return !isWithin(before.values, record.values);
}
