// Bytes of any source → what was read, what was left behind, and what the source looked like.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createLogReader, readLog, UnknownDialectError } from "../../src/read/read-log.ts";

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

describe("the seed logs", () => {
  test("question.log, whose rows are wrapped, is ten epochs of three columns", () => {
    const log = readLog(fixture("seed/question.log"));
    const [run] = log.runs;
    expect(log.rejects).toEqual([]);
    expect(run?.columns).toEqual(["loss", "dense_1_loss", "dense_2_loss"]);
    expect(run?.plannedEpochs).toBe(200);
    expect(run?.rows.map(({ epoch }) => epoch)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const shown = run?.rows.map(({ values }) =>
      [...values.values()].map(({ text }) => text).join(" "),
    );
    expect(shown?.[0]).toBe("9.2902 0.0801 0.0717");
    expect(shown?.[9]).toBe("3.6347 0.0302 0.0085");
  });

  test("answer.log is two epochs", () => {
    const [run] = readLog(fixture("seed/answer.log")).runs;
    expect(run?.rows.map(({ epoch, line }) => [epoch, line])).toEqual([
      [1, 2],
      [2, 4],
    ]);
  });
});

describe("a source without a log", () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

  test.for([
    { name: "empty", input: "", seen: { kind: "empty", looksLike: null, lines: 0 } },
    {
      name: "a PNG image",
      input: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      seen: { kind: "binary", looksLike: "PNG image", lines: 0 },
    },
    {
      name: "gzip",
      input: bytes(0x1f, 0x8b, 8, 0, 0),
      seen: { kind: "binary", looksLike: "gzip", lines: 0 },
    },
    {
      name: "NUL bytes",
      input: bytes(0x61, 0, 0, 0x0a),
      seen: { kind: "binary", looksLike: null, lines: 1 },
    },
    { name: "prose", input: "hello\nworld\n", seen: { kind: "text", looksLike: null, lines: 2 } },
    {
      name: "JSON",
      input: "[1, 2]\n",
      seen: { kind: "text", looksLike: "JSON", lines: 1 },
    },
    {
      name: "CSV",
      input: "day,rain,wind\n0,1.5,2.5\n",
      seen: { kind: "text", looksLike: "CSV", lines: 2 },
    },
    {
      name: "a notebook",
      input: '{\n "cells": []}',
      seen: { kind: "text", looksLike: "Jupyter notebook", lines: 0 },
    },
    {
      name: "HTML",
      input: "<!DOCTYPE html>\n",
      seen: { kind: "text", looksLike: "HTML or XML", lines: 1 },
    },
  ] as const)("$name is said to be so", ({ input, seen }) => {
    const log = readLog(input);
    expect(log.dialect).toBeNull();
    expect(log.runs).toEqual([]);
    expect(log.seen).toMatchObject(seen);
  });

  test("its first line with anything on it is told, in whatever pieces and encoding it comes", () => {
    const reader = createLogReader();
    for (const byte of new TextEncoder().encode("\n  \r\n hello there \nworld\n"))
      reader.push(Uint8Array.of(byte));
    expect(reader.end().seen.firstLine).toBe("hello there");
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from("\nhello\nworld\n", "utf16le")]);
    expect(readLog(utf16).seen.firstLine).toBe("hello");
    expect(readLog(bytes(0x1f, 0x8b, 8, 0, 0)).seen.firstLine).toBe("");
  });

  test("a hole of NUL bytes does not hide a log", () => {
    const log = readLog(`\0\0\0\0Epoch 1/1\n13/13 - 1s - loss: 0.5000\n`);
    expect(log.runs[0]?.rows).toHaveLength(1);
  });
});

describe("what is left behind", () => {
  test("every line is data, other or rejected", () => {
    const log = readLog("banner\n\nEpoch 1/1\n13/13 - 1s - loss: 0.5000\nTest loss: 0.4\nbye\n");
    expect(log.skipped).toEqual({ lines: 3, rejected: 1 });
    expect(log.rejects).toEqual([
      {
        line: 5,
        text: "Test loss: 0.4",
        reason: "a loss with a number, but not in a row of Keras",
      },
    ]);
  });

  test("a line over the limit is rejected, the rest is read", () => {
    const log = readLog(`Epoch 1/1\n${"x".repeat(3000)}\n13/13 - 1s - loss: 0.5000\n`, {
      maxLineLength: 1000,
    });
    expect(log.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "the line is longer than 1000 bytes"],
    ]);
    expect(log.runs[0]?.rows).toHaveLength(1);
  });

  test("a line over the limit is rejected where no line is a row", () => {
    const log = readLog(`Epoch 1/1\n13/13 - 1s - loss: 0.5${"0".repeat(3000)}\nbye\n`, {
      maxLineLength: 1000,
    });
    expect(log.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "the line is longer than 1000 bytes"],
    ]);
    expect(log.skipped).toEqual({ lines: 2, rejected: 1 });
  });

  test("a long preamble is passed over", () => {
    const log = readLog(`${"warning\n".repeat(50_000)}Epoch 1/1\n13/13 - 1s - loss: 0.5000\n`);
    expect(log.runs[0]?.rows.at(0)?.line).toBe(50_002);
    expect(log.skipped.lines).toBe(50_000);
  });
});

test("records are told as they become certain", () => {
  const epochs: (number | null)[] = [];
  const reader = createLogReader({ onRecord: ({ epoch }) => epochs.push(epoch) });
  const push = (text: string): void => reader.push(new TextEncoder().encode(text));
  push(
    "Epoch 1/9\n13/13 - 1s - loss: 0.5000\nEpoch 2/9\n13/13 - 1s - loss: 0.4000\nEpoch 3/9\n13/13 - 1s - loss: 0.3000\n",
  );
  push("Epoch 4/9\n");
  expect(epochs).toEqual([1, 2, 3]);
  push("13/13 - 1s - loss: 0.2000\n");
  reader.end();
  expect(epochs).toEqual([1, 2, 3, 4]);
});

test("a dialect that is not there is refused", () => {
  expect(() => readLog("", { dialect: "morse" })).toThrow(UnknownDialectError);
});
