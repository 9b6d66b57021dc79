// The weights that a verdict is shown at, and what its causes are told from.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import type { PrinterFacts } from "../../src/table/printer-facts.ts";
import { calibrated } from "../../src/verdict/calibrated.ts";
import { judgeRows } from "../../src/verdict/judge.ts";
import { certaintyOf } from "../../src/verdict/judgement.ts";
import { probabilitiesOf } from "../../src/verdict/table.ts";
import { EXPLAINED } from "../../src/verdict/thresholds.ts";
import { accountsOf, KERAS } from "../helpers/accounts.ts";

/** A program whose numbers are each the median of its own last steps. */
const MEDIANS: PrinterFacts = {
  id: "medians",
  title: "Medians",
  averages: { total: "median", components: "median" },
  penalty: "unknown",
  clock: "epoch",
  known: "Each number is the median of its own last steps.",
};

/** Two parts and a total: less of the jumps of the first part is in the total, and more of its course. */
const ROWS = [
  ["0.7131", "0.7454", "1.4547"],
  ["0.5916", "0.4585", "1.0637"],
  ["0.4070", "0.3508", "0.8091"],
  ["0.3998", "0.4075", "0.8428"],
  ["0.2674", "0.3873", "0.7110"],
  ["0.2186", "0.2013", "0.4731"],
  ["0.3334", "0.2693", "0.6031"],
  ["0.3596", "0.1880", "0.5220"],
];

const ONE_OFF = [
  [0.9, 1.4],
  [0.7, 1.2],
  [0.75, 0.9],
  [0.5, 0.95],
  [0.55, 0.7],
  [0.35, 0.55],
  [0.4, 0.6],
  [0.3, 0.45],
] as const;

test("two averages are shown at the expected weights where others bring the sum no nearer, however smooth the rest is there", () => {
  const rows = ROWS.map((row, t) => `${t},${row.join()}`).join("\n");
  const accounts = accountsOf(`epoch,a_loss,b_loss,loss\n${rows}\n`);
  const { verdict, weights } = judgeRows(accounts, { ...KERAS, printer: MEDIANS });
  expect(verdict).toBe("measured-differently");
  expect(accounts.atPlausible.weights).not.toEqual([1, 1]);
  expect(weights).toEqual([1, 1]);
});

test("the causes of a hidden term that is exact are told from its figures", () => {
  const log =
    "epoch,loss,a_loss,b_loss\n0,12.0000,7.0000,3.0000\n1,32.0000,20.0000,10.0000\n2,52.0010,30.0000,20.0000\n";
  const { exact, causes } = judgeRows(accountsOf(log), KERAS);
  expect(exact).toMatchObject({ verdict: "hidden-term", cause: null });
  const none = probabilitiesOf(calibrated().hiddenTerm, () => undefined);
  const penalty = causes.find(({ cause }) => cause === "weight-penalty")?.probability ?? 0;
  expect(Math.abs(penalty - (none.get("weight-penalty") ?? 0))).toBeGreaterThan(0.1);
});

test("what other weights nearly explain is no more than possibly hidden, where a short batch may be the rest", () => {
  const rows = [
    "2.48916,0.120312,0.710241",
    "2.47824,0.119604,0.707865",
    "2.47457,0.119127,0.706102",
    "2.46816,0.118702,0.704913",
  ];
  const log = `epoch,loss,a_loss,b_loss\n${rows.map((row, i) => `${i},${row}`).join("\n")}\n`;
  const { probabilities } = judgeRows(accountsOf(log), KERAS);
  expect(probabilities.get("hidden-term")).toBeGreaterThan(0.5);
  expect(probabilities.get("hidden-term")).toBeLessThan(0.8);
});

/** Epochs of a bar of Keras 2, what is left of training, and by how much more validation leaves it than the middle of two epochs. */
function barOf(more: number): string {
  const left = [0.9, 0.7, 0.55, 0.44, 0.36, 0.3];
  return left
    .map((own, i) => {
      const [a, b] = [2 - i / 10, 1 + ((i * 3) % 5) / 10];
      const val = (own + (left[i + 1] ?? own)) / 2 + more;
      const parts = `a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)}`;
      const train = `loss: ${(a + b + own).toFixed(4)} - ${parts}`;
      const row = `${train} - val_loss: ${(a + b + val).toFixed(4)} - val_${parts.replace(" b_", " val_b_")}`;
      return `Epoch ${i + 1}/6\n8/8 [==============================] - 0s 5ms/step - ${row}`;
    })
    .join("\n");
}

