// What is left is said with its sign, also where totals are below 0 or next to nothing.

import { expect, test } from "vitest";
import { outward, partsOf, percent } from "../../../src/analysis/answer/amounts.ts";
import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { gapOf } from "../../../src/analysis/answer/gap.ts";
import { sentenceOf } from "../../../src/analysis/answer/sentence.ts";
import { analyze } from "../../../src/index.ts";

function gapOfRows(...rows: readonly (readonly [number, number, number])[]): string | null {
  const log = rows.map(
    ([loss, a, b], i) =>
      `epoch ${i + 1} loss: ${loss.toFixed(4)} a_loss: ${a.toFixed(4)} b_loss: ${b.toFixed(4)}`,
  );
  const [run] = analyze(`${log.join("\n")}\n`, { weights: [1, 1] }).runs;
  return run === undefined ? null : gapOf(run);
}

test.each([
  [
    "above",
    [
      [3, 1, 1],
      [4, 1.5, 1],
    ],
    "`loss` is 1.0–1.5 (33–38 % of `loss`) above the sum of its parts.",
  ],
  [
    "below",
    [
      [1, 1, 1],
      [2, 1.5, 1],
    ],
    "`loss` is 0.5–1.0 (25–100 % of `loss`) below the sum of its parts.",
  ],
  [
    "totals of both signs",
    [
      [3, 1, 1],
      [-1, 1, 1.5],
    ],
    "off the sum of its parts",
  ],
  [
    "totals below 0",
    [
      [-1, 1, 1],
      [-2, 1, 1],
    ],
    "below the sum of its parts",
  ],
  [
    "a total next to nothing",
    [
      [0.001, 1, 1],
      [0.5, 1, 1],
    ],
    "`loss` is 1.5–2.0 below the sum of its parts.",
  ],
] as const)("%s", (_, rows, text) => {
  expect(gapOfRows(...rows)).toContain(text);
});

test("of a total that is nan in a row that the log breaks off nothing is sure", () => {
  const whole = "epoch 1 loss: 0.5 a_loss: 0.3 b_loss: 0.2\n";
  const [cut, full] = ["", " b_loss: 0.2"].map(
    (rest) => analyze(`${whole}epoch 2 loss: nan a_loss: 0.3${rest}\n`).runs[0]?.findings[0],
  );
  expect(cut).toMatchObject({ cause: "component-not-finite", certainty: "possible" });
  expect(full).toMatchObject({ cause: "nan-hidden-term", certainty: "strong" });
});

test("what became nan and what became infinite are told apart", () => {
  const row = (i: number): string => `epoch ${i} loss: nan a_loss: 1e999 b_loss: 0.5\n`;
  const [run] = analyze(row(1) + row(2)).runs;
  expect(run && sentenceOf(run)).toContain(
    "`loss` became nan and `a_loss` became inf in epoch 1, line 1; `b` was still finite.",
  );
});

test("a total of 0 in every row shows no weights", () => {
  const rows = [1, 2, 3, 4, 5].map(
    (t) => `| update ${t} | policy_loss -0.0${t} | value_loss 1.${t}234 | loss 0.0000 |`,
  );
  const [run] = analyze(rows.join("\n")).runs;
  expect(run && answerOf(run).sentence).toBe(
    "Cannot tell what is in `loss`: it is 0 in every row.",
  );
});

test("where no row fits within rounding, all of them are said to be near", () => {
  // Weights of 2 and 3, and three ten-thousandths more or less.
  const parts = Array.from(
    { length: 8 },
    (_, i) => [1.3 / (i + 1), 0.9 + Math.sin(i) / 3] as const,
  );
  const log = parts.map(([a, b], i) => {
    const loss = (2 * a + 3 * b) * (1 + 0.0003 * (-1) ** i);
    return `Epoch ${i + 1}/8\n9/9 - 1s - 20ms/step - a_loss: ${a.toFixed(6)} - b_loss: ${b.toFixed(6)} - loss: ${loss.toFixed(6)}\n`;
  });
  const [run] = analyze(log.join("")).runs;
  expect(run === undefined ? "" : sentenceOf(run)).toContain(
    "Nothing significant is hidden: all 8 rows fit within 0.030 %.",
  );
});

