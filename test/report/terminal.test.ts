import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { terminal } from "../../src/report/formats/terminal.ts";
import { plainStyle, type Style } from "../../src/report/style.ts";
import { textWidth } from "../../src/report/text-width.ts";
import { run } from "../helpers/fake-io.ts";
import * as samples from "../helpers/sample-analysis.ts";

const runs = [samples.QUESTION, samples.ANSWER, samples.NAN, samples.MANY, samples.HOSTILE];

function render(width: number, unicode: boolean, verbose: boolean, style?: Style): string {
  const options = { style: style ?? plainStyle(unicode), width, verbose };
  return terminal.render(samples.sampleAnalysis(...runs), options);
}

describe("terminal report", () => {
  test("states the seed question as its author asked it", () => {
    const text = terminal.render(samples.sampleAnalysis(samples.QUESTION), {
      style: plainStyle(true),
      width: 80,
      verbose: false,
    });
    expect(text).toContain("question.log · Keras 2 · epochs 2–11 of 200\n");
    expect(text).toContain(
      "✗ 96–99 % of loss is in no printed column: 9.14 of 9.29 in epoch 2, 3.60",
    );
    expect(text).toContain("Almost certainly a weight penalty: kernel_regularizer=,");
    expect(text).toContain(" epoch    loss = dense_1 + dense_2 + not printed   share\n");
    expect(text).toContain("     2  9.2902    0.0801    0.0717        9.1384  98.4 %  ████");
    expect(text).toContain("    11  3.6347    0.0302    0.0085        3.5960  98.9 %  ███");
    expect(text).toContain("even where dense_1 goes from 0.06 to 0.20.\n");
    expect(text).toContain("both parts rose while loss fell.\n");
    expect(text).toContain(
      "→ Check: print(sum(model.losses))\n  expect 3.2–3.6 right after epoch 11. Then: lossledger LOG --penalty NUMBER\n",
    );
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(22);
  });

  test("names where a cause is explained, with all details", () => {
    const options = { style: plainStyle(true), width: 80, verbose: false };
    const analysis = samples.sampleAnalysis(samples.QUESTION);
    expect(terminal.render(analysis, options)).not.toContain("More:");
    expect(terminal.render(analysis, { ...options, verbose: true })).toContain(
      "More: lossledger explain weight-penalty",
    );
  });

  test.each([60, 80, 100, 120, 200])("keeps every line within %i columns", (width) => {
    for (const unicode of [true, false]) {
      for (const verbose of [true, false]) {
        for (const line of render(width, unicode, verbose).split("\n")) {
          expect(textWidth(line), line).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  test("is pure ASCII where the output can show no more", () => {
    // eslint-disable-next-line no-control-regex
    expect(render(80, false, true)).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test("colours no more than it prints", () => {
    const mark = (text: string): string => `<${text}>`;
    const tagged: Style = {
      strong: mark,
      dim: mark,
      good: mark,
      bad: mark,
      warn: mark,
      code: mark,
      unicode: true,
    };
    const only = { ...samples.QUESTION, findings: samples.QUESTION.findings.slice(0, 1) };
    const options = { width: 80, verbose: false };
    const analysis = samples.sampleAnalysis(only);
    const plain = terminal.render(analysis, { ...options, style: plainStyle(true) });
    const painted = terminal.render(analysis, { ...options, style: tagged });
    expect(painted.replace(/[<>]/g, "")).toBe(plain);
  });

  test("folds long runs and says how many rows are hidden", () => {
    const text = terminal.render(samples.sampleAnalysis(samples.MANY), {
      style: plainStyle(true),
      width: 80,
      verbose: false,
    });
    expect(text).toContain("34 more rows: -v");
    expect(text).toContain("4 more: mrcnn_class, mrcnn_bbox, mrcnn_mask, auxiliary");
  });

  test("begins with a line a run, the worst first, and prints only these when brief", () => {
    const brief = terminal.render(samples.sampleAnalysis(...runs), {
      style: plainStyle(true),
      width: 80,
      verbose: false,
      brief: true,
    });
    const lines = brief.trimEnd().split("\n");
    expect(lines).toHaveLength(runs.length);
    expect(lines.map((line) => line.trim()[0]).join("")).toBe("✗✗✗✗✓");
    const whole = render(80, true, false);
    expect(whole.split("\n")[0]).toContain("5 runs: 1 ✗ not finite, 3 ✗ hidden term");
    expect(whole).toContain(lines[0]);
    expect(whole).not.toContain("Check:");
    expect(render(80, true, true)).toContain("Check:");
  });
});

test("what was left out of a log is said where it has no section: in a check, and among many", async () => {
  const row = (epoch: number): string =>
    `Epoch ${epoch}/9\n26/26 - 1s - loss: 3.0000 - a_loss: 1.0000 - b_loss: 2.0000\n`;
  const cut = gzipSync(Array.from({ length: 30 }, (_, i) => row(1 + (i % 6))).join(""));
  const piped = { stdin: cut.subarray(0, -8) };
  const said = "Note: stdin: the gzip data end early; what is there was read";
  expect((await run(["check"], piped)).stdout.split(said).length).toBe(2);
  expect((await run([], piped)).stdout.split(said).length).toBe(2);
  const damaged = { stdin: `${row(1)}${row(2)}26/26 - 1s - loss: 1.0.0 - a_loss: 1.00` };
  expect((await run(["check"], damaged)).stdout).toMatch(
    /could not be read:\s+lossledger parse --rejects LOG\n/,
  );
});

test("a note is of the log, and is said once for all its runs", async () => {
  const { stdout } = await run(["fixtures/exports/wandb-chart.csv"]);
  expect(stdout).toContain("run 2 of 2");
  expect(stdout.split("Note: the runs, in this order").length).toBe(2);
});

test.each([
  [[1, 2, 3, 5], "epochs 1–5, 1 missing"],
  [[0, 100, 200, 300], "epochs 0–300, 4 printed"],
])("epochs %j: %s", async (epochs, text) => {
  const rows = epochs.map(
    (epoch, t) =>
      `epoch ${epoch} loss: ${(3 - t / 10).toFixed(4)} a_loss: ${(3 - t / 10).toFixed(4)}`,
  );
  expect((await run(["-"], { stdin: rows.join("\n") })).stdout).toContain(text);
});