test("beside parts that are averaged alike a penalty is less likely where validation leaves the course of training", () => {
  const penaltyOf = (more: number): number => {
    const { causes } = judgeRows(accountsOf(barOf(more)), KERAS);
    const penalty = causes.find(({ cause }) => cause === "weight-penalty")?.probability ?? 0;
    const data = causes.find(({ cause }) => cause === "hidden-loss")?.probability ?? 0;
    return penalty / data;
  };
  expect(penaltyOf(0.08)).toBeLessThan(penaltyOf(0) / 2);
});

/** A total that falls and wobbles in its own way beside two losses that do so in theirs. */
const UNRELATED = `epoch,loss,gen_loss,disc_loss
0,3.1000,0.9100,1.4000
1,3.2000,0.7200,1.2200
2,2.5000,0.7500,0.9000
3,2.1000,0.5100,0.9400
4,2.3000,0.5500,0.7100
5,2.2000,0.3700,0.5500
6,1.6000,0.4100,0.5800
7,1.5000,0.3000,0.4400
8,1.7000,0.3300,0.3900
9,1.3000,0.2400,0.4100
`;

test("nothing is claimed of a total that does not move as its columns do", () => {
  const { verdict, isApart } = judgeRows(accountsOf(UNRELATED), KERAS);
  expect([verdict, isApart]).toEqual(["cannot-tell", true]);
});

test("weights change only where the run begins as is expected, or stretches of it add up", () => {
  // Each row adds up at weights of its own, and none at 1.
  const rows = ONE_OFF.map(([a, b], t) => {
    const total = (0.4 + 0.03 * ((t * 5) % 7)) * a + (0.3 + 0.04 * ((t * 3) % 5)) * b;
    return `${t},${total.toFixed(4)},${a.toFixed(4)},${b.toFixed(4)}`;
  });
  const { probabilities } = judgeRows(
    accountsOf(`epoch,loss,a_loss,b_loss\n${rows.join("\n")}\n`),
    KERAS,
  );
  expect(probabilities.get("changing-weights")).toBeLessThan(0.5);
});

/** Two losses that add up to the total in the first five rows, and from then on lie below it by what no weight of them leaves. */
const LATE = ONE_OFF.map(([a, b], t) => {
  const term = t < 5 ? 0 : 0.4 + 0.07 * ((3 * t) % 4);
  return `step ${t} loss: ${(a + b + term).toFixed(4)}, loss1: ${a.toFixed(4)}, loss2: ${b.toFixed(4)}`;
}).join("\n");

/** Losses that sink below a total of their own. */
const DRIFTS = ONE_OFF.map(([a, b], t) => {
  const total = 2.31 * 0.6 ** t + 0.01 * ((3 * t) % 4);
  return `step ${t} loss: ${total.toFixed(4)}, loss1: ${a.toFixed(4)}, loss2: ${b.toFixed(4)}`;
}).join("\n");

const OWN_LOOP = { ...KERAS, isKeras: false, isOwnLoop: true };

test.each([
  ["a term that begins later", LATE, KERAS],
  ["a term that begins later, in a loop of one's own", LATE, OWN_LOOP],
  ["a total that drifts from its columns in a loop of one's own", DRIFTS, OWN_LOOP],
])("%s is no sign of weights that change", (_, log, context) => {
  const { verdict, probabilities } = judgeRows(accountsOf(log), context);
  expect(verdict).not.toBe("changing-weights");
  expect(probabilities.get("changing-weights")).toBeLessThan(0.5);
});

test("of a few rows of a loop of one's own, whose columns may be no parts, nothing is more than possibly hidden", () => {
  const rows = ["2.012,0.14,0.3528", "2.029,0.0704,0.2872", "1.846,0.0381,0.2607"];
  const log = `epoch,loss,a_loss,b_loss\n${rows.map((row, i) => `${i},${row}`).join("\n")}\n`;
  const { probabilities } = judgeRows(accountsOf(log), OWN_LOOP);
  expect(probabilities.get("hidden-term")).toBeLessThanOrEqual(EXPLAINED);
});

