import { describe, expect, test } from "vitest";

import { terminal } from "../../src/report/formats/terminal.ts";
import { plainStyle, type Style } from "../../src/report/style.ts";
import { textWidth } from "../../src/report/text-width.ts";
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
    expect(text).toContain("     2  9.2902   0.0801   0.0717    9.1384  98.4 %  ████");
    expect(text).toContain("    11  3.6347   0.0302   0.0085    3.5960  98.9 %  ███");
    expect(text).toContain(" ✗ 96.1–99.5 % of loss is in no printed column.\n");
    expect(text).toContain(" → confirm: print(sum(model.losses))\n");
    expect(text).toContain(" weights  dense_1_loss  1  in [0.50, 1.41]  assumed\n");
    expect(text).toContain("          dense_2_loss  1  in [0, 2.66]     assumed\n");
  });

  test("names where a cause is explained only when there is such a place", () => {
    const options = { style: plainStyle(true), width: 80, verbose: false };
    const analysis = samples.sampleAnalysis(samples.QUESTION);
    expect(terminal.render(analysis, options)).not.toContain("docs:");
    const docs = (cause: string): string => `lossledger explain ${cause}`;
    expect(terminal.render(analysis, { ...options, docs })).toContain(
      "docs: lossledger explain weight-penalty",
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
    expect(text.match(/8 rows not shown/g)).toHaveLength(2);
    expect(text).toContain("+3 more: weighted sum of mrcnn_bbox, mrcnn_mask, auxiliary");
  });

  test("closes with a line a run, and prints only these when brief", () => {
    const brief = terminal.render(samples.sampleAnalysis(...runs), {
      style: plainStyle(true),
      width: 80,
      verbose: false,
      brief: true,
    });
    expect(brief.split("\n")).toHaveLength(runs.length + 1);
    expect(render(80, true, false).endsWith(brief)).toBe(true);
  });
});
