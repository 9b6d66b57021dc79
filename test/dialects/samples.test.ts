// Every dialect's samples → recognised by their own dialect, read alike however they are cut or ended.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectFile } from "../../src/read/detect.ts";
import { dialects, fileDialects, lineDialects } from "../../src/dialects/index.ts";
import { printers } from "../../src/dialects/printers/index.ts";
import { createLogReader, readLog } from "../../src/read/read-log.ts";
import type { Sample } from "../../src/dialects/dialect.ts";
import type { Row } from "../../src/table/row.ts";
import type { Log } from "../../src/table/run.ts";
import { anyText } from "../helpers/any-text.ts";
import { cutsOf, draws } from "../helpers/draws.ts";
import { growth, LINEAR } from "../helpers/cpu-time.ts";
import { contentOf, expectContent } from "../helpers/log-content.ts";

const encoder = new TextEncoder();

const everySample = dialects.flatMap((dialect) =>
  dialect.samples.map((sample, index) => ({
    dialect,
    ...readable(sample),
    name: `${dialect.id} ${index + 1}`,
  })),
);

const ofFiles = printers.flatMap(({ facts, files }) =>
  (files?.samples ?? []).map((sample, index) => ({
    facts,
    ...readable(sample),
    name: `${facts.id}, files ${index + 1}`,
  })),
);

const printed = printers.flatMap(({ facts, samples }) =>
  samples.map((sample, index) => {
    const { bytes, ...rest } = readable(sample);
    const { dialect: id } = readLog(bytes);
    const dialect = lineDialects.find((one) => one.id === id);
    return { dialect, bytes, ...rest, facts, name: `${facts.id} ${index + 1}` };
  }),
);

function readable({ text, records }: Sample): {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly records: number;
} {
  return typeof text === "string"
    ? { records, bytes: encoder.encode(text), text }
    : { records, bytes: text, text: "" };
}

const everyOne = [
  ...everySample,
  ...printed.flatMap(({ dialect, ...sample }) =>
    dialect === undefined ? [] : [{ ...sample, dialect }],
  ),
];

const texts = everyOne.filter(({ dialect }) => dialect.input !== "bytes");

/** The rows without their places, which line ends move. */
function numbersOf({ runs }: Log): unknown[] {
  return runs.flatMap(({ number, rows, columns }) =>
    rows.map(({ origin, split, epoch, values }) => ({
      number,
      columns,
      origin,
      split,
      epoch,
      values: [...values].map(([name, { text }]) => `${name}=${text}`),
    })),
  );
}

function countRecords({ runs }: Log): number {
  return runs.flatMap(({ rows }) => [...rows]).filter(isRecord).length;
}

function isRecord({ split, origin }: Pick<Row, "split" | "origin">): boolean {
  return split === "train" || origin === "evaluate";
}

describe.for(printed)("sample $name", ({ facts, dialect, bytes, records }) => {
  test("is read by a generic dialect, and its printer is known", () => {
    const { runs, notes } = readLog(bytes);
    expect(dialect?.isGeneric).toBe(true);
    expect(runs.map(({ writer }) => writer.facts?.id)).toEqual(records > 0 ? [facts.id] : []);
    expect(notes).toContain(`${facts.title}: ${facts.known}`);
  });
});

describe.for(ofFiles)("sample $name", ({ facts, bytes, records }) => {
  const whole = readLog(bytes);

  test("is known by its columns, and holds the records it says", () => {
    expect(whole.runs.map(({ writer }) => writer.facts?.id)).toEqual([facts.id]);
    expect(whole.notes).toContain(`${facts.title}: ${facts.known}`);
    expect(countRecords(whole)).toBe(records);
    expect(whole.rejects).toEqual([]);
  });

  test("reads alike in two pieces, wherever it is cut", () => {
    const content = contentOf(whole);
    for (const cut of cutsOf(bytes.length)) {
      const reader = createLogReader();
      reader.push(bytes.slice(0, cut));
      reader.push(bytes.slice(cut));
      expectContent(reader.end(), content);
    }
  });
});

