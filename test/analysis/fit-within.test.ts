// Weights that leave no more than so much, and where they are not looked for.

import { expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { fitWithin } from "../../src/analysis/fit-within.ts";

/** Two epochs whose total is half the sum of so many parts. */
function runOf(parts: number): ReturnType<typeof analyze>["runs"][number] {
  const row = (epoch: number, part: number): string => {
    const columns = Array.from({ length: parts }, (_, i) => ` - p${i}_loss: ${part.toFixed(4)}`);
    return `Epoch ${epoch}/2\n9/9 - 1s - loss: ${((parts * part) / 2).toFixed(4)}${columns.join("")}\n`;
  };
  const [run] = analyze(row(1, 0.5) + row(2, 0.3)).runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

const room = { kind: "share", limit: 0.01 } as const;

test("weights that leave no more", () => {
  expect(fitWithin(runOf(4), "train", room).inside).toHaveLength(4);
});

test("of more components than a remainder is looked into for none are sought", () => {
  expect(fitWithin(runOf(300), "train", room)).toEqual({});
});