/** The loss of a single output beside its metric, in updates that go up and down with the weights of their samples, or leave the same. */
const beside = (gaps: readonly number[]): string => {
  const row = (mse: number, i: number): string =>
    `loss: ${(mse + (gaps[i] as number)).toFixed(4)} - mse: ${mse.toFixed(4)}`;
  return [0, 1]
    .map(
      (e) => `Epoch ${e + 1}/2
1/9 - ETA: 3s - ${row(0.9 - 0.3 * e, 3 * e)}
5/9 - ETA: 2s - ${row(0.8 - 0.25 * e, 3 * e + 1)}
9/9 - 4s 500ms/step - ${row(0.7 - 0.2 * e, 3 * e + 2)}`,
    )
    .join("\n");
};

test.each([
  ["a hidden term", "hidden-term", [0.2, 0.2, 0.1999, 0.1998, 0.1998, 0.1997]],
  ["weights of samples", "measured-differently", [0.31, 0.12, 0.18, 0.02, 0.11, 0.07]],
] as const)("two epochs of one metric with updates tell %s", (_, verdict, gaps) => {
  expect(judgeRows(accountsOf(beside(gaps)), KERAS).verdict).toBe(verdict);
});

test("where validation is off its metric as training is, sample weights are no more than possible", () => {
  const rows = [
    ["1.3863", "2.1980", "1.3015", "2.1342"],
    ["0.9820", "1.5716", "0.9937", "1.5717"],
    ["0.7335", "1.1842", "0.7889", "1.2563"],
    ["0.5254", "0.8733", "0.5912", "0.9335"],
  ];
  const log = `epoch,loss,mse,val_loss,val_mse\n${rows.map((row, i) => `${i},${row.join()}`).join("\n")}\n`;
  const { causes } = judgeRows(accountsOf(log), KERAS);
  const [first, second] = causes;
  expect(first && certaintyOf(first.probability)).toBe("possible");
  expect([first?.cause, second?.cause].toSorted()).toEqual([
    "metric-is-not-the-loss",
    "sample-weights",
  ]);
});

test("a loss many times its metric in training alone is one of sample weights: another function is another in validation, too", () => {
  const rows = ["9.8410,1.3105,1.2711", "8.3306,1.2044,1.1902", "7.1077,1.1213,1.1345"];
  const log = rows.map((row, i) => `${i},${row},${row.split(",").at(-1)}\n`).join("");
  const { causes } = judgeRows(accountsOf(`epoch,loss,mse,val_loss,val_mse\n${log}`), KERAS);
  expect(causes[0]?.cause).toBe("sample-weights");
});

test("a total far above its parts in every row of an own loop is no other average of them", () => {
  const rows = [
    ["0.889", "0.182", "0.418"],
    ["0.851", "0.165", "0.402"],
    ["0.693", "0.161", "0.329"],
    ["0.659", "0.146", "0.302"],
    ["0.561", "0.131", "0.267"],
    ["0.473", "0.121", "0.208"],
    ["0.424", "0.108", "0.189"],
    ["0.339", "0.094", "0.152"],
  ];
  const log = rows.map(([loss, a, b], i) => `step ${i} loss: ${loss}, loss1: ${a}, loss2: ${b}`);
  const accounts = accountsOf(log.join("\n"));
  const likely = (isOwnLoop: boolean): number => {
    const { verdict, between } = judgeRows(accounts, { ...KERAS, isKeras: false, isOwnLoop });
    return [verdict, ...between].filter((id) => id === "measured-differently").length;
  };
  expect(likely(false)).toBeGreaterThan(0);
  expect(likely(true)).toBe(0);
});

