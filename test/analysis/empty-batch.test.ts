// The parts of an epoch's own line, divided by one step more than there were.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";

/** As Keras 3.15 prints data of unknown length: after step 4 of 4 the parts are 1.0 and 2.0; the last line has 4/5 of them. */
const LOG = `Epoch 1/2
      1/Unknown 1s 1s/step - a_loss: 1.0000 - b_loss: 2.2000 - loss: 3.2000
      3/Unknown 1s 1s/step - a_loss: 1.1000 - b_loss: 2.1000 - loss: 3.2000
      4/Unknown 1s 1s/step - a_loss: 1.0000 - b_loss: 2.0000 - loss: 3.0000
4/4 ━━━━━━━━━━━━━━━━━━━━ 2s 30ms/step - a_loss: 0.8000 - b_loss: 1.6000 - loss: 3.0000
Epoch 2/2
1/4 ━━━━━━━━━━━━━━━━━━━━ 0s 58ms/step - a_loss: 0.7000 - b_loss: 1.8000 - loss: 2.5000
2/4 ━━━━━━━━━━━━━━━━━━━━ 0s 58ms/step - a_loss: 0.9000 - b_loss: 1.7000 - loss: 2.6000
4/4 ━━━━━━━━━━━━━━━━━━━━ 0s 34ms/step - a_loss: 0.7000 - b_loss: 1.6000 - loss: 2.3000
4/4 ━━━━━━━━━━━━━━━━━━━━ 0s 34ms/step - a_loss: 0.5600 - b_loss: 1.2800 - loss: 2.3000
`;

test("it is told from a short last batch, whose size is then not spoken of", () => {
  const [run] = analyze(LOG).runs;
  expect(run?.verdict.id).toBe("measured-differently");
  expect(run?.findings[0]?.cause).toBe("partial-batch");
  expect(run?.emptyBatch).toBe(true);
  expect(run?.findings[0]?.clause).toContain("one batch more than there was");
  expect(run?.lastBatches.every(({ size }) => size === null)).toBe(true);
});

test.each([
  ["other parts are not a multiple", LOG.replace("a_loss: 0.5600", "a_loss: 0.6000")],
  ["the total changes too", LOG.replace(/loss: 2.3000(?=\n$)/, "loss: 2.2000")],
  [
    "there is no line before the last",
    LOG.replaceAll(/^.*(?:4\/Unknown|b_loss: 1.6000 - loss: 2.3).*\n/gm, ""),
  ],
])("it is not where %s", (_, log) => {
  expect(analyze(log).runs[0]?.emptyBatch).toBe(false);
});
