import { expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { outcomeLines } from "../../src/analysis/outcome-lines.ts";

const LOG = `Epoch 1/2
8/8 - 1s - loss: 1.5 - a_loss: 1.0 - val_loss: 1.6 - val_a_loss: 1.1
Epoch 2/2
8/8 - 1s - loss: 1.4 - a_loss: 0.9 - val_loss: 1.5 - val_a_loss: 1.0
`;

test("rows of training and validation on one line are one line; none rests on the first", () => {
  const [run] = analyze(LOG, { source: "a.log" }).runs;
  if (run === undefined) throw new Error("no run");
  expect(outcomeLines(run, [2, 3, 0])).toEqual([4, 2]);
  expect(outcomeLines(run, [])).toEqual([2]);
});
