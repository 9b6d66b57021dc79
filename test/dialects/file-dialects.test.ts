// The first chunks of a source → the right dialect however they are cut; whole files within their limit.

import { describe, expect, test } from "vitest";
import { FormatError } from "../../src/dialects/format-error.ts";
import type { FileDialect } from "../../src/dialects/dialect.ts";
import { isRead } from "../../src/dialects/tables/read-tree.ts";
import { HeadGatherer } from "../../src/read/gather-head.ts";
import { readLog } from "../../src/read/read-log.ts";
import type { Reject } from "../../src/table/run.ts";

const encoder = new TextEncoder();

function dialectOf(input: "text" | "bytes", matches: FileDialect["matches"]): FileDialect {
  return {
    id: input,
    title: input,
    input,
    numbers: "full",
    doc: { writer: "test", quirks: [] },
    samples: [],
    matches,
    createReader: () => expect.unreachable(),
  };
}

const braces = dialectOf("text", (head, isWhole) => {
  if (head[0] !== 0x7b) return head.length === 0 && !isWhole ? "unsure" : "no";
  return head.includes(0x7d) ? "yes" : "unsure";
});

function gather(pieces: readonly Uint8Array[]): { id: string; bytes: number } {
  const gatherer = new HeadGatherer([braces]);
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

describe("a file that is read whole", () => {
  const pickle = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    bytes.set([0x80, 2]);
    return bytes;
  };

  test("is read up to its limit, and rejected beyond", () => {
    expect(readLog(pickle(2 ** 25)).rejects[0]?.reason).toMatch(/opcode 0x00/);
    expect(readLog(pickle(2 ** 25 + 1)).rejects[0]?.reason).toMatch(/longer than 32 MiB/);
  });

  test("is rejected where it breaks its format; other errors are bugs and are thrown", () => {
    const rejects: Reject[] = [];
    const findings = { reject: (reject: Reject) => rejects.push(reject) };
    const broken = (): void => {
      throw new FormatError("it ends in the middle", 7);
    };
    expect(isRead(findings, broken)).toBe(false);
    expect(rejects).toEqual([{ line: 7, text: "", reason: "it ends in the middle" }]);
    expect(() =>
      isRead(findings, () => {
        throw new TypeError("a bug");
      }),
    ).toThrow("a bug");
    expect(isRead(findings, () => undefined)).toBe(true);
    expect(rejects).toHaveLength(1);
  });
});
