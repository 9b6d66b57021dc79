// Sentences that say more than the rows do: no explanation, advice or share that a log's own numbers refute.

import { describe, expect, test } from "vitest";

import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { analyze } from "../../../src/index.ts";

const keras3 = (rows: readonly string[]): string =>
  rows.map((row, t) => `Epoch ${t + 1}/${rows.length}\n5/5 - 1s - 9ms/step - ${row}\n`).join("");

function told(log: string): string {
  const [run] = analyze(log).runs;
  if (run === undefined) throw new Error("no run");
  return JSON.stringify(answerOf(run));
}

test("rounding explains no row that is off by more than a thousandth", () => {
  const log = keras3([
    "a_loss: 1.7925 - b_loss: 0.2989 - loss: 2.0919",
    "a_loss: 1.7646 - b_loss: 0.2473 - loss: 2.0133",
    "a_loss: 1.7212 - b_loss: 0.1917 - loss: 1.9152",
  ]);
  expect(told(log)).not.toContain("the difference is rounding");
});

test("parts that are off by a tenth of the total are not slightly off", () => {
  const log = Array.from({ length: 6 }, (_, t) => {
    const [before, last] = [3 - 0.1 * t, 5 - 0.1 * t + 0.3 * Math.sin(t)];
    const row = (step: number, sum: number, total: number): string =>
      `${step}/5 ━━━━━━━━━━━━━━━━━━━━ 0s 9ms/step - a_loss: ${(sum / 4).toFixed(4)} - b_loss: ${((sum * 3) / 4).toFixed(4)} - loss: ${total.toFixed(4)}\n`;
    const [total, sum] = [(4 * before + last / 4) / 4.25, (4 * before + last) / 5];
    return `Epoch ${t + 1}/6\n${row(4, before, before)}${row(5, sum, total)}`;
  }).join("");
  const text = told(log);
  // One size of it explains every epoch.
  expect(text).toContain("Almost certainly the short last batch");
  expect(text).not.toContain("slightly");
});

describe("advice for a log of Keras 3 without parts", () => {
  test.each([
    ["loss: 1.5123 - accuracy: 0.4512", "loss: 1.1823 - accuracy: 0.5812"],
    ["acc: 0.4512 - loss: 1.5123", "acc: 0.5812 - loss: 1.1823"],
  ])("a metric without the name of an output is of one output: %s", (...rows) => {
    const text = told(keras3(rows));
    expect(text).toContain("Only metrics are printed beside `loss`");
    expect(text).not.toContain("update to Keras");
    expect(text).toContain("metrics=[loss]");
  });

  test("where the outputs are not known, both are said", () => {
    const text = told(keras3(["loss: 1.5123", "loss: 1.1823"]));
    expect(text).toContain("With several, update");
  });
});

test("weights that change and fit no row are not said to fit", () => {
  const log = keras3(
    Array.from({ length: 12 }, (_, t) => {
      const [a, b] = [
        1.5 * 0.9 ** t + 0.1 * Math.sin(7 * t),
        0.8 * 0.93 ** t + 0.07 * Math.cos(5 * t),
      ];
      const [w, wa, wb] = [t < 6 ? 1 : 4, 1.2 * a, 1.1 * b];
      const loss = (a + w * b) * (1 + 0.008 * Math.sin(11 * t + 1));
      const whole = (wa + w * wb) * (1 - 0.008 * Math.sin(13 * t));
      const [own, val] = [
        [a, b, loss],
        [wa, wb, whole],
      ].map((of) => of.map((x) => x.toFixed(4)));
      return `a_loss: ${own?.[0]} - b_loss: ${own?.[1]} - loss: ${own?.[2]} - val_a_loss: ${val?.[0]} - val_b_loss: ${val?.[1]} - val_loss: ${val?.[2]}`;
    }),
  );
  expect(told(log)).not.toContain("With these weights 0 of");
});

test("a total of a generator is a total", () => {
  const log = keras3(
    [
      ["1.3166", "0.6704", "0.9152", "92.1904"],
      ["1.3002", "0.6795", "0.9261", "93.2895"],
      ["1.3031", "0.6709", "0.9093", "91.6009"],
      ["1.2777", "0.6900", "0.9105", "91.7400"],
    ].map(
      ([disc, gan, l1, total]) =>
        `disc_loss: ${disc} - gen_gan_loss: ${gan} - gen_l1_loss: ${l1} - gen_total_loss: ${total}`,
    ),
  );
  const [run] = analyze(log).runs;
  expect(run).toMatchObject({
    total: "gen_total_loss",
    components: ["gen_gan_loss", "gen_l1_loss"],
    verdict: { id: "other-weights" },
  });
});

test("two digits do not show that nothing is hidden", () => {
  const rows = ["loss: 0.83 - mae: 0.83", "loss: 0.66 - mae: 0.65", "loss: 0.59 - mae: 0.59"];
  const text = told(keras3(rows));
  expect(text).not.toContain("Nothing is hidden");
  expect(text).toContain("rounding is 1.2 % of `loss` or more");
  expect(told(keras3(rows.map((row) => row.replace(/\.\d\d/g, "$&00"))))).not.toContain("small");
});

test("the check on another metric tells it from sample weights, whichever of both comes first", () => {
  const rows = [1.34, 1.29, 1.33, 1.27, 1.31].map((ratio, t) => {
    const mae = 0.82 * 0.9 ** t;
    return `loss: ${(ratio * mae).toFixed(4)} - mae: ${mae.toFixed(4)}`;
  });
  const text = told(keras3(rows));
  expect(text).toMatch(
    /unless `fit` is given sample or class weights|else the metric is not the loss/,
  );
});

test("a factor is not given where what is left hardly moves", () => {
  const rows = Array.from({ length: 8 }, (_, t) => {
    const [a, b] = [1.706 - 0.0002 * t, 0.74 - 0.0001 * t];
    return `a_loss: ${a.toFixed(3)} - b_loss: ${b.toFixed(3)} - loss: ${(1.4 * (a + b)).toFixed(3)}`;
  });
  expect(analyze(keras3(rows)).runs[0]?.verdict.id).toBe("cannot-tell");
});

describe("a weight that goes up and back", () => {
  const withWeights = (weights: readonly number[]): string =>
    keras3(
      weights.map((weight, t) => {
        const columns = (prefix: string, phase: number): string => {
          const a = 0.8 + 0.3 * Math.sin(11 * t + phase);
          const b = 1.7 + 0.5 * Math.sin(5 * t + 2 * phase);
          const [first, second, total] = [a, b, a + weight * b].map((value) => value.toFixed(4));
          return `${prefix}a_loss: ${first} - ${prefix}b_loss: ${second} - ${prefix}loss: ${total}`;
        };
        return `${columns("", 0)} - ${columns("val_", 1)}`;
      }),
    );

  test("turns where its rows say, also in an epoch of its own", () => {
    const text = told(withWeights([0.25, 0.5, 0.75, 1, 0.25]));
    expect(text).toContain("goes from 0.25 in epoch 1 to 1 in epoch 4, then to 0.25 in epoch 5.");
    expect(text).toContain("The weight grows by 0.25 each epoch up to 4;");
    expect(text).toContain("0.25 in epoch 1, 1 in epoch 4, 0.25 from epoch 5");
  });

  test("is not said to go from a number to the same number", () => {
    const text = told(withWeights([1, 1, 1, 1, 3, 3, 3, 3, 1, 1, 1, 1]));
    expect(text).toContain("its weights change in epoch 5 and 9: `b` from 1 to 3 to 1.");
  });
});
