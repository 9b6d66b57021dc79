// What `--plot` draws, against the numbers that it is drawn from.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { RunAnalysis } from "../../src/analysis/analysis.ts";
import { plainStyle } from "../../src/report/style.ts";
import { textWidth } from "../../src/report/text-width.ts";
import { drawDots, type Mark } from "../../src/report/terminal/dots.ts";
import { createPaper } from "../../src/report/terminal/paper.ts";
import { plotLines } from "../../src/report/terminal/plot.ts";
import { analyze } from "../../src/index.ts";
import { run } from "../helpers/fake-io.ts";
import * as samples from "../helpers/sample-analysis.ts";

const QUESTION = "fixtures/seed/question.log";

function plot(of: RunAnalysis, { width = 80, unicode = true, verbose = false } = {}): string[] {
  return plotLines(createPaper({ style: plainStyle(unicode), width, verbose }), of);
}

/** A log of so many epochs and components; `at` gives the value of component `i` in epoch `e`. */
function logOf(epochs: number, components: number, at: (e: number, i: number) => number): string {
  return Array.from({ length: epochs }, (_, e) => {
    const values = Array.from({ length: components }, (__, i) => at(e, i));
    const total = values.reduce((sum, value) => sum + value, 0);
    const columns = values.map((value, i) => ` - c${i}_loss: ${value.toFixed(4)}`);
    return `Epoch ${e + 1}/${epochs}\n10/10 - 1s - loss: ${total.toFixed(4)}${columns.join("")}\n`;
  }).join("");
}

function runOf(log: string): RunAnalysis {
  const [first] = analyze(log, { source: "made.log" }).runs;
  if (first === undefined) throw new Error("one run");
  return first;
}

test("a component whose weight changes is drawn at the weight of each row, as the parts add up", async () => {
  const { stdout } = await run(["--plot", "fixtures/corpus/k2-064/train.log"]);
  // Its first value is 1.8294, at a weight of 0; at most it adds 1.01.
  expect(stdout).toContain("w × z_head");
  expect(stdout).not.toMatch(/1\.83 ┤/);
});

describe("dots", () => {
  const line = (...heights: readonly number[]): Mark[] =>
    heights.map((height, i) => ({
      at: heights.length === 1 ? 0 : i / (heights.length - 1),
      low: height,
      high: height,
      afterGap: i === 0,
    }));

  test.each([
    ["a level line at the bottom", line(0, 0), ["    ", "⣀⣀⣀⣀"]],
    ["a level line at the top", line(1, 1), ["⠉⠉⠉⠉", "    "]],
    ["a line that falls", line(1, 0), ["⠑⢄  ", "  ⠑⢄"]],
    ["one value", line(1), ["⠉   ", "    "]],
    ["an interval", [{ at: 0, low: 0, high: 1, afterGap: true }], ["⣿   ", "⣿   "]],
    ["nothing", [], ["    ", "    "]],
  ])("%s", (_, marks, rows) => {
    expect(drawDots(marks, 4, 2, true)).toEqual(rows);
  });

  test.each([
    ["a level line", line(0.5, 0.5), ["....", "    "]],
    ["a line that falls", line(1, 0), ["|.  ", "  |."]],
    ["an interval", [{ at: 0, low: 0, high: 1, afterGap: true }], ["|   ", "|   "]],
  ])("%s in ASCII", (_, marks, rows) => {
    expect(drawDots(marks, 4, 2, false)).toEqual(rows);
  });

  test("a gap is not bridged", () => {
    const [first, last] = line(1, 1);
    if (first === undefined || last === undefined) throw new Error("two marks");
    expect(drawDots([first, { ...last, afterGap: true }], 4, 1, true)).toEqual(["⠉  ⠉"]);
  });

  test("any line goes from left to right without a break, and touches each of its ends", () => {
    const heights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(heights, fc.integer({ min: 1, max: 30 }), (of, cells) => {
        const rows = drawDots(line(...of), cells, 4, true);
        const columns = dotColumns(rows);
        for (const [x, column] of columns.entries()) {
          expect(column.length).toBeGreaterThan(0);
          const next = columns[x + 1];
          if (next === undefined) continue;
          const apart = Math.max(
            Math.min(...next) - Math.max(...column),
            Math.min(...column) - Math.max(...next),
          );
          expect(apart).toBeLessThanOrEqual(1);
        }
        expect(columns[0]).toContain(15 - Math.round((of[0] ?? 0) * 15));
      }),
    );
  });
});

/** For each column of dots, the rows from the top in which there is one. */
function dotColumns(rows: readonly string[]): number[][] {
  const bits = [
    [0x01, 0x02, 0x04, 0x40],
    [0x08, 0x10, 0x20, 0x80],
  ] as const;
  return Array.from({ length: 2 * (rows[0]?.length ?? 0) }, (_, x) =>
    rows.flatMap((row, y) => {
      const code = row.codePointAt(x >> 1) ?? 0;
      const cell = code >= 0x2800 ? code - 0x2800 : 0;
      return (bits[(x % 2) as 0 | 1] ?? []).flatMap((bit, i) =>
        (cell & bit) === 0 ? [] : [4 * y + i],
      );
    }),
  );
}