/** Two parts whose weights change after half of the epochs, and what is left beside them. */
function scheduled(left: (sum: number, i: number) => number): string {
  const rows = Array.from({ length: 20 }, (_, i) => {
    const [a, b] = [1.3 / (1 + i / 7), 0.9 + Math.sin(2.3 * i) / 3];
    const sum = i < 10 ? 0.5 * a + 0.7 * b : 3 * a + 2 * b;
    const loss = sum + left(sum, i);
    return `Epoch ${i + 1}/20\n9/9 - 1s - 20ms/step - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)} - loss: ${loss.toFixed(4)}\n`;
  });
  return rows.join("");
}

test.each([
  ["that leave rounding", () => 0, "`a` from 0.5 to 3 and `b` from 0.7 to 2"],
  [
    "that are fitted",
    (sum: number, i: number) => 0.004 * sum * Math.cos(1.7 * i),
    "`a` from about 0.5 to about 3 and `b` from about 0.7 to about 2",
  ],
] as const)("weights that change, and %s", (_, left, text) => {
  const [run] = analyze(scheduled(left)).runs;
  expect(run?.verdict.id).toBe("changing-weights");
  expect(run === undefined ? "" : sentenceOf(run)).toContain(text);
});

test.each([
  ["3.2", "`loss` is "],
  ["1.8", "In training `loss` is "],
])("training alone is told where validation is off the other way: val_loss %s", (val, start) => {
  const log = [1, 2]
    .map(
      (epoch) =>
        `epoch ${epoch} loss: 3.0 a_loss: 1.0 b_loss: 1.${epoch} val_loss: ${val} val_a_loss: 1.0 val_b_loss: 1.2`,
    )
    .join("\n");
  const [run] = analyze(`${log}\n`, { weights: [1, 1] }).runs;
  const gap = run === undefined ? null : gapOf(run);
  expect(gap?.startsWith(start), gap ?? "nothing").toBe(true);
  expect(gap).toContain(" above the sum of its parts");
});

test("a total that does not move with its columns is said to do so", () => {
  const rows = [
    [3.1, 0.91, 1.4],
    [3.2, 0.72, 1.22],
    [2.5, 0.75, 0.9],
    [2.1, 0.51, 0.94],
    [2.3, 0.55, 0.71],
    [2.2, 0.37, 0.55],
    [1.6, 0.41, 0.58],
    [1.5, 0.3, 0.44],
    [1.7, 0.33, 0.39],
    [1.3, 0.24, 0.41],
  ].map((row, i) => `${i},${row.map((value) => value.toFixed(4)).join(",")}`);
  const [run] = analyze(`epoch,loss,a_loss,b_loss\n${rows.join("\n")}\n`).runs;
  expect(run === undefined ? null : sentenceOf(run)).toMatch(
    /^Cannot tell what is in `loss`: it does not move with `a_loss` and `b_loss`, as a total does with its parts\. /,
  );
});

test("the row that broke is the one that was judged: a validation that was not made is none", () => {
  const blank = "val_loss: nan val_a_loss: nan val_b_loss: nan";
  const val = "val_loss: 1.3000 val_a_loss: 0.9000 val_b_loss: 0.4000";
  const log = [
    `epoch 1 loss: 1.5000 a_loss: 1.0000 b_loss: 0.5000 ${blank}`,
    `epoch 2 loss: 1.4000 a_loss: 0.9000 b_loss: 0.5000 ${val}`,
    `epoch 3 loss: 1.3000 a_loss: 0.9000 b_loss: 0.4000 ${val}`,
    `epoch 4 loss: nan a_loss: nan b_loss: 0.4000 ${val}`,
    `epoch 5 loss: nan a_loss: nan b_loss: nan ${val}`,
  ].join("\n");
  const [run] = analyze(log).runs;
  if (run === undefined) throw new Error("no run");
  expect(run.findings[0]?.clause).toContain("in epoch 4");
  expect(sentenceOf(run)).toBe(
    "`loss` and `a_loss` became nan in epoch 4, line 4; `b` was still finite.",
  );
  expect(answerOf(run).soWhat).toContain("nothing from epoch 4 on is usable");
});

