// A thread without WebAssembly, as of a page whose policy forbids it → the same logs, read as text.

import { afterAll, afterEach, expect, test, vi } from "vitest";

const log = Array.from(
  { length: 90 },
  (_, i) => `Epoch ${i + 1}/90\n7/7 - 1s - loss: ${(9 / (i + 1)).toFixed(4)} - a_loss: 0.1000\n`,
).join("");
const csv = `epoch,a_loss,loss\n${Array.from({ length: 90 }, (_, i) => `${i},0.1,${1 / (i + 3)}\n`).join("")}`;

const pairs = Array.from(
  { length: 150 },
  (_, i) =>
    `2020-11-11 18:${10 + (i % 50)}:40,841 - INFO - Epoch [${1 + Math.floor(i / 60)}][${50 * (1 + (i % 60))}/3000]\tlr: 2.000e-02, eta: ${i % 7 === 0 ? "1 day, " : ""}18:57:37, time: 0.387, a_loss: 0.${1000 + i}, loss: 1.${2000 - i} (1.5)\n`,
).join("");

const evaluated = Array.from({ length: 60 }, (_, i) => {
  const row = `a_loss: 0.${1000 + i}, b_loss: 0.2000, loss: 1.${2000 - i}`;
  const epoch = 1 + Math.floor(i / 4);
  const train = `- INFO - Epoch [${epoch}][${50 * (1 + (i % 4))}/200]\tlr: 2.000e-02, ${row}\n`;
  // Some of them twice, and one that is like the one before.
  const val = `- INFO - Epoch(val) [${epoch}][${i % 3 === 0 ? 20 : 10}]\t${row}\n`;
  return i % 4 === 3 ? train + val.repeat(i % 5 === 0 ? 2 : 1) : train;
}).join("");

async function readFresh(text: string): Promise<{ rows: unknown; isStored: boolean }> {
  vi.resetModules();
  const { readLog } = await import("../../src/read/read-log.ts");
  const { rowKernel } = await import("../../src/fast-rows/row-kernel.ts");
  const { runs, skipped, rejects } = readLog(text);
  const rows = runs.map((run) => run.rows.map((row) => ({ ...row, values: [...row.values] })));
  return { rows: { rows, skipped, rejects }, isStored: rowKernel() !== undefined };
}

afterEach(() => vi.unstubAllGlobals());
// Other files of tests share the modules, and have WebAssembly.
afterAll(() => vi.resetModules());

test.for([
  ["a log", log],
  ["a CSV file", csv],
  ["pairs on a line", pairs],
  ["pairs with those of validation", evaluated],
])("%s", async ([, text]) => {
  const quick = await readFresh(text ?? "");
  expect(quick.isStored).toBe(true);
  const forbidden = (): never => {
    throw new Error("violates the policy of this page");
  };
  for (const without of [undefined, { Module: forbidden, Instance: forbidden }]) {
    vi.stubGlobal("WebAssembly", without);
    const slow = await readFresh(text ?? "");
    expect(slow.isStored).toBe(false);
    expect(slow.rows).toEqual(quick.rows);
  }
});
