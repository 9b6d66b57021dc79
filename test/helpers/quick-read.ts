// A log read with and without the quick way for rows of a known layout → what the reader found either way.

import { isDeepStrictEqual } from "node:util";

import { expect } from "vitest";

import type { Findings, LineReader, Understood } from "../../src/dialects/dialect.ts";
import { createKerasReader } from "../../src/dialects/keras/reader.ts";
import { Settler } from "../../src/lines/settle.ts";
import { recordsOf } from "../../src/table/record-block.ts";
import type { LogRecord } from "../../src/table/row.ts";
import type { Reject } from "../../src/table/run.ts";

export interface QuickRead {
  readonly records: readonly unknown[];
  readonly rejects: readonly Reject[];
  readonly writer: string;
  readonly notes: readonly string[];
  readonly others: number;
  /** Lines and frames that were taken as bytes. */
  readonly taken: number;
  readonly frames: number;
}

/** The same was found either way. Compared at once, and only where it differs as slowly as can be shown. */
export function expectSame(quick: QuickRead, slow: Omit<QuickRead, "taken" | "frames">): void {
  const { taken, frames } = quick;
  if (!isDeepStrictEqual(quick, { ...slow, taken, frames })) expect(quick).toMatchObject(slow);
}

/** Layouts are learnt from later lines only. */
export const LINES_BEFORE = 64;

export function quickRead(
  input: string | Uint8Array,
  quick: boolean,
  chunk: number = Infinity,
  createReader: (findings: Findings) => LineReader = createKerasReader,
  /** Records until which updates are wanted. */
  wanted: number = Infinity,
  /** What comes first, and at once. */
  learnt: string = "",
): QuickRead {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const records: LogRecord[] = [];
  const rejects: Reject[] = [];
  let [others, taken, frames] = [0, 0, 0];
  const wantsUpdates = (): boolean => records.length < wanted;
  const reader: LineReader = createReader({
    record: (record) => records.push(record),
    records: (block) => records.push(...recordsOf(block)),
    reject: (reject) => rejects.push(reject),
    wantsUpdates,
  });
  const settler = new Settler({
    wantsUpdates,
    wantsStart: () => reader.wantsStart?.() ?? true,
    onLine(line) {
      const understood: Understood = reader.line(line);
      if (understood === "other" && line.settled) others += 1;
      if (typeof understood !== "string") {
        rejects.push({ line: line.number, text: line.text, reason: understood.rejected });
      }
    },
    takeLines(...offered) {
      const found = quick ? reader.takeLines?.(...offered) : undefined;
      taken += found?.lines ?? 0;
      others += found?.others ?? 0;
      return found;
    },
    takeFrame(...offered) {
      const found = quick && reader.takeFrame?.(...offered) === true;
      taken += Number(found);
      frames += Number(found);
      return found;
    },
  });
  settler.push(new TextEncoder().encode("\n".repeat(LINES_BEFORE) + learnt));
  const memory = Buffer.alloc(Math.min(chunk, bytes.length));
  for (let at = 0; at < bytes.length; at += memory.length) {
    const length = bytes.subarray(at, at + memory.length).length;
    memory.set(bytes.subarray(at, at + length));
    settler.push(memory.subarray(0, length));
    memory.fill("9");
  }
  settler.end();
  reader.end();
  return {
    records: records.map((record) => ({ ...record, values: [...record.values] })),
    rejects,
    writer: reader.writer().name,
    notes: reader.notes(),
    others,
    taken,
    frames,
  };
}
