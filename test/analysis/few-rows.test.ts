// Logs of a row or two: little is said, and a printer whose averages are known to differ is taken at its word.

import { expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { afterError } from "../../src/analysis/answer/checks.ts";
import { candidatesOf } from "../../src/analysis/answer/candidates.ts";

const bar = (epoch: number, text: string): string =>
  `Epoch ${epoch}/9\n10/10 [==============================] - 1s 1ms/step - ${text}\n`;

test.each([
  ["most of the total is in no part", bar(1, "loss: 7.3806 - a_loss: 0.0818 - b_loss: 0.2098")],
  ["the total is below its parts", bar(1, "loss: 0.9322 - a_loss: 0.5523 - b_loss: 0.3999")],
])("one row does not tell where %s", (_, log) => {
  const [only] = analyze(log).runs;
  expect(only?.verdict.id).toBe("cannot-tell");
  expect(only?.findings[0]).toMatchObject({ cause: "undetermined", certainty: "possible" });
});

test.each([
  [
    "what is left is as likely a penalty",
    [
      [2.1173, 0.6021, 1.1068],
      [2.114, 0.6015, 1.1045],
    ],
    "weight-penalty",
  ],
  [
    "weights fit best",
    [
      [1.5022, 0.6021, 1.1068],
      [1.4791, 0.5873, 1.0932],
    ],
    "undetermined",
  ],
] as const)("of two rows of Keras and two parts, %s", (_, rows, cause) => {
  const log = rows.map(([loss, a, b], i) =>
    bar(i + 1, `loss: ${loss.toFixed(4)} - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)}`),
  );
  const [only] = analyze(log.join("")).runs;
  expect(only?.verdict.id).toBe("cannot-tell");
  expect(only?.findings[0]).toMatchObject({ cause, certainty: "possible" });
});

test("a hidden term is the last thing to suspect of a total that is below the sum of its parts", () => {
  const [only] = analyze(bar(1, "loss: 0.5000 - a_loss: 0.4000 - b_loss: 0.3000")).runs;
  if (only === undefined) throw new Error("no run");
  expect(only.verdict.between.indexOf("hidden-term")).toBeGreaterThan(0);
  expect(candidatesOf(only).at(-1)?.text).toMatch(/^Some weights are below 1, and something in /);
});

test("one row that adds up does", () => {
  const [only] = analyze(bar(1, "loss: 3.0000 - a_loss: 1.2500 - b_loss: 1.7500")).runs;
  expect(only?.verdict.id).toBe("adds-up");
});

test.each([0.482, 12.5])(
  "a last minibatch and means of unknown weights, however far apart (%d)",
  (total) => {
    const log = [
      "-----------------------------------",
      "| train/               |          |",
      "|    entropy_loss      | -1.25    |",
      `|    loss              | ${total}    |`,
      "|    policy_gradient_loss | -0.0264 |",
      "|    value_loss        | 0.777    |",
      "-----------------------------------",
      "",
    ].join("\n");
    const [only] = analyze(log).runs;
    expect(only?.verdict.id).toBe("measured-differently");
    expect(only?.findings[0]?.cause).toBe("averaging-mismatch");
  },
);

const caffe = (total: string): string =>
  `I0911 18:24:34.281644 18177 solver.cpp:228] Iteration 20, loss = ${total}\nI0911 18:24:34.281685 18177 solver.cpp:244]     Train net output #0: a_loss = 98.4054 (* 1 = 98.4054 loss)\nI0911 18:24:34.281697 18177 solver.cpp:244]     Train net output #1: b_loss = 34.9568 (* 1 = 34.9568 loss)\nI0911 18:24:34.281736 18177 sgd_solver.cpp:106] Iteration 20, lr = 4.9e-07\n`;

test.each([
  ["adds up", "133.362", "adds-up"],
  ["is far below the sum, where no term could leave it", "71.2", "measured-differently"],
])("a mean beside parts of the last pass that %s", (_, total, verdict) => {
  expect(analyze(caffe(total)).runs[0]?.verdict.id).toBe(verdict);
});

test("of two averages that lie far apart on both sides no term is suspected", () => {
  const row = (at: number, loss: string, a: string): string =>
    `[session 1][epoch  1][iter ${at}/900] loss: ${loss}, lr: 1.00e-03\n\t\t\tfg/bg=(51/205), time cost: 27.3\n\t\t\trpn_cls: 0.0148, rpn_box: 0.0632, rcnn_cls: ${a}, rcnn_box 0.0352\n`;
  const log = row(100, "0.46", "0.1") + row(200, "0.45", "0.09") + row(300, "0.47", "0.8");
  expect(analyze(log + row(400, "0.46", "0.11")).runs[0]?.verdict.id).toBe("measured-differently");
});

test("that no part is printed is no more than possible beside columns that may be parts", () => {
  const row = (at: number, others: string): string =>
    `Step ${at}: loss=0.${at}92, ${others}${at / 100}\n`;
  const said = (others: string): unknown =>
    analyze(row(100, others) + row(200, others) + row(300, others)).runs[0]?.findings[0];
  expect(said("drift=0.0173")).toMatchObject({
    cause: "components-not-printed",
    certainty: "possible",
  });
  expect(said("acc=0.0173")).toMatchObject({ certainty: "strong" });
});

test.each([
  ["1s 1ms/step", "Keras 2.1–2.15 or TF-Keras"],
  ["1s", "Keras 1.0–2.0"],
])(
  "two averages do not leave nearly all of the total, whatever Keras printed it (%s)",
  (time, name) => {
    const log = [
      bar(1, "loss: 9.2816 - a_loss: 0.0813 - b_loss: 0.0722"),
      bar(2, "loss: 7.9144 - a_loss: 0.0747 - b_loss: 0.0635"),
    ].join("");
    const [only] = analyze(log.replaceAll("1s 1ms/step", time)).runs;
    expect(only?.writer.name).toBe(name);
    expect(only?.verdict.id).toBe("hidden-term");
  },
);

test.each([
  ["━", true],
  ["=", false],
])(
  "a run gets advice for Keras 3 only where it may be of Keras 3 (bars of `%s`)",
  (drawn, isThere) => {
    const log = [
      bar(1, "loss: 9.2816 - a_loss: 0.6813 - b_loss: 0.7722"),
      bar(2, "loss: 7.9144 - a_loss: 0.6747 - b_loss: 0.7235"),
    ].join("");
    const time = drawn === "━" ? "1s 1ms/step" : "1s";
    const bars = log.replaceAll(
      `[${"=".repeat(30)}]`,
      drawn === "━" ? drawn.repeat(20) : `[${drawn.repeat(30)}]`,
    );
    const [only] = analyze(bars.replaceAll("1s 1ms/step", time)).runs;
    if (only === undefined) throw new Error("no run");
    expect(only.writer.name).toBe(isThere ? "Keras 3" : "Keras 1.0–2.0");
    expect(afterError(only) !== "").toBe(isThere);
  },
);

test("a sum over pixels beside a mean is another metric, not the weights of samples", () => {
  const log = [
    bar(1, "loss: 0.6412 - rebuild_loss: 481.2203 - val_loss: 0.6371 - val_rebuild_loss: 96.1204"),
    bar(2, "loss: 0.6351 - rebuild_loss: 477.9871 - val_loss: 0.6352 - val_rebuild_loss: 95.9871"),
    bar(3, "loss: 0.6344 - rebuild_loss: 477.1105 - val_loss: 0.6338 - val_rebuild_loss: 95.7013"),
  ].join("");
  expect(analyze(log).runs[0]?.verdict.equallyLikely[0]).toBe("metric-is-not-the-loss");
});