test.each([
  [10.5, 119.5, 10.46, 20.46, 4, ["10.5 of 119.5", "10.5 of 20.5"]],
  [0.0053, 0.0153, 0.0006, 0.0083, 4, ["0.0053 of 0.0153", "0.0006 of 0.0083"]],
  [9.1384, 9.2902, 3.596, 3.6347, 4, ["9.14 of 9.29", "3.60 of 3.63"]],
])(
  "%d of %d and %d of %d stand in one sentence with the same places, as printed",
  (a, b, c, d, most, texts) => {
    expect(
      partsOf(
        [
          [a, b],
          [c, d],
        ],
        most,
      ),
    ).toEqual(texts);
  },
);

test.each([
  [0.82, 0.9999976, "82 to almost 100 %"],
  [0.9999976, 0.9999976, "almost 100 %"],
  [0.96, 0.997, "96–99.7 %"],
  [1, 1, "100 %"],
])("shares of %d to %d are %s", (low, high, text) => {
  expect(percent(low, high)).toBe(text);
});

test("a range of tiny numbers has digits", () => {
  expect(outward(1.21e-12, 1.24e-12)).toBe("1.21e-12–1.24e-12");
  expect(outward(0, 2.4e-7)).toBe("0.0–2.4e-7");
});

test("of several weights that change two are named, and how many more", () => {
  const rows = Array.from({ length: 12 }, (_, t) => {
    const [a, b, c] = [1.9 - 0.1 * t, 0.7 + 0.3 * Math.sin(t), 0.4 + 0.2 * Math.cos(2 * t)];
    const total = t < 6 ? a + 2 * b + 3 * c : 0.5 * a + b + 0.5 * c;
    const texts = [total, a, b, c].map((value) => value.toFixed(5));
    return `Epoch ${t + 1}/12\n9/9 - 1s - loss: ${texts[0]} - a_loss: ${texts[1]} - b_loss: ${texts[2]} - c_loss: ${texts[3]}\n`;
  });
  const [run] = analyze(rows.join("")).runs;
  expect(run && sentenceOf(run)).toContain(
    "its weights change in epoch 7: `a` from 1 to 0.5, `b` from 2 to 1 and 1 more weight.",
  );
});

test("that nothing is hidden is no surer than what it follows from", () => {
  const said = (certainty: "strong" | "possible"): string => {
    const lines = [1, 2, 3].map((t) => `epoch ${t} loss: ${3.5 - t / 10} a_loss: ${3.5 - t / 10}`);
    const [run] = analyze(lines.join("\n")).runs;
    if (run === undefined) throw new Error("no run");
    return sentenceOf({ ...run, verdict: { ...run.verdict, certainty } });
  };
  expect(said("strong")).toMatch(/\. No/);
  expect(said("possible")).toMatch(/^Perhaps .*\. (?:Then no|No more than rounding)/);
});

test("a part of the size of what is left is said to be open", () => {
  const log =
    "epoch 1 loss: 4353.6804 a_loss: 0.2947 b_loss: 4351.7193 c_loss: 1.9316\n" +
    "epoch 2 loss: 3880.3974 a_loss: 0.3341 b_loss: 3878.2134 c_loss: 2.1505\n";
  const [run] = analyze(log).runs;
  expect(run && sentenceOf(run)).toBe(
    "`loss` adds up. Nothing significant is hidden: the difference is at most 0.0077 %, in epoch 2. `a` is no more than about that, so the log leaves open how much of it counts.",
  );
});