test("what is off by far more than rounding adds up in no explanation", () => {
  const rows = [
    ["0.2035", "1.1461", "1.4671", "2.8243"],
    ["0.1894", "1.1352", "1.3072", "2.6394"],
    ["0.1811", "1.1273", "1.2059", "2.5219"],
    ["0.1742", "1.1199", "1.1251", "2.4268"],
    ["0.1679", "1.1151", "1.0534", "2.3440"],
    ["0.1640", "1.1092", "0.9907", "2.2717"],
  ];
  const log = rows.map(
    ([a, b, c, loss], i) =>
      `Epoch ${i + 1}/6\n3/3 - 0s - 20ms/step - a_loss: ${a} - b_loss: ${b} - c_loss: ${c} - loss: ${loss}\n`,
  );
  const { verdict, between, probabilities } = judgeRows(accountsOf(log.join("")), KERAS);
  expect([verdict, ...between]).not.toContain("adds-up");
  expect(probabilities.get("adds-up")).toBe(0);
});

test("a metric far from the loss is another function, and one near it may have the weights of samples", () => {
  const logOf = (factor: number): string =>
    [0.4132, 0.2907, 0.2411]
      .map(
        (mae, i) =>
          `Epoch ${i + 1}/3\n9/9 - 1s - loss: ${(factor * mae * (1 + 0.06 * i)).toFixed(4)} - mae: ${mae.toFixed(4)}`,
      )
      .join("\n");
  const of = (factor: number, cause: string): number =>
    judgeRows(accountsOf(logOf(factor)), KERAS).causes.find((one) => one.cause === cause)
      ?.probability ?? 0;
  expect(of(0.15, "metric-is-not-the-loss")).toBeGreaterThan(of(0.15, "sample-weights"));
  expect(of(0.8, "sample-weights")).toBeGreaterThan(of(0.8, "metric-is-not-the-loss"));
});

test("where the first rows add up and later ones leave more, a term may begin there as well as weights move", () => {
  const left = [0, 0, 0, 0, 0.31, 0.44, 0.36, 0.52, 0.33, 0.47, 0.4, 0.55];
  const rows = left.map((term, e) => {
    const [a, b] = [3 / (e + 1) ** 0.3 + 0.02 * (e % 3), 0.5 + 0.07 * ((e * 5) % 4)];
    return `${e},${(a + b + term).toFixed(4)},${a.toFixed(4)},${b.toFixed(4)}`;
  });
  const accounts = accountsOf(`epoch,loss,a_loss,b_loss\n${rows.join("\n")}\n`);
  const { verdict, between } = judgeRows(accounts, KERAS);
  expect(verdict).toBe("cannot-tell");
  expect(between).toContain("hidden-term");
  expect(between).toContain("changing-weights");
});

test("one number below the parts is no sign of weights that change, though the total sinks below 0", () => {
  const log = `epoch,loss,a_loss,b_loss,val_loss,val_a_loss,val_b_loss
0,-0.1659,-0.0212,0.1653,-0.3207,-0.1748,0.1641
1,-0.1856,-0.0405,0.1649,-0.3489,-0.2031,0.1642
2,-0.2167,-0.0718,0.1651,-0.3777,-0.2317,0.1640
`;
  const { verdict, probabilities } = judgeRows(accountsOf(log), KERAS);
  expect(verdict).toBe("cannot-tell");
  expect(probabilities.get("changing-weights")).toBeLessThan(0.5);
});

test("what validation leaves far above training before and after it is no term of the weights", () => {
  const bar = "100/100 [==============================] - 5s 50ms/step";
  const log = (validation: readonly string[]): string =>
    validation
      .map((total, t) => {
        const [loss, part] = [`${1.2 - t / 10}000`, `0.${70 - t}00`];
        return `Epoch ${t + 1}/4\n${bar} - loss: ${loss} - jaccard_loss: ${part} - val_loss: ${total} - val_jaccard_loss: 0.7900\n`;
      })
      .join("");
  const causes = (validation: readonly string[]): string[] =>
    judgeRows(accountsOf(log(validation)), KERAS).causes.map(({ cause }) => cause);
  expect(causes(["2.9000", "1.9000", "2.4000", "1.2000"])).not.toContain("weight-penalty");
  expect(causes(["1.2400", "1.1500", "1.0700", "0.9900"])).toContain("weight-penalty");
});

