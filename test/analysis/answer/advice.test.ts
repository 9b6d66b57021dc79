// What to do about a verdict: said only where the rows bear it out.

import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/analysis/analyze.ts";
import { soWhatOf } from "../../../src/analysis/answer/advice.ts";

const row = (epoch: number, train: string, val: string): string =>
  `Epoch ${epoch}/3\n9/9 - 1s - loss: ${train} - a_loss: 0.2000 - val_loss: ${val} - val_a_loss: 0.3000\n`;

describe("after a column became nan", () => {
  test.each([
    ["nothing that follows is finite", ["nan", "nan", "nan"], ["nan", "nan", "nan"], /is usable/],
    ["validation alone", ["0.9000", "0.8000", "0.7000"], ["nan", "nan", "nan"], /validation data/],
    [
      "one row of training",
      ["0.9000", "nan", "0.7000"],
      ["1.0000", "nan", "0.9000"],
      /later rows are finite/,
    ],
  ] as const)("%s", (_, train, val, want) => {
    const text = train.map((total, i) => row(i + 1, total, val[i] as string)).join("");
    const [only] = analyze(text).runs;
    if (only === undefined) throw new Error("no run");
    expect(only.verdict.id).toBe("not-finite");
    expect(soWhatOf(only)).toMatch(want);
  });
});
