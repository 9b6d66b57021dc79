// Every printer's samples → read alike packed, in UTF-16, in a notebook, in recordings of terminals and by pipe.

import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";
import { printers } from "../../src/dialects/printers/index.ts";
import { createLogReader, readLog } from "../../src/read/read-log.ts";
import type { Log } from "../../src/table/run.ts";
import { inflate } from "../../src/source/inflate.ts";

const encoder = new TextEncoder();

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

const shown = (text: string): string => text.replaceAll("\n", "\r\n");

const notebook = (output: object): Uint8Array =>
  encoder.encode(
    JSON.stringify({
      cells: [
        { cell_type: "markdown", metadata: {}, source: ["# Training\n"] },
        {
          cell_type: "code",
          execution_count: 1,
          metadata: {},
          outputs: [{ name: "stdout", output_type: "stream", ...output }],
          source: ["train()\n"],
        },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    }),
  );

function asciinema(text: string): Uint8Array {
  const events = shown(text)
    .split(/(?<=\n)|(?<=.{60})/)
    .map((piece, i) => JSON.stringify([0.5 + i / 10, "o", piece]));
  const header = JSON.stringify({ version: 2, width: 400, height: 40, timestamp: 1700000000 });
  return encoder.encode([header, ...events, ""].join("\n"));
}

const typescript = (text: string): Uint8Array =>
  encoder.encode(
    `Script started on 2024-03-01 10:00:00+00:00 [TERM="xterm" COLUMNS="400" LINES="40"]\n${shown(text)}\nScript done on 2024-03-01 11:00:00+00:00 [COMMAND_EXIT_CODE="0"]\n`,
  );

/** What a log of a terminal may stand in. */
const AROUND_LINES: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "a notebook, line by line": (text) => notebook({ text: text.split(/(?<=\n)/) }),
  "a notebook, as one text": (text) => notebook({ text }),
  "a recording of asciinema": asciinema,
  "a recording of script": typescript,
};

/** What any file may stand in. */
const AROUND_FILES: Readonly<Record<string, (text: string) => Uint8Array>> = {
  gzip: (text) => gzipSync(text),
  "gzip of two members": (text) =>
    Buffer.concat([gzipSync(text.slice(0, 50)), gzipSync(text.slice(50))]),
  "UTF-16 with a mark": (text) => utf16(`\ufeff${text}`),
  "UTF-16 without one": utf16,
  "UTF-16, the high byte first": (text) => utf16(`\ufeff${text}`).swap16(),
  "gzip of UTF-16": (text) => gzipSync(utf16(`\ufeff${text}`)),
};

const PIECE = 7;

/** In small pieces whose memory is used again. */
async function read(bytes: Uint8Array): Promise<Log> {
  const reader = createLogReader();
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const memory = new Uint8Array(PIECE);
    for (let at = 0; at < bytes.length; at += PIECE) {
      const some = bytes.subarray(at, at + PIECE);
      memory.set(some);
      yield memory.subarray(0, some.length);
    }
  }
  for await (const chunk of inflate(pieces(), { onNote: () => undefined })) reader.push(chunk);
  return reader.end();
}

/** Its rows, without their places. */
function content({ runs, rejects }: Log): unknown {
  return {
    rejected: rejects.map(({ reason }) => reason),
    runs: runs.map(({ number, writer, columns, clock, rows }) => ({
      number,
      writer: writer.facts?.id,
      columns,
      clock,
      rows: Array.from(rows, ({ origin, split, epoch, values }) => ({
        origin,
        split,
        epoch,
        values: Array.from(values, ([name, { text }]) => `${name}=${text}`),
      })),
    })),
  };
}

const samples = printers.flatMap(({ facts: { id }, samples: own, files }) => [
  ...own.map((sample, i) => ({
    ...sample,
    name: `${id} ${i + 1}`,
    around: { ...AROUND_FILES, ...AROUND_LINES },
  })),
  ...(files?.samples ?? []).map((sample, i) => ({
    ...sample,
    name: `${id}, files ${i + 1}`,
    around: AROUND_FILES,
  })),
]);

describe.for(samples)("sample $name", ({ text: given, records, around }) => {
  const text = String(given);

  const plain = readLog(text);

  test.for(Object.entries(around))("in %s, by pipe", async ([, put]) => {
    expect(plain.runs.length > 0).toBe(records > 0);
    expect(content(await read(put(text)))).toEqual(content(plain));
  });
});