describe.for(everyOne)("sample $name", ({ dialect, records, bytes, text }) => {
  const whole = readLog(bytes);

  test("is recognised by its own dialect and holds the records it says", () => {
    if (dialect.input === "lines" || dialect.wraps !== true) expect(whole.dialect).toBe(dialect.id);
    else {
      expect(detectFile(fileDialects, bytes, true)).toBe(dialect);
      expect(lineDialects.map(({ id }) => id)).toContain(whole.dialect);
    }
    expect(countRecords(whole)).toBe(records);
    expect(whole.rejects).toEqual([]);
  });

  test("reads alike in two pieces, wherever it is cut, and byte by byte", () => {
    const content = contentOf(whole);
    for (const cut of cutsOf(bytes.length)) {
      const reader = createLogReader();
      reader.push(bytes.slice(0, cut));
      reader.push(bytes.slice(cut));
      expectContent(reader.end(), content);
    }
    const reader = createLogReader();
    for (const byte of bytes) reader.push(Uint8Array.of(byte));
    expectContent(reader.end(), content);
  });

  test("reads no further than it has, broken off anywhere; of lines no number that was not printed, and all but the last record", () => {
    const isOfLines = dialect.input === "lines";
    const printed =
      text.replaceAll(/(\.\d\d)\n(\d\d)/g, "$1$2").match(/-?\d+\.\d{4}(?:e[+-]\d\d)?/g) ?? [];
    const isPrinted = (part: string): boolean => printed.some((one) => one.startsWith(part));
    const wrong: unknown[] = [];
    let before = 0;
    for (const cut of cutsOf(bytes.length, 0.5)) {
      const log = readLog(bytes.slice(0, cut));
      if (countRecords(log) > records) wrong.push([cut, "more records than there are"]);
      // A file that is no sequence of lines makes no promise about its first part.
      if (!isOfLines) continue;
      const rows = log.runs.flatMap((run) => [...run.rows]);
      const read = rows.filter((row) => isRecord(row) && row.origin !== "update");
      if (read.length < before - 1) wrong.push([cut, "more than one record lost"]);
      before = Math.max(before, read.length);
      const numbers = rows.flatMap(({ values }) => Array.from(values.values(), (one) => one.text));
      const odd = numbers.filter((one) => /\.\d{4}$/.test(one) && !isPrinted(one));
      if (odd.length > 0) wrong.push([cut, odd]);
    }
    expect(wrong).toEqual([]);
  });
});

describe.for(texts)("sample $name", ({ text, bytes }) => {
  const whole = readLog(bytes);

  test("reads alike with LF, CRLF and CR", () => {
    expect(numbersOf(readLog(text.replaceAll("\n", "\r\n")))).toEqual(numbersOf(whole));
    expect(numbersOf(readLog(text.replaceAll("\n", "\r")))).toEqual(numbersOf(whole));
  });

  test("reads alike with a byte order mark, and as UTF-16", () => {
    expect(numbersOf(readLog(`\ufeff${text}`))).toEqual(numbersOf(whole));
    const wide = Uint8Array.from([...`\ufeff${text}`].flatMap((one) => utf16(one)));
    expect(numbersOf(readLog(wide))).toEqual(numbersOf(whole));
  });
});

/** Little-endian code units. */
function utf16(text: string): number[] {
  return text.split("").flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]);
}

describe("hostile input", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...texts.flatMap(({ text }) => text.split(/(?<=[\n:])|(?=[-[\r])/)),
      "\n",
      "\r",
      "\b",
      "Epoch 1/2\n",
      "1/2 [",
      " - ",
      ": ",
      "nan",
      "e-",
    ),
    anyText(6),
  );

  test("no text and no bytes make it throw, and every line is accounted for", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, updates) => {
        readLog(pieces.join(""), { updates });
      }),
      { numRuns: draws(500) },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void readLog(bytes)));
  });

  test("time grows with the length of a line, not with its square", () => {
    const hostile = [
      "a: ",
      " - ",
      "1/",
      "1/1 [=",
      "Epoch 1/",
      "loss: 1 - ",
      "1/1 [=] - loss: 1",
      "[",
      "&#61;",
      "1",
      "9.",
      "ETA: ",
      "3s ",
      " - a: b",
      "::",
    ];
    for (const text of hostile) {
      const times = (length: number): string => text.repeat(length / text.length);
      const reads: ((length: number) => void)[] = [
        (length) => readLog(`1/1 [=] - 1s - loss: 0.5000 - ${times(length)}`),
        (length) => readLog(`${times(length)}\n`.repeat(2)),
        (length) => readLog(`1/1 [=] - ${`${text}\n`.repeat(length / 8)}`),
      ];
      for (const read of reads) expect(growth(read, 2 ** 12), text).toBeLessThan(LINEAR);
    }
  }, 120_000);
});
