// Bytes of a terminal → the lines it would finally show.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decoder } from "../../src/lines/decode.ts";
import type { Line } from "../../src/lines/line.ts";
import {
  FIRST_FRAMES,
  LAST_FRAMES,
  LATER_FIRST_FRAMES,
  MANY_FRAMES,
} from "../../src/lines/line-frames.ts";
import { Settler } from "../../src/lines/settle.ts";
import { growth, LINEAR } from "../helpers/cpu-time.ts";

const encoder = new TextEncoder();

interface Options {
  readonly updates?: boolean;
  readonly maxLength?: number;
  readonly chunk?: number;
}

function settle(
  input: string | Uint8Array,
  { chunk = Infinity, updates = false, ...options }: Options = {},
): Line[] {
  const bytes = typeof input === "string" ? encoder.encode(input) : input;
  const lines: Line[] = [];
  const settler = new Settler({
    ...options,
    ...(updates ? { wantsUpdates: () => true } : {}),
    onLine: (line) => lines.push(line),
  });
  const decoder = new Decoder();
  // As when a file is read: one Buffer, used again for every chunk.
  const memory = Buffer.alloc(Math.min(chunk, bytes.length));
  for (let at = 0; at < bytes.length; at += memory.length) {
    const length = bytes.subarray(at, at + memory.length).length;
    memory.set(bytes.subarray(at, at + length));
    settler.push(decoder.push(memory.subarray(0, length)));
    memory.fill("X");
  }
  settler.push(decoder.end());
  settler.end();
  return lines;
}

const texts = (input: string | Uint8Array, options?: Options): string[] =>
  settle(input, options).map(({ text }) => text);

describe("line ends", () => {
  test.for([
    { name: "LF", text: "a\nb\n\nc\n", lines: ["a", "b", "", "c"] },
    { name: "CRLF", text: "a\r\nb\r\n\r\nc\r\n", lines: ["a", "b", "", "c"] },
    { name: "CR only", text: "a\rb\r\rc\r", lines: ["a", "b", "", "c"] },
    { name: "a missing last one", text: "a\nb", lines: ["a", "b"] },
    {
      name: "CR CR LF of a Windows text file written twice",
      text: "a\r\r\nb\r\r\n",
      lines: ["a", "b"],
    },
    { name: "nothing", text: "", lines: [] },
    { name: "a lone LF", text: "\n", lines: [""] },
  ])("$name", ({ text, lines }) => {
    expect(texts(text)).toEqual(lines);
    expect(texts(text, { chunk: 1 })).toEqual(lines);
  });

  test("the last line says that it was not ended", () => {
    expect(settle("a\nb").map(({ unended }) => unended)).toEqual([undefined, true]);
    expect(settle("a\nb\n").map(({ unended }) => unended)).toEqual([undefined, undefined]);
  });

  test("numbers are those of the physical line", () => {
    expect(settle("ä\n1/2\r2/2\r\nb\n")).toEqual([
      { number: 1, text: "ä", settled: true },
      { number: 2, text: "2/2", settled: true },
      { number: 3, text: "b", settled: true },
    ]);
  });
});

describe("in-place updates", () => {
  test("a carriage return starts the line anew", () => {
    expect(texts("x\n1/3\r2/3\r3/3\n")).toEqual(["x", "3/3"]);
  });

  test("backspaces as long as the text start the line anew, with or without a carriage return", () => {
    expect(texts("x\n1/3 a\b\b\b\b\b\r2/3 b\n")).toEqual(["x", "2/3 b"]);
    expect(texts("x\n1/3 a\b\b\b\b\b\b\b2/3 b\n")).toEqual(["x", "2/3 b"]);
  });

  test("so they do where a carriage return ends the lines", () => {
    for (const chunk of [1, 2, 3, Infinity]) {
      const redrawn = "a\r1/2 x\b\b\b\b\b\r2/2 y\rb\r";
      expect(texts(redrawn, { chunk })).toEqual(["a", "2/2 y", "b"]);
      expect(texts("a\r1/2\b\b\b\r\rb\r", { chunk })).toEqual(["a", "1/2", "b"]);
    }
  });

  test("fewer backspaces take back as many characters, and none at the end of the line", () => {
    expect(texts("12%\b\b\b13% done\b\b\b\b\n")).toEqual(["13% done"]);
    expect(texts("value 12\b\b13\n")).toEqual(["value 13"]);
  });

  test("every replaced update is told when asked for", () => {
    const lines = settle("x\n1/3\b\b\b\r2/3\b\b\b\r3/3\n", { updates: true });
    expect(lines.map(({ text, settled }) => `${text} ${settled}`)).toEqual([
      "x true",
      "1/3 false",
      "2/3 false",
      "3/3 true",
    ]);
  });

  test("a message after a carriage return does not take the bar away, nor does clearing the line", () => {
    const bar = "13/13 [====] - loss: 0.5 - val_loss: 0.4";
    expect(texts(`x\n${bar}\rEpoch 3: val_loss improved\n`)).toEqual([
      "x",
      bar,
      "Epoch 3: val_loss improved",
    ]);
    expect(texts(`x\n12/13\r${bar}\r          \r\n`)).toEqual(["x", bar]);
    expect(texts(`x\n${bar}\r          \rEpoch 4/9\n`)).toEqual(["x", bar, "Epoch 4/9"]);
  });
});

