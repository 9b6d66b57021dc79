// Pickles of every protocol and of hostile make → the history they hold, or why they are refused; nothing is ever run.

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPickle } from "../../src/dialects/pickle/machine.ts";
import { readLog } from "../../src/read/read-log.ts";
import type { Log } from "../../src/table/run.ts";
import { draws } from "../helpers/draws.ts";

const folder = new URL("../../fixtures/pickles/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".pkl"));

function values({ runs }: Log): string[] {
  return runs.flatMap(({ rows }) =>
    rows.map(({ epoch, split, values: cells }) =>
      [`${epoch} ${split}`, ...[...cells].map(([name, { value }]) => `${name}=${value}`)]
        .toSorted()
        .join(" "),
    ),
  );
}

describe("a pickled history", () => {
  const whole = readLog(
    readFileSync(new URL("../../fixtures/corpus/k2-066/history.json", import.meta.url)),
  );

  test.for(names)("%s is read as its JSON is", (name) => {
    const log = readLog(readFileSync(new URL(name, folder)));
    expect(log.dialect).toBe("history-pickle");
    expect(log.rejects).toEqual([]);
    expect(log.notes).toEqual([]);
    expect(values(log)).toEqual(values(whole));
    const loss = log.runs[0]?.rows.at(0)?.values.get("loss");
    expect((loss?.high ?? 0) - (loss?.low ?? 0)).toBe(2 ** -23);
  });

  test.for(names.filter((name) => name.includes("2-array32") || name.startsWith("python")))(
    "%s, broken off anywhere or with any byte changed, throws nothing",
    (name) => {
      const bytes = readFileSync(new URL(name, folder));
      for (let cut = 1; cut < bytes.length; cut += 7) readLog(bytes.subarray(0, cut));
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = byte;
          readLog(changed);
        }),
        { numRuns: draws(100) },
      );
    },
  );
});

const encoder = new TextEncoder();

/** Text and bytes, one after another. */
function bytes(...parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...encoder.encode(part)])),
  );
}

const P2 = [0x80, 2] as const;

