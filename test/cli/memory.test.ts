// What does not fit into memory ends with a message, and not with V8.

import { getHeapStatistics } from "node:v8";

import { expect, test, vi } from "vitest";
import { CliError } from "../../src/cli/errors.ts";
import { collectSooner, memoryFor, requireMemory, requireMemoryFor } from "../../src/cli/memory.ts";
import { readLog } from "../../src/read/read-log.ts";

const lines = (epochs: number, columns: string): string =>
  Array.from({ length: epochs }, (_, i) => `Epoch ${i + 1}/9\n5/5 - 1s - ${columns}\n`).join("");

test("what fits passes, what does not is a message that says how much there is", () => {
  expect(() => requireMemory("train.log", 1000)).not.toThrow();
  const limit = getHeapStatistics().heap_size_limit;
  let thrown: unknown;
  try {
    requireMemory("train.log", limit);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(CliError);
  const { where, seen, next } = (thrown as CliError).failure;
  expect(where).toBe("train.log");
  expect(seen).toContain(`${Math.round(limit / 2 ** 20)} MiB`);
  expect(next).toContain("--max-old-space-size");
});

test("rows are counted without being made: validation twice, runs that wait at less", () => {
  const needed = (text: string): number => memoryFor(readLog(text));
  const one = needed(lines(4, "loss: 1.5000 - a_loss: 1.0000"));
  expect(one).toBeGreaterThan(0);
  const withVal = lines(4, "loss: 1.5000 - a_loss: 1.0000 - val_loss: 2.0000");
  expect(needed(withVal)).toBe(needed(lines(8, "loss: 1.5000 - a_loss: 1.0000")));
  const two = needed(lines(4, "loss: 1.5000 - a_loss: 1.0000").repeat(2));
  expect(two).toBeGreaterThan(one);
  expect(two).toBeLessThan(2 * one);
});

test("nobody asks how much memory there is for a small log", () => {
  const asked = vi.spyOn(process, "memoryUsage");
  try {
    requireMemoryFor("train.log", readLog(lines(12, "loss: 1.5000 - a_loss: 1.0000")));
    expect(asked).not.toHaveBeenCalled();
    requireMemoryFor("train.log", readLog(lines(2000, "loss: 1.5000 - a_loss: 1.0000")));
    expect(asked).toHaveBeenCalled();
  } finally {
    asked.mockRestore();
  }
});

test("what is not in use any more is collected sooner where a log has many rows, and sooner yet where it has several runs; new space of one run stays small unless it is long", () => {
  const asked = vi
    .spyOn(process.getBuiltinModule("node:v8"), "setFlagsFromString")
    .mockReturnValue(undefined);
  try {
    const many = lines(2 ** 14, "loss: 1.5000 - a_loss: 1.0000");
    const few = lines(12, "loss: 1.5000 - a_loss: 1.0000");
    const long = lines(2 ** 16, "loss: 1.5000 - a_loss: 1.0000");
    const flagsFor = (text: string): readonly string[] => {
      asked.mockClear();
      collectSooner(readLog(text));
      return asked.mock.calls.flat();
    };
    for (const text of [few, few.repeat(2)]) expect(flagsFor(text)).toEqual([]);
    expect(flagsFor(many)).toEqual(["--heap-growing-percent=100", "--semi-space-growth-factor=1"]);
    expect(flagsFor(long)).toContain("--heap-growing-percent=100");
    expect(flagsFor(many.repeat(2))).toContain("--heap-growing-percent=50");
  } finally {
    asked.mockRestore();
  }
});