describe("many updates of one line", () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => `${index + 1}/1000`);

  test("the first and the last ones are looked at", () => {
    for (const chunk of [7, 1000, Infinity]) {
      const lines = settle(`x\n${numbers.join("\r")}\nb\n`, { updates: true, chunk });
      expect(lines.map(({ text }) => text)).toEqual([
        "x",
        ...numbers.slice(0, FIRST_FRAMES),
        ...numbers.slice(-LAST_FRAMES),
        "b",
      ]);
    }
  });

  test("where no more is wanted than what the line ends as, the last ones", () => {
    const input = `${["Epoch 3: improved", ...numbers].join("\r")}\rb\rc\n${numbers.slice(0, 2).join("\r")}\nd\n`;
    for (const chunk of [7, 1000, Infinity]) {
      const shown: string[] = [];
      const settler = new Settler({
        wantsUpdates: () => true,
        wantsStart: () => false,
        onLine: ({ text, settled }) => shown.push(settled ? text : `${text} replaced`),
      });
      const bytes = new TextEncoder().encode(input);
      for (let at = 0; at < bytes.length; at += Math.min(chunk, bytes.length))
        settler.push(bytes.slice(at, at + chunk));
      settler.end();
      expect(shown).toEqual([numbers.at(-1), "c", "2/1000", "d"]);
    }
  });

  test("of later lines fewer: the first 17", () => {
    const bar = numbers.slice(0, 100);
    const later = [...bar.slice(0, 3), "Epoch 3: improved", ...bar.slice(3)];
    const before = Array.from({ length: Math.ceil(MANY_FRAMES / 100) }, () => bar.join("\r"));
    const input = `${before.join("\n")}\n${later.join("\r")}\nb\n`;
    for (const chunk of [7, 1000, Infinity]) {
      const lines = settle(input, { updates: true, chunk });
      expect(lines.slice(-LATER_FIRST_FRAMES - LAST_FRAMES - 1).map(({ text }) => text)).toEqual([
        ...bar.slice(0, 3),
        "Epoch 3: improved",
        ...bar.slice(3, LATER_FIRST_FRAMES - 1),
        ...bar.slice(-LAST_FRAMES),
        "b",
      ]);
      expect(lines.filter(({ settled }) => settled)).toEqual(settle(input, { chunk }));
    }
  });

  test("updates that are no longer wanted: the first few, and the same lines", () => {
    const later = numbers.slice(0, 100);
    const lines: Line[] = [];
    const input = `x\n${later.join("\r")}\n${numbers.join("\r")}\n`;
    const settler = new Settler({
      wantsUpdates: () => false,
      onLine: (line) => lines.push(line),
    });
    settler.push(encoder.encode(input));
    settler.end();
    expect(lines.map(({ text }) => text)).toEqual([
      "x",
      "1/1000",
      "2/1000",
      "3/1000",
      "100/1000",
      "1/1000",
      "2/1000",
      "3/1000",
      "1000/1000",
    ]);
  });

  test("bars that a number tells apart are all looked at", () => {
    const bars = Array.from({ length: 5 }, (_, epoch) =>
      numbers.slice(0, 200).map((step) => `Epoch ${epoch}: ${step}`),
    );
    for (const chunk of [7, 1000, Infinity]) {
      expect(texts(`x\n${bars.flat().join("\r")}\n`, { chunk })).toEqual([
        "x",
        ...bars.map((bar) => bar.at(-1)),
      ]);
    }
  });

  test("a message among the last ones stays", () => {
    const text = `x\n${numbers.join("\r")}\rEpoch 3: improved\r\n`;
    expect(texts(text)).toEqual(["x", "1000/1000", "Epoch 3: improved"]);
  });

  test("chunks of any size give the same lines, however long they may be", () => {
    const frame = fc.constantFrom("1/2", "22/2 abc", "Epoch", " ", "", "\u001b[1m3/3", "\b\b\b");
    const line = fc.array(frame, { minLength: FIRST_FRAMES - 10, maxLength: FIRST_FRAMES + 40 });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 3, max: 20 }),
        (lines, chunk, maxLength) => {
          const input = `x\n${lines.map((frames) => frames.join("\r")).join("\n")}`;
          const options = { updates: true, maxLength };
          expect(settle(input, { ...options, chunk })).toEqual(settle(input, options));
        },
      ),
    );
  });
});

