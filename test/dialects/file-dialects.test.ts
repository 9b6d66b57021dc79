// The first chunks of a source → the right dialect however they are cut; whole files within their limit.

import { describe, expect, test } from "vitest";
import { bufferedReader, FormatError } from "../../src/dialects/buffered.ts";
import type { FileDialect, FileFindings } from "../../src/dialects/dialect.ts";
import { createHeadGatherer } from "../../src/read/gather-head.ts";
import type { Reject } from "../../src/table/run.ts";

const encoder = new TextEncoder();
const writer = { name: "test", keras: null, evidence: ["test"] } as const;

function dialectOf(input: "text" | "bytes", matches: FileDialect["matches"]): FileDialect {
  return {
    id: input,
    title: input,
    input,
    numbers: "full",
    doc: { writer: "test", quirks: [] },
    samples: [],
    matches,
    createReader: (findings) => bufferedReader(findings, 10, () => ({ writer, notes: [] })),
  };
}

const braces = dialectOf("text", (head, isWhole) => {
  if (head[0] !== 0x7b) return head.length === 0 && !isWhole ? "unsure" : "no";
  return head.includes(0x7d) ? "yes" : "unsure";
});

function gather(pieces: readonly Uint8Array[]): { id: string; bytes: number } {
  const gatherer = createHeadGatherer([braces]);
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    const found = gatherer.push(piece);
    if (found !== undefined) {
      expect(found.bytes).toHaveLength(length);
      return { id: found.dialect === "lines" ? "lines" : found.dialect.id, bytes: length };
    }
  }
  const { dialect, bytes } = gatherer.end();
  expect(bytes).toHaveLength(length);
  return { id: dialect === "lines" ? "lines" : dialect.id, bytes: length };
}

describe("the dialect of a whole file", () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0, 0x20, 0, 0x20, 0]);

  test.for([
    { name: "braces", bytes: encoder.encode("{     }  "), id: "text" },
    {
      name: "braces after a byte order mark",
      bytes: encoder.encode("\ufeff{     }  "),
      id: "text",
    },
    { name: "braces in UTF-16", bytes: utf16, id: "text" },
    { name: "a log", bytes: encoder.encode("Epoch 1/2\n1/1"), id: "lines" },
    { name: "three bytes", bytes: encoder.encode("{}\n"), id: "text" },
    { name: "a brace that is never closed", bytes: encoder.encode("{".repeat(100)), id: "lines" },
    { name: "nothing", bytes: new Uint8Array(0), id: "lines" },
  ])("$name, in one piece and byte by byte", ({ bytes, id }) => {
    expect(gather([bytes]).id).toBe(id);
    expect(gather([...bytes].map((byte) => Uint8Array.of(byte))).id).toBe(id);
  });

  test("is not waited for beyond the first 64 KiB, nor at all where the first bytes tell", () => {
    const endless = Array.from({ length: 40 }, () => encoder.encode("{\n".repeat(1024)));
    expect(gather(endless)).toEqual({ id: "lines", bytes: 2 ** 16 });
    expect(gather([encoder.encode("Epoch 1/"), encoder.encode("2\n")]).bytes).toBe(8);
  });
});

describe("a buffered file", () => {
  function read(length: number, body: () => void): Reject[] {
    const rejects: Reject[] = [];
    const findings: FileFindings = {
      record: () => undefined,
      records: () => undefined,
      reject: (reject) => rejects.push(reject),
      wantsUpdates: () => false,
      text: () => undefined,
      part: () => undefined,
    };
    const reader = bufferedReader(findings, 2 ** 20, (bytes) => {
      expect(bytes).toHaveLength(length);
      body();
      return { writer, notes: ["read"] };
    });
    for (let left = length; left > 0; left -= 2 ** 16) {
      reader.push(new Uint8Array(Math.min(left, 2 ** 16)));
    }
    reader.end();
    expect(reader.notes()).toEqual(rejects.length === 0 ? ["read"] : []);
    return rejects;
  }

  test("is read up to its limit, and rejected beyond", () => {
    expect(read(2 ** 20, () => undefined)).toEqual([]);
    expect(read(2 ** 20 + 1, () => expect.unreachable())[0]?.reason).toMatch(/longer than 1 MiB/);
  });

  test("is rejected where it breaks its format; other errors are bugs and are thrown", () => {
    const broken = (): void => {
      throw new FormatError("it ends in the middle", 7);
    };
    expect(read(9, broken)).toEqual([{ line: 7, text: "", reason: "it ends in the middle" }]);
    expect(() =>
      read(9, () => {
        throw new TypeError("a bug");
      }),
    ).toThrow("a bug");
  });
});