describe("plots", () => {
  test("name what they draw, with the ends of the scale and of the epochs", async () => {
    const { exitCode, stdout } = await run(["--plot", QUESTION]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("in units of loss by epoch");
    for (const title of ["loss", "residual", "dense_1", "dense_2"])
      expect(stdout).toMatch(new RegExp(`^ .* {4}${title}\\b`, "m"));
    // The largest loss, residual and components of the log.
    for (const top of ["9.29 ┤", "9.14 ┤", "0.196 ┤", "0.0717 ┤"]) expect(stdout).toContain(top);
    expect(stdout).toContain("  epoch └2───");
    expect(stdout).toContain("─11");
  });

  test("scales end at the values, however coarsely they are printed", () => {
    const log = [1.5, 1.2, 1.6].map(
      (value, e) => `Epoch ${e + 1}/3\n1/1 - 1s - loss: ${value} - a_loss: ${value / 2}\n`,
    );
    expect(plot(runOf(log.join(""))).join("\n")).toContain(" 1.6 ┤");
  });

  test("is not there unless asked for", async () => {
    expect((await run([QUESTION])).stdout).not.toContain("┤");
  });

  test.each([60, 80, 120, 200])("stay within %i columns", (width) => {
    const many = runOf(logOf(30, 30, (e, i) => (i + 1) / (e + 1)));
    for (const of of [many, samples.QUESTION, samples.NAN, samples.MANY, samples.HOSTILE])
      for (const unicode of [true, false])
        for (const line of plot(of, { width, unicode }))
          expect(textWidth(line), line).toBeLessThanOrEqual(width);
  });

  test("are pure ASCII where the output can show no more", () => {
    for (const of of [samples.QUESTION, samples.NAN, samples.HOSTILE])
      // eslint-disable-next-line no-control-regex
      expect(plot(of, { unicode: false }).join("\n")).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test("TERM=dumb is drawn in ASCII, without colour", async () => {
    const { stdout } = await run(["--plot", QUESTION], { env: { TERM: "dumb" }, isTTY: true });
    // eslint-disable-next-line no-control-regex
    expect(stdout).toMatch(/^[\n\x20-\x7e]*$/);
    expect(stdout).toContain("9.29 |");
  });

  test("NO_COLOR at a terminal draws the same as a pipe, colour only adds escapes", async () => {
    const plain = await run(["--plot", QUESTION], { columns: 80 });
    const quiet = { env: { NO_COLOR: "1" }, isTTY: true, columns: 80 };
    expect((await run(["--plot", QUESTION], quiet)).stdout).toBe(plain.stdout);
    const colored = await run(["--plot", QUESTION], { isTTY: true, columns: 80 });
    // eslint-disable-next-line no-control-regex
    expect(colored.stdout.replace(/\u001B\[\d+m/g, "")).toBe(plain.stdout);
    expect(colored.stdout).not.toBe(plain.stdout);
  });

  test("components of many are folded into the sum of the smaller ones", () => {
    const many = runOf(logOf(5, 30, (e, i) => (30 - i) / (e + 1)));
    const text = plot(many).join("\n");
    for (const title of ["c0 ", "c4", "25 more, weighted sum"]) expect(text).toContain(title);
    expect(text).not.toContain("c5");
    // 25 + … + 1.
    expect(text).toContain(" 325 ┤");
    expect(plot(many, { verbose: true }).join("\n")).toContain("c29");
  });

  test("six components are not folded", () => {
    expect(plot(runOf(logOf(5, 6, (e, i) => i + e))).join("\n")).not.toContain("more");
  });

  test("an epoch without a finite value has a sign of its own, and the line a gap", () => {
    const log = logOf(9, 2, (e, i) => (e === 4 && i === 0 ? Number.NaN : 1));
    const lines = plot(runOf(log));
    expect(lines[1]).toContain("✗ nan, inf or missing");
    const at = lines.findIndex((line) => line.includes("c0"));
    const left = (line: string | undefined): string => (line ?? "").slice(0, 40);
    expect(left(lines[at + 1])).toMatch(/┤⠉+ +⠉+/);
    expect(left(lines[at + 4])).toMatch(/0 ┤ +✗/);
    expect(plot(samples.QUESTION).join("\n")).not.toContain("✗");
  });

  test("where no value is finite, no scale is made up", () => {
    const lines = plot(runOf(logOf(3, 2, (_, i) => (i === 0 ? Number.NaN : 1))));
    expect(lines.slice(2, 7).join("\n")).not.toMatch(/\d ┤/);
  });

  test("what rounding hides is not drawn large", () => {
    // Sums of rounded numbers: the residual is 0.0001 either way, its interval ±0.00015.
    const log = logOf(40, 2, (e, i) => 1 + ((7 * e + 3 * i) % 11) / 7);
    const lines = plot(runOf(log), { verbose: true });
    const at = lines.findIndex((line) => line.includes("residual"));
    const rows = lines
      .slice(at + 1, at + 5)
      .map((line) => line.slice(line.lastIndexOf("┤") + 1 || line.lastIndexOf("│") + 1));
    expect(rows[0]?.trim()).toBe("");
    expect(rows[3]?.trim()).toBe("");
  });

  test("numbers of any size give finite scales", () => {
    for (const size of [1e-38, 1e300]) {
      const log = [1, 2, 3]
        .map(
          (e) =>
            `Epoch ${e}/3\n1/1 - 1s - loss: ${(size * 1.7).toExponential(4)} - a_loss: ${((size * e) / 3).toExponential(4)}\n`,
        )
        .join("");
      const text = plot(runOf(log)).join("\n");
      expect(text).not.toMatch(/NaN|Infinity/);
      expect(text).toMatch(/[⠁-⣿]/);
    }
  });
});
