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
])("it is not where %s", (_, log) => {
  expect(analyze(log).runs[0]?.emptyBatch).toBe(false);
});

/** Five and seven steps, totals at 6/5 and 8/7 of the parts that are printed. */
const VERBOSE_2 = `Epoch 1/3
5/5 - 1s - 30ms/step - a_loss: 1.0000 - b_loss: 2.0000 - loss: 3.6000
Epoch 2/3
5/5 - 0s - 30ms/step - a_loss: 0.5000 - b_loss: 1.7500 - loss: 2.7000
Epoch 3/3
5/5 - 0s - 30ms/step - a_loss: 0.7500 - b_loss: 0.5000 - loss: 1.5000
`;
const CSV = `epoch,a_loss,b_loss,loss,val_a_loss,val_b_loss,val_loss
0,1.2345678806304932,2.1234567165374756,3.8377423967633928,1.5,2.25,3.75
1,0.9876543283462524,1.3456789255142212,2.6666665759263992,1.25,2.0,3.25
2,0.7654321193695068,1.1111111640930176,2.1446209811,1.125,1.75,2.875
`;

test.each([
  [
    "no line stands before the last",
    LOG.replaceAll(/^.*(?:4\/Unknown|b_loss: 1.6000 - loss: 2.3).*\n/gm, ""),
  ],
  ["the steps are printed", VERBOSE_2],
  ["they follow from the rows", CSV],
])("one factor of a step more is told where %s", (_, log) => {
  const [run] = analyze(log).runs;
  expect(run?.verdict.id).toBe("measured-differently");
  expect(run?.verdict.certainty).toBe("strong");
  expect(run?.emptyBatch).toBe(true);
});

test.each([
  ["of other steps", VERBOSE_2.replaceAll("5/5", "4/4")],
  ["that one row has not", VERBOSE_2.replace("1.5000", "1.5100")],
  [
    "of every weight alike",
    CSV.replace(/(\d\.\d+)(?=,1\.5|,1\.25|,1\.125)/g, (text) =>
      String(Math.fround(Number(text) * 0.97)),
    ),
  ],
])("a factor %s is another", (_, log) => {
  expect(analyze(log).runs[0]?.emptyBatch).toBe(false);
});

test("beside a short batch, too, a factor that validation has not is no hidden term", () => {
  const csv = `epoch,a_loss,b_loss,c_loss,loss,val_a_loss,val_b_loss,val_c_loss,val_loss
0,0.9529538,1.8070037,0.8077802,4.0032571,,,,
1,0.9233872,1.7630897,0.7800726,3.8879664,,,,
2,0.8948924,1.7162259,0.7651592,3.7875552,0.9000000,1.9100000,0.7200000,3.5370600
3,0.8629351,1.6625030,0.7480900,3.6781508,,,,
4,0.8333244,1.6131991,0.7259496,3.5613556,,,,
`;
  const [run] = analyze(csv).runs;
  expect(run?.verdict.id).not.toBe("hidden-term");
});