describe("characters that do not show", () => {
  test.for([
    {
      name: "colours",
      text: "\u001b[1m13/13\u001b[0m \u001b[38;5;2mx\u001b[0m\n",
      line: "13/13 x",
    },
    {
      name: "a title, ended by BEL or ST",
      text: "\u001b]0;title\u0007a\u001b]0;title\u001b\\b\n",
      line: "ab",
    },
    { name: "a title that never ends", text: "a\u001b]0;title\n", line: "a0;title" },
    { name: "escapes of two characters", text: "\u001bMa\u001b(Bb\u001b=\n", line: "ab" },
    { name: "an escape cut off", text: "a\u001b[3\n", line: "a" },
    {
      name: "bidirectional overrides and zero-width characters",
      text: "a\u202eb\u2066c\u200bd\u2069\n",
      line: "abcd",
    },
    { name: "controls but the tab", text: "a\u0000\u0007\tb\u0085\u007f\n", line: "a\tb" },
  ])("$name", ({ text, line }) => {
    expect(texts(text)).toEqual([line]);
  });
});

describe("encodings", () => {
  const text = "Epoch 1/2\n13/13 ━━ größe: 0.5 😀\n";
  const lines = ["Epoch 1/2", "13/13 ━━ größe: 0.5 😀"];
  const wide = (littleEndian: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 * text.length + 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, littleEndian);
    for (let at = 0; at < text.length; at += 1) {
      view.setUint16(2 * at + 2, text.charCodeAt(at), littleEndian);
    }
    return bytes;
  };

  test.for([
    { name: "UTF-8", bytes: encoder.encode(text) },
    { name: "UTF-8 with a byte order mark", bytes: encoder.encode(`\ufeff${text}`) },
    { name: "UTF-16 LE", bytes: wide(true) },
    { name: "UTF-16 BE", bytes: wide(false) },
    { name: "UTF-16 LE without a byte order mark", bytes: wide(true).slice(2) },
    { name: "UTF-16 BE without a byte order mark", bytes: wide(false).slice(2) },
  ])("$name, whole and byte by byte", ({ bytes }) => {
    expect(texts(bytes)).toEqual(lines);
    expect(texts(bytes, { chunk: 1 })).toEqual(lines);
  });

  test("invalid bytes become U+FFFD", () => {
    expect(texts(Uint8Array.of(0x61, 0xff, 0x62, 0x0a))).toEqual(["a\ufffdb"]);
  });

  test("halves of surrogate pairs and half a character at the end become U+FFFD", () => {
    const units = [0xfeff, 0x61, 0xd83d, 0x62, 0xde00, 0x0a, 0x63];
    const bytes = Uint8Array.from([...units.flatMap((unit) => [unit & 0xff, unit >> 8]), 0x64]);
    for (const chunk of [1, 3, 100]) {
      expect(texts(bytes, { chunk })).toEqual(["a\ufffdb\ufffd", "c\ufffd"]);
    }
  });

  test("zeros alone, or at the places of fewer characters, say nothing", () => {
    expect(texts("\0\0\0\0Epoch 1/2\n")).toEqual(["Epoch 1/2"]);
    expect(texts("a\0b\0c\0dd\n")).toEqual(["abcdd"]);
    expect(texts("ab\n")).toEqual(["ab"]);
  });
});

describe("long lines", () => {
  test("a line longer than the limit is cut and says so; the next one is whole", () => {
    for (const chunk of [1, 7, 1000]) {
      const lines = settle(`${"a".repeat(300)}\nb\n`, { maxLength: 100, chunk });
      expect(lines).toEqual([
        { number: 1, text: "a".repeat(100), settled: true, cut: true },
        { number: 2, text: "b", settled: true },
      ]);
    }
    // What is beyond the limit may be no blanks.
    expect(settle(`${" ".repeat(300)}b\n`, { maxLength: 100 })).toMatchObject([{ cut: true }]);
  });

  test("time grows with the bytes, not with their square", () => {
    for (const text of ["a\b", "\u001b]", "\b", "\r", "1/2\r"])
      for (const chunk of [2 ** 12, Infinity]) {
        const settled = (times: number): unknown =>
          settle(text.repeat(times), { chunk, updates: false });
        expect(growth(settled, 2 ** 15)).toBeLessThan(LINEAR);
      }
  }, 20_000);
});

describe("properties", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "\n",
      "\r",
      "\r\n",
      "\b",
      "\b\b\b",
      "\u001b[1m",
      "\u001b]0;",
      "\u0007",
      "1/3",
      "Epoch",
      " ",
      "ä━",
    ),
    fc.string({ maxLength: 5 }),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

  test("chunks of any size give the same lines", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), fc.boolean(), (input, chunk, updates) => {
        expect(settle(input, { chunk, updates })).toEqual(settle(input, { updates }));
      }),
    );
  });

  test("updates only add lines", () => {
    fc.assert(
      fc.property(text, (input) => {
        const settled = settle(input, { updates: true }).filter((line) => line.settled);
        expect(settled).toEqual(settle(input));
      }),
    );
  });

  test("any bytes at all are taken", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 9 }),
        (bytes, chunk) => {
          expect(settle(bytes, { chunk })).toEqual(settle(bytes));
        },
      ),
    );
  });
});