test("parts that are 0 in every row, and rows that a person cut short, tell no hidden term", () => {
  const verdict = (columns: string, end = ""): unknown => {
    const rows = ["0.9100", "0.8400", "0.8200", "0.7100"].map(
      (total, t) =>
        `Epoch ${t + 1}/4\n9/9 ━━━━━━━━━━━━━━━━━━━━ 1s 9ms/step - loss: ${total} - ${columns}${end}\n`,
    );
    return analyze(rows.join("")).runs[0]?.verdict.id;
  };
  expect(verdict("mae_loss: 0.0000e+00 - mse_loss: 0.0000e+00")).toBe("cannot-tell");
  expect(verdict("mae_loss: 0.0100 - mse_loss: 0.0200", " ...")).toBe("cannot-tell");
  expect(verdict("mae_loss: 0.0100 - mse_loss: 0.0200")).toBe("hidden-term");
});

/** Of a loop of one's own, three parts: validation adds up, and training is above its parts. */
const TRAINING_ALONE = `epoch 1/5 loss=4.8374 a_loss=0.2395 b_loss=1.7721 c_loss=2.2780 val_loss=5.0700 val_a_loss=0.2664 val_b_loss=1.5701 val_c_loss=3.2335
epoch 2/5 loss=3.8091 a_loss=0.2267 b_loss=1.5327 c_loss=1.8642 val_loss=4.9721 val_a_loss=0.2599 val_b_loss=1.9710 val_c_loss=2.7411
epoch 3/5 loss=3.3690 a_loss=0.2222 b_loss=1.4435 c_loss=1.5324 val_loss=3.6348 val_a_loss=0.2495 val_b_loss=1.2623 val_c_loss=2.1230
epoch 4/5 loss=2.9369 a_loss=0.2092 b_loss=1.2922 c_loss=1.2653 val_loss=3.2725 val_a_loss=0.2390 val_b_loss=1.2211 val_c_loss=1.8124
epoch 5/5 loss=2.5871 a_loss=0.2060 b_loss=1.1589 c_loss=1.0521 val_loss=3.1407 val_a_loss=0.2309 val_b_loss=1.3806 val_c_loss=1.5291
`;

/** A term that is 0 in every third epoch. */
const COMES_AND_GOES = `epoch,loss,a_loss,b_loss,c_loss
0,8.069356,0.99372905,6.9209113,0.104291275
1,4.8274097,0.77766216,3.9422443,0.10750341
2,5.075977,0.61077476,4.3513875,0.0810563
3,3.2532668,0.5144352,2.6315649,0.0774008
4,2.9078825,0.416538,2.4196088,0.071735494
5,3.6938257,0.34881905,3.2503064,0.06697268
6,3.2894917,0.31293017,2.8819103,0.067273855
7,6.063012,0.26932782,5.733197,0.060487382
8,3.1686945,0.25021178,2.830286,0.061078243
9,3.4961326,0.23830444,3.1683066,0.062445395
10,4.7278113,0.22367479,4.4442506,0.05988617
11,2.7016735,0.22512543,2.3884432,0.061060037
12,3.9619553,0.22237974,3.6525578,0.059977993
13,3.2621741,0.21101694,2.9940069,0.057150282
`;

test.each([
  ["training alone is above its parts, in a loop of one's own", TRAINING_ALONE],
  ["rows that add up stand among others that are far above their parts", COMES_AND_GOES],
])("no other average is given where %s", (_, log) => {
  const [run] = analyze(log).runs;
  expect(run?.verdict.id).toBe("cannot-tell");
});

test("what is above its parts by more than rounding, and than next to nothing, adds up in no explanation", () => {
  const rows = [
    "4.403,2.056,0.083,0.019,2.241",
    "3.416,1.928,0.073,0.017,1.393",
    "2.916,1.897,0.065,0.016,0.935",
    "2.535,1.741,0.058,0.015,0.718",
    "2.406,1.789,0.052,0.015,0.546",
  ];
  const log = `epoch,loss,a_loss,b_loss,c_loss,d_loss\n${rows.map((row, i) => `${i},${row}`).join("\n")}\n`;
  const { probabilities } = judgeRows(accountsOf(log), KERAS);
  expect(probabilities.get("adds-up")).toBe(0);
});