describe("a pickle is refused that", () => {
  test.for([
    {
      name: "calls os.system",
      pickle: bytes(...P2, "cos\nsystem\nU", 2, "idtR."),
      reason: /asks for `os\.system`, which is no part of a history and is not run$/,
    },
    {
      name: "calls eval by STACK_GLOBAL",
      pickle: bytes(0x80, 4, 0x8c, 8, "builtins", 0x8c, 4, "eval", 0x93, "."),
      reason: /asks for `builtins\.eval`/,
    },
    {
      name: "hides a name behind a dot",
      pickle: bytes(0x80, 4, 0x8c, 11, "collections", 0x8c, 20, "OrderedDict.__init__", 0x93, "."),
      reason: /asks for `collections\.OrderedDict\.__init__`/,
    },
    {
      name: "holds Keras's History itself",
      pickle: bytes(...P2, "ckeras.src.callbacks.history\nHistory\n)", 0x81, "."),
      reason: /History`.*pickle `history\.history` instead of `history`$/,
    },
    {
      name: "makes objects",
      pickle: bytes(...P2, "ccollections\nOrderedDict\n)", 0x81, "."),
      reason: /opcode NEWOBJ at byte 28/,
    },
    { name: "uses INST", pickle: bytes("(dp0\n(ios\nsystem\n."), reason: /opcode INST/ },
    { name: "names a persistent object", pickle: bytes(...P2, "Pid\n."), reason: /opcode PERSID/ },
    { name: "uses an extension", pickle: bytes(...P2, 0x82, 1, "."), reason: /opcode EXT1/ },
    {
      name: "wants buffers from outside",
      pickle: bytes(0x80, 5, 0x97, "."),
      reason: /opcode NEXT_BUFFER/,
    },
    { name: "has an unknown opcode", pickle: bytes(...P2, 0xff), reason: /opcode 0xff at byte 2/ },
    {
      name: "calls a name that is only looked at",
      pickle: bytes(...P2, "cbuiltins\nlist\n)R."),
      reason: /no function/,
    },
    { name: "calls a list", pickle: bytes(...P2, "])R."), reason: /no function/ },
    { name: "sets the state of a dict", pickle: bytes(...P2, "}(tb."), reason: /no NumPy array/ },
    { name: "has nothing on its stack", pickle: bytes(...P2, "."), reason: /more than there is/ },
    { name: "has no mark", pickle: bytes(...P2, "]e."), reason: /more than there is/ },
    { name: "recalls nothing", pickle: bytes(...P2, "h", 7, "."), reason: /never kept/ },
    { name: "appends to a number", pickle: bytes(...P2, "K", 1, "K", 2, "a."), reason: /no list/ },
    { name: "holds itself", pickle: bytes(...P2, "]q", 0, "h", 0, "a."), reason: /holds itself/ },
    {
      name: "is a string longer than the file",
      pickle: bytes(...P2, "X", 255, 255, 255, 127, "a."),
      reason: /ends before/,
    },
    {
      name: "is a string of 2^63 bytes",
      pickle: bytes(0x80, 4, 0x8d, 0, 0, 0, 0, 0, 0, 0, 0x80, "."),
      reason: /ends before/,
    },
    {
      name: "has a number of 2^31 bytes",
      pickle: bytes(...P2, 0x8b, 0, 0, 0, 0x80, "."),
      reason: /whole number of/,
    },
    {
      name: "has an array of objects as bytes",
      pickle: bytes(...P2, "cnumpy\ndtype\nU", 2, "O8", 0x85, "R."),
      reason: /no table with a loss/,
    },
    {
      name: "has an array of text",
      pickle: bytes(...P2, "cnumpy\ndtype\nU", 2, "U8", 0x85, "R."),
      reason: /no plain number/,
    },
    { name: "holds no history", pickle: bytes(...P2, "K", 1, "."), reason: /no table with a loss/ },
  ])("$name", ({ pickle, reason }) => {
    const log = readLog(pickle);
    expect(log.dialect).toBe("history-pickle");
    expect(log.runs).toEqual([]);
    expect(log.rejects).toEqual([{ line: 0, text: "", reason: expect.stringMatching(reason) }]);
  });

  test("is nested deeper than 64", () => {
    expect(() => readPickle(bytes(...P2, "]".repeat(100), "a".repeat(99), "."))).toThrow(
      /deeper than 64/,
    );
  });

  test("would be endless written out: lists that share their lists", () => {
    const level = (i: number): (string | number)[] => [
      "]q",
      i + 1,
      "(",
      ..."h"
        .repeat(9)
        .split("")
        .flatMap((get) => [get, i]),
      "e",
    ];
    const levels = Array.from({ length: 40 }, (_, i) => level(i)).flat();
    expect(() => readPickle(bytes(...P2, "]q", 0, ...levels, "."))).toThrow(
      /more than 4194304 values/,
    );
  });

  test.for(["(", "]", "2", "q\0"])("goes on and on: %j", (unit) => {
    const pickle = bytes(...P2, "N", unit.repeat(1000), ".");
    expect(() => readPickle(pickle, 1000)).toThrow(/more than 1000 values/);
  });
});

test("any bytes after a signature throw nothing but what is reported", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 2, max: 5 }),
      (rest, protocol) => {
        expect(readLog(Uint8Array.from([0x80, protocol, ...rest])).dialect).toBe("history-pickle");
      },
    ),
    { numRuns: draws(2000) },
  );
});

test.for(["(dp", "}q", "checkpoint saved\n", "(defaults)\n", "ccollections\r\n"])(
  "%j is no pickle",
  (text) => {
    expect(readLog(text).dialect).toBeNull();
  },
);
