// What a log shows exactly, each beside a log that is almost the same and does not show it.

import { describe, expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import { countsOneMore, sizeOfLastBatch } from "../../src/evidence/last-batch.ts";
import { exactFact } from "../../src/verdict/exact-facts.ts";
import { CLEAN, PENALTY, SCHEDULE, SHORT_BATCH, UPDATES, WEIGHTED } from "../evidence/logs.ts";
import { accountsOf } from "../helpers/accounts.ts";

/** Rows of a total and two parts. */
function csv(...rows: readonly string[]): string {
  return `epoch,loss,a_loss,b_loss\n${rows.map((row, i) => `${i},${row}`).join("\n")}\n`;
}

const factOf = (log: string, strict = false): string | undefined =>
  exactFact(accountsOf(log), strict)?.verdict;

/** Weights of 1 in four epochs, then of 0.5 and 5. */
const STRETCHES = csv(
  "3.4000,2.5000,0.9000",
  "2.5000,1.1000,1.4000",
  "2.5000,1.9000,0.6000",
  "2.0000,0.8000,1.2000",
  "2.6500,1.3000,0.4000",
  "5.5500,2.1000,0.9000",
  "5.9500,0.9000,1.1000",
  "3.3500,1.7000,0.5000",
);

/** A second weight of 1, 3 and 1, in four epochs each. */
const THREE = csv(
  "3.4000,2.5000,0.9000",
  "2.5000,1.1000,1.4000",
  "2.5000,1.9000,0.6000",
  "2.1000,1.4000,0.7000",
  "4.4000,0.8000,1.2000",
  "2.5000,1.3000,0.4000",
  "4.8000,2.1000,0.9000",
  "4.6000,1.9000,0.9000",
  "4.1000,2.9000,1.2000",
  "2.2000,1.7000,0.5000",
  "1.9000,1.2000,0.7000",
  "2.4000,1.6000,0.8000",
);

/** The bar of a total that is the last batch's, beside running means of parts 1, 3, 2, 6 and 1, 1, 1, 1. */
const LAST_BATCH = [1, 2]
  .map(
    (epoch) => `Epoch ${epoch}/2
1/4 [=====>........................] - ETA: 3s - loss: 2.0000 - a_loss: 1.0000 - b_loss: 1.0000
2/4 [==============>...............] - ETA: 2s - loss: 4.0000 - a_loss: 2.0000 - b_loss: 1.0000
3/4 [=====================>........] - ETA: 1s - loss: 3.0000 - a_loss: 2.0000 - b_loss: 1.0000
4/4 [==============================] - 4s 1s/step - loss: 7.0000 - a_loss: 3.0000 - b_loss: 1.0000`,
  )
  .join("\n");

/** The bar of a moving average that takes a fifth of each batch, and goes on from epoch to epoch, beside means of the parts. */
const GOES_ON = `Epoch 1/4
1/4 [=====>........................] - ETA: 3s - loss: 0.8000 - a_loss: 3.0000 - b_loss: 1.0000
4/4 [==============================] - 4s 1s/step - loss: 2.0624 - a_loss: 2.6250 - b_loss: 0.9500
Epoch 2/4
1/4 [=====>........................] - ETA: 3s - loss: 2.2299 - a_loss: 2.0000 - b_loss: 0.9000
4/4 [==============================] - 4s 1s/step - loss: 2.3425 - a_loss: 1.8750 - b_loss: 0.7500
Epoch 3/4
1/4 [=====>........................] - ETA: 3s - loss: 2.2340 - a_loss: 1.1000 - b_loss: 0.7000
4/4 [==============================] - 4s 1s/step - loss: 1.9518 - a_loss: 1.1500 - b_loss: 0.5750
Epoch 4/4
1/4 [=====>........................] - ETA: 3s - loss: 1.8415 - a_loss: 1.0000 - b_loss: 0.4000
4/4 [==============================] - 4s 1s/step - loss: 1.4724 - a_loss: 0.7750 - b_loss: 0.4000`;

/** The first batch of each epoch adds up, and means over more of them do not. */
const FIRST_ALONE = `Epoch 1/3
1/4 [=====>........................] - ETA: 3s - loss: 4.0000 - a_loss: 3.0000 - b_loss: 1.0000
2/4 [=====>........................] - ETA: 3s - loss: 4.3000 - a_loss: 2.9000 - b_loss: 1.0500
3/4 [=====>........................] - ETA: 3s - loss: 3.7500 - a_loss: 2.8000 - b_loss: 1.1000
4/4 [==============================] - 4s 1s/step - loss: 3.6000 - a_loss: 2.7500 - b_loss: 1.1200
Epoch 2/3
1/4 [=====>........................] - ETA: 3s - loss: 3.1000 - a_loss: 2.2000 - b_loss: 0.9000
2/4 [=====>........................] - ETA: 3s - loss: 2.8000 - a_loss: 2.1000 - b_loss: 0.9500
3/4 [=====>........................] - ETA: 3s - loss: 2.8500 - a_loss: 2.0000 - b_loss: 1.0000
4/4 [==============================] - 4s 1s/step - loss: 2.7000 - a_loss: 1.9500 - b_loss: 1.0200
Epoch 3/3
1/4 [=====>........................] - ETA: 3s - loss: 2.3000 - a_loss: 1.7000 - b_loss: 0.6000
2/4 [=====>........................] - ETA: 3s - loss: 2.6000 - a_loss: 1.6000 - b_loss: 0.6500
3/4 [=====>........................] - ETA: 3s - loss: 2.0500 - a_loss: 1.5000 - b_loss: 0.7000
4/4 [==============================] - 4s 1s/step - loss: 1.9000 - a_loss: 1.4500 - b_loss: 0.7200`;

const STEADY = csv("12.0000,7.0000,3.0000", "32.0000,20.0000,10.0000", "52.0010,30.0000,20.0000");
const CALM = csv(
  "9.0000,1.0000,2.0000",
  "8.7000,1.5000,1.4000",
  "7.2000,0.8000,0.9000",
  "7.5000,1.7000,0.6000",
  "6.6000,0.5000,1.0000",
);
/** Training leaves 0.5, 0.48, 0.46, 0.44, and validation nothing. */
const TRAIN_ONLY = `epoch,loss,a_loss,b_loss,val_loss,val_a_loss,val_b_loss
0,3.5000,1.0000,2.0000,3.1000,1.1000,2.0000
1,3.3800,1.5000,1.4000,2.8000,1.3000,1.5000
2,2.1600,0.8000,0.9000,2.1000,1.0000,1.1000
3,2.7400,1.7000,0.6000,1.9000,1.2000,0.7000
`;
const FAR_BELOW = csv("1.2723,0.7062,2.8304", "1.2593,0.6995,2.7993");

/** (10, 10, 0.01, 0.5), with one row more than weights; the remainders at weights of 1 are large and calm. */
const ONE_SPARE = `epoch,loss,a_loss,b_loss,c_loss,d_loss
0,94.614792,0.0004,9.2401,7.9292,4.261
1,45.843426,0.9267,3.6271,4.6126,0.5186
2,78.697005,0.9834,6.6137,8.5655,5.2807
3,92.639478,2.9297,6.326,8.2328,0.0003
4,110.00091,1.5237,9.1573,1.0013,6.3618
`;

/** Weights of (3, 0.2), and less than a thousandth on top of each total. */
const NEARLY = csv(
  "2.3008,0.7000,1.0000",
  "2.1009,0.6000,1.5000",
  "2.0506,0.6500,0.5000",
  "1.1207,0.3000,1.1000",
  "1.3894,0.4500,0.2000",
  "0.7604,0.2000,0.8000",
  "1.1108,0.3500,0.3000",
);

/** Weights of (0.9, 0.1), and a few ten-thousandths more or less, as a short last batch leaves them: other weights leave a smoother course. */
const JUMPY = csv(
  "0.9130,0.7911,2.0107",
  "0.6353,0.5602,1.3093",
  "0.5636,0.4987,1.1502",
  "0.5212,0.4701,0.9811",
  "0.4988,0.4533,0.9107",
  "0.4812,0.4402,0.8493",
);

/** A bar's first update, its epoch and, where there is one, its validation: total and two parts each. */
function bars(...epochs: readonly (readonly string[])[]): string {
  const pairs = (row: string, prefix = ""): string =>
    row
      .split(",")
      .map((value, i) => `${prefix}${["loss", "a_loss", "b_loss"][i]}: ${value}`)
      .join(" - ");
  return epochs
    .map(
      ([update, row, val], e) => `Epoch ${e + 1}/${epochs.length}
1/8 - ETA: 3s - ${pairs(update ?? "")}
8/8 - 4s 500ms/step - ${pairs(row ?? "")}${val === undefined ? "" : ` - ${pairs(val, "val_")}`}`,
    )
    .join("\n");
}

/** First updates leave 0.030 to 0.032, and epochs with a short batch 0.1, 0.2 and less than nothing. */
const CALM_UPDATES = bars(
  ["3.0320,1.0000,2.0000", "2.9000,0.9000,1.9000"],
  ["2.5315,1.0000,1.5000", "2.6000,1.0000,1.4000"],
  ["2.1310,0.7000,1.4000", "1.8500,0.7000,1.2000"],
  ["1.6300,0.8000,0.8000", "1.7000,0.6000,0.9000"],
);
/** Validation leaves 0.4, 0.3 and 0.25, as the first updates after it do. */
const SAME_NEXT = bars(
  ["3.5000,1.0000,2.0000", "3.2000,0.9000,1.9000", "3.3000,1.1000,1.8000"],
  ["2.9000,1.0000,1.5000", "2.7000,1.0000,1.4000", "2.6000,0.8000,1.5000"],
  ["2.4000,0.7000,1.4000", "2.1000,0.7000,1.2000", "2.1500,0.9000,1.0000"],
  ["1.8500,0.8000,0.8000", "1.7000,0.6000,0.9000", "1.9000,0.7000,1.0000"],
);

/** The weight of b runs from 0 to 0.8 in steps of 0.1. */
const ANNEALED = csv(
  "1.0000,1.0000,2.0000",
  "1.2500,1.1000,1.5000",
  "1.3000,0.9000,2.0000",
  "1.7500,1.3000,1.5000",
  "2.2000,1.0000,3.0000",
  "1.6000,0.6000,2.0000",
  "1.7000,0.8000,1.5000",
  "2.8000,1.4000,2.0000",
  "2.1000,0.5000,2.0000",
);

/** A loss that is half of its metric. */
const HALF = "epoch,loss,mse\n0,1.1510,2.3020\n1,0.8015,1.6030\n2,0.6405,1.2810\n3,0.5200,1.0400\n";

describe.each<readonly [string, string, string, string]>([
  ["the loss is so many times its metric", "other-weights", HALF, HALF.replace("0.6405", "0.6475")],
  ["every row adds up", "adds-up", CLEAN, CLEAN.replace("loss: 3.0000 -", "loss: 3.1000 -")],
  [
    "less than a thousandth is left",
    "adds-up",
    csv("10.0080,6.0000,4.0000", "9.0070,6.0000,3.0000", "7.0010,5.0000,2.0000"),
    csv("10.0080,6.0000,4.0000", "9.0200,6.0000,3.0000", "7.0010,5.0000,2.0000"),
  ],
  [
    "constant weights explain all rows, with rows to spare",
    "other-weights",
    WEIGHTED,
    WEIGHTED.replace("loss: 1.3600", "loss: 1.4600"),
  ],
  [
    "weights so short explain all rows that it is no chance",
    "other-weights",
    ONE_SPARE,
    ONE_SPARE.replace("110.00091", "111.00091"),
  ],
  [
    "less than a thousandth is left at short weights",
    "other-weights",
    NEARLY,
    NEARLY.replace("1.1108", "1.2800"),
  ],
  [
    "less than a thousandth is left at short weights, more smoothly at others",
    "other-weights",
    JUMPY,
    JUMPY.replace("0.5212", "0.5292"),
  ],
  [
    "the total is the last batch of the parts",
    "measured-differently",
    LAST_BATCH,
    LAST_BATCH.replaceAll("loss: 4.0000", "loss: 4.3000"),
  ],
  [
    "the total goes on as a moving average from epoch to epoch",
    "measured-differently",
    GOES_ON,
    GOES_ON.replace("loss: 2.2340", "loss: 2.2540"),
  ],
  [
    "first updates add up, and those of more batches do not",
    "measured-differently",
    FIRST_ALONE,
    FIRST_ALONE.replace("loss: 3.1000", "loss: 3.1500"),
  ],
  ["the updates add up, the epochs do not", "measured-differently", SHORT_BATCH, UPDATES],
  [
    "one number is left beside parts that go far apart",
    "hidden-term",
    STEADY,
    STEADY.replace("52.0010", "53.0000"),
  ],
  [
    "one number is left beside parts that move more than a short batch leaves",
    "hidden-term",
    csv("12.0000,7.0000,3.0000", "12.3000,7.2000,3.1000", "12.5000,7.1000,3.4000"),
    csv("12.0000,7.0000,3.0000", "12.0600,7.0400,3.0200", "12.1000,7.0200,3.0800"),
  ],
  [
    "most of the total is left, on a calm course beside parts that jump",
    "hidden-term",
    CALM,
    CALM.replace("7.2000", "8.2000"),
  ],
  [
    "validation adds up, and training leaves a calm rest beside parts that jump",
    "hidden-term",
    TRAIN_ONLY,
    TRAIN_ONLY.replace("2.1000,1.0000", "2.2000,1.0000"),
  ],
  [
    "the first updates leave the same beside parts that move",
    "hidden-term",
    CALM_UPDATES,
    CALM_UPDATES.replace("2.1310", "2.2310"),
  ],
  [
    "validation leaves what the next first update leaves",
    "hidden-term",
    SAME_NEXT,
    SAME_NEXT.replace("val_loss: 2.6000", "val_loss: 2.6500"),
  ],
  [
    "as many rows as weights, far below the sum",
    "other-weights",
    FAR_BELOW,
    FAR_BELOW.replaceAll("1.2723", "3.2723"),
  ],
  [
    "two stretches have weights of their own",
    "changing-weights",
    STRETCHES,
    STRETCHES.replace("3.3500,1.7000", "3.4500,1.7000"),
  ],
  [
    "three stretches have weights of their own, and rows to spare",
    "changing-weights",
    THREE,
    THREE.replace("4.1000,", "4.2000,"),
  ],
  [
    "one weight runs along a line",
    "changing-weights",
    ANNEALED,
    ANNEALED.replace("2.2000,", "2.3000,"),
  ],
])("%s", (_, verdict, log, neighbour) => {
  test(`is ${verdict}`, () => {
    expect(factOf(log)).toBe(verdict);
  });
  test("is not shown by a log beside it", () => {
    expect(factOf(neighbour)).not.toBe(verdict);
  });
});

test("a small remainder is one all the same where a penalty is expected", () => {
  const log = csv("10.0080,6.0000,4.0000", "9.0070,6.0000,3.0000", "7.0010,5.0000,2.0000");
  expect(factOf(log, true)).not.toBe("adds-up");
  expect(factOf(CLEAN, true)).toBe("adds-up");
});

test("a thousandth is taken of what is printed, be it rounded ever so kindly", () => {
  const rows = ["1.8468,0.9449,0.9000", "1.8277,0.9258,0.9000", "1.8082,0.9063,0.9000"];
  expect(factOf(csv(...rows))).not.toBe("adds-up");
  expect(factOf(csv(...rows.map((row) => row.replace(",0.9000", ",0.9002"))))).toBe("adds-up");
});

test("rows that any weights explain show none", () => {
  const log = csv(
    "0.07,0.00,0.00",
    "0.08,0.00,0.01",
    "0.07,0.01,0.00",
    "0.08,0.00,0.00",
    "0.09,0.01,0.01",
  );
  expect(factOf(log)).toBeUndefined();
});

test("what validation and the next epoch leave alike depends on the weights alone", () => {
  expect(exactFact(accountsOf(SAME_NEXT), false)?.cause).toBe("weight-penalty");
  expect(exactFact(accountsOf(CALM_UPDATES), false)?.cause).toBeNull();
});

test("weights that are nearly the expected ones are what a small remainder makes of those", () => {
  const log = bars(
    ["2.1073,1.2000,0.9000", "2.0500,1.1500,0.8800"],
    ["2.1074,1.1500,0.9500", "1.8800,1.0500,0.8400"],
    ["1.9368,1.0500,0.8800", "1.7800,0.9500,0.7800"],
  );
  expect(accountsOf(log).agreement("updates").weights).toBeDefined();
  expect(factOf(log)).toBe("hidden-term");
});

test.each([
  [0, "other-weights"],
  [0.05, undefined],
] as const)(
  "weights at which epochs leave next to nothing, and their updates %s, are told or not",
  (term, verdict) => {
    const epochs = NEARLY.trim()
      .split("\n")
      .slice(1)
      .map((row, t) => {
        const [a, b] = [0.9 - 0.1 * (t % 3), 1.3 - 0.07 * t];
        const update = [3 * a + 0.2 * b + term, a, b].map((value) => value.toFixed(4));
        return [update.join(","), row.slice(row.indexOf(",") + 1)];
      });
    expect(factOf(bars(...epochs))).toBe(verdict);
  },
);

test("updates that other weights explain show no hidden term, be what they leave ever so calm", () => {
  const still = bars(
    ["1.6932,1.0000,0.2311", "1.5932,0.9000,0.2311"],
    ["1.1935,0.5000,0.2312", "1.0932,0.4000,0.2311"],
    ["0.9934,0.3000,0.2311", "0.8932,0.2000,0.2311"],
    ["0.8935,0.2000,0.2312", "0.8435,0.1500,0.2312"],
  );
  expect(accountsOf(still).agreement("updates").weights).toBeDefined();
  expect(factOf(still)).not.toBe("hidden-term");
});

test.each([
  [
    "a short batch of validation leaves other weights of training",
    [0, 0.041, -0.032, 0.057, 0.023],
  ],
  [
    "a short batch of training leaves other weights of validation",
    [0.041, -0.032, 0.057, 0.023, 0],
  ],
])("%s, and a calm rest at the expected ones is no hidden term", (_, offs) => {
  const rows = [0.31, 0.92, 0.13, 0.74, 0.25, 0.86].map((a, t) => {
    const [b, own] = [1.1 - 0.013 * t, 0.4 + 0.3 * Math.sin(2 * t)];
    const short = offs[1 + (t % 3)] as number;
    const [train, val] = offs[0] === 0 ? [0, short] : [short, 0];
    return [t, a + 9 * b + train, a, b, own + 9 * b + val, own, b].join(",");
  });
  const log = `epoch,loss,a_loss,b_loss,val_loss,val_a_loss,val_b_loss\n${rows.join("\n")}\n`;
  expect(accountsOf(log).plausible).toEqual([9, 1]);
  expect(factOf(log)).not.toBe("hidden-term");
});

test("weights of more digits than anybody sets are what a term leaves alike", () => {
  const log = (weight: number): string =>
    bars(
      ...[
        [2.1, 0.7],
        [1.9, 0.705],
        [1.6, 0.71],
        [1.2, 0.715],
      ].map(([a = 0, b = 0]) => [
        `${(a + weight * b).toFixed(6)},${a.toFixed(6)},${b.toFixed(6)}`,
        `${(a + b).toFixed(6)},${(a - 0.1).toFixed(6)},${b.toFixed(6)}`,
      ]),
    );
  expect(accountsOf(log(1.0473)).agreement("updates").weights).toEqual([1, 1.0473]);
  expect(factOf(log(1.0473))).toBe("hidden-term");
  expect(factOf(log(1.05))).toBe("measured-differently");
});

test.each([
  [0.05, 3, 0.99],
  [0.0528, 3, 0.9],
  [0.0528, 5, 0.99],
] as const)(
  "a weight of %s in %i rows of three parts makes other weights likely at %f",
  (weight, rows, probability) => {
    const parts = [
      [1.1338403, 1.936025, 0.6385976],
      [1.0196297, 1.5278139, 0.8303342],
      [1.2512109, 1.3548803, 0.5211774],
      [0.9196019, 1.8559432, 0.7149606],
      [1.0899106, 1.174227, 0.6579648],
    ].slice(0, rows);
    const lines = parts.map(([a = 0, b = 0, c = 0], t) =>
      [t, 0.3 * a + b + weight * c, a, b, c].join(","),
    );
    const log = `epoch,loss,a_loss,b_loss,c_loss\n${lines.join("\n")}\n`;
    const found = exactFact(accountsOf(log), false);
    expect([found?.verdict, found?.probability]).toEqual(["other-weights", probability]);
  },
);

test("weights that few digits allow are no proof where what is left at the expected ones is smooth", () => {
  const rows = (unit: number): string =>
    csv(
      ...[0.096, 0.088, 0.081, 0.075, 0.069, 0.064, 0.06].map((loss, t) => {
        const [a, b] = [0.054 * 0.92 ** t, 0.012 * 0.92 ** t];
        return [loss, a, b].map((value) => value.toFixed(unit)).join(",");
      }),
    );
  expect(factOf(rows(3))).toBeUndefined();
});

test.each([
  [
    "weights",
    [
      "1.54,0.30,0.70",
      "1.49,0.29,0.69",
      "1.47,0.28,0.68",
      "1.40,0.26,0.67",
      "1.37,0.25,0.65",
      "1.33,0.24,0.64",
      "1.27,0.22,0.63",
      "1.25,0.22,0.62",
    ],
  ],
  [
    "scale",
    [
      "1.54,0.30,0.70",
      "1.50,0.29,0.69",
      "1.46,0.28,0.67",
      "1.42,0.27,0.66",
      "1.37,0.26,0.64",
      "1.32,0.24,0.63",
      "1.27,0.23,0.61",
      "1.22,0.21,0.60",
    ],
  ],
] as const)(
  "%s that two digits allow by chance are no proof, though they leave next to nothing",
  (kind, rows) => {
    // 3 a + b / 2 and a term that falls from 0.29 to 0.28
    expect(accountsOf(csv(...rows)).agreement("all").kind).toBe(kind);
    expect(factOf(csv(...rows))).toBeUndefined();
  },
);

test("first epochs that add up prove no weights that change: a term may begin later", () => {
  expect(factOf(SCHEDULE)).toBeUndefined();
});

test("a weight that runs along a course is no proof where what is left is smooth: 1.12 that falls by a sixth each epoch", () => {
  const rows = [
    "2.96,0.73,1.10",
    "2.38,0.53,0.92",
    "2.03,0.38,0.89",
    "1.70,0.28,0.79",
    "1.43,0.20,0.71",
    "1.20,0.15,0.62",
    "1.02,0.11,0.56",
    "0.86,0.08,0.50",
    "0.75,0.06,0.46",
    "0.66,0.04,0.42",
    "0.56,0.03,0.37",
  ];
  expect(accountsOf(csv(...rows)).schedule?.course).toBe("exponential");
  expect(factOf(csv(...rows))).toBeUndefined();
});

test("a factor is no proof where what is left hardly moves", () => {
  const rows = (moving: number): string =>
    csv(
      ...Array.from({ length: 8 }, (_, t) => {
        const [a, b] = [1.706 - moving * t, 0.74 - (moving / 3) * t];
        return [1.4 * (a + b), a, b].map((value) => value.toFixed(3)).join(",");
      }),
    );
  expect(factOf(rows(0.0002))).toBeUndefined();
  expect(factOf(rows(0.1))).toBe("other-weights");
});

test("one factor of three parts is told by three rows", () => {
  const rows = [
    [2.1164, 0.3113, 0.5122],
    [1.6431, 0.2871, 0.4413],
    [1.3022, 0.2702, 0.4101],
  ].map((parts) => [parts.reduce((sum, part) => sum + part, 0) / 3, ...parts]);
  const log = ["epoch,loss,a_loss,b_loss,c_loss"].concat(
    rows.map((row, t) => [t, ...row.map((value) => value.toFixed(4))].join(",")),
  );
  expect(factOf(`${log.join("\n")}\n`)).toBe("other-weights");
});

test("two stretches whose weights may lie anywhere in wide ranges show no weights that change", () => {
  // Two digits of parts that move alike: a course that bends is two stretches of such weights.
  const rows = Array.from({ length: 12 }, (_, t) => {
    const [a, b] = [0.31 * 0.9 ** t + 0.05, 0.22 * 0.88 ** t + 0.04];
    const total = a + b + (t < 6 ? 0 : 0.16 * 0.93 ** t);
    return [total, a, b].map((value) => value.toFixed(2)).join(",");
  });
  const accounts = accountsOf(csv(...rows));
  expect(accounts.schedule?.course).toBe("constant");
  expect(exactFact(accounts, false)?.verdict).not.toBe("changing-weights");
});

test.each([
  [0, 4, "changing-weights"],
  // What is left is above 0 and smooth: a hidden term tells it as well.
  [1.3, 2, undefined],
  [1.3, 1, undefined],
] as const)(
  "a weight that runs from %s, printed with %i digits, is set so where its rows leave it little room",
  (from, digits, verdict) => {
    const rows = Array.from({ length: 15 }, (_, t) => {
      const [a, b] = [0.4 * 0.85 ** t + 0.02, 1.25 - 0.04 * t - 0.02 * Math.sin(3 * t)];
      return [(from + 0.3 * t) * a + b, a, b].map((value) => value.toFixed(digits)).join(",");
    });
    expect(factOf(csv(...rows))).toBe(verdict);
  },
);

test("weights that are nearly the expected ones are no proof of themselves", () => {
  const log = csv(
    "3.0050,1.0000,2.0000",
    "2.5050,1.0000,1.5000",
    "2.0035,0.7000,1.3000",
    "1.8020,0.4000,1.4000",
  );
  expect(accountsOf(log).agreement("all")).toMatchObject({ kind: "weights", weights: [1, 1.005] });
  expect(factOf(log)).not.toBe("other-weights");
});

test("a penalty that falls is no exact fact", () => {
  expect(factOf(PENALTY)).toBeUndefined();
});

describe("weights that are shown", () => {
  test("of one row: none is 0, and none is a number that only this row asks for", () => {
    const row =
      "47/244 [====>.........................] - ETA: 35:38 - loss: 7.1844 - age_loss: 193.5383 - gender_loss: 0.5402 - race_loss: 0.8380\n";
    const [run] = analyze(row).runs;
    const shown = run?.weights.map(({ value }) => value) ?? [];
    expect(shown).toHaveLength(3);
    for (const weight of shown) {
      expect(weight).toBeGreaterThanOrEqual(0.01);
      expect(String(Number(weight.toPrecision(3)))).toBe(String(weight));
    }
  });

  test("a weight of 1.0004 is 1", () => {
    const [run] = analyze(
      csv("3.0004,1.0000,2.0000", "2.5004,1.0000,1.5000", "2.0003,0.7000,1.3000"),
    ).runs;
    expect(run?.verdict.id).toBe("adds-up");
    expect(run?.weights.map(({ value }) => value)).toEqual([1, 1]);
  });
});

describe("the short last batch", () => {
  test("is solved for: the same share of a full one in every epoch", () => {
    expect(sizeOfLastBatch(accountsOf(SHORT_BATCH))).toBeCloseTo(0.1, 1);
  });

  test("has no size where total and parts move alike", () => {
    expect(sizeOfLastBatch(accountsOf(UPDATES))).toBeNull();
  });
});

test("a total that is calmer than what jumping parts leave of it does not hold them", () => {
  const parts = [0.021, 0.0216, 0.0197, 0.022, 0.0207, 0.0209, 0.0206, 0.0196, 0.0202];
  const log = (total: (part: number, t: number) => number): string =>
    csv(...parts.map((a, t) => [total(a, t), a, 0.002].map((value) => value.toFixed(4)).join(",")));
  expect(factOf(log((_, t) => 0.61 - 0.01 * t))).toBeUndefined();
  expect(factOf(log((a, t) => 0.59 - 0.01 * t + a + 0.002))).toBe("hidden-term");
});

test("where rounding hides the last batch beside the mean with it, the total is not told to be that", () => {
  const log = [0.041, 0.033, 0.027, 0.023, 0.0195]
    .map((level, e) => {
      const rows = [1, 2, 3].map((n) => {
        const a = level * (1 - 0.03 * n);
        const total = (0.021 * (a + 1e-4)).toExponential(2);
        return `${n}/3 - ${n === 3 ? "1s 1ms/step" : "ETA: 0s"} - loss: ${total} - a_loss: ${a.toFixed(2)} - b_loss: ${(1e-4 * (1 - 0.03 * e)).toExponential(2)}`;
      });
      return `Epoch ${e + 1}/5\n${rows.join("\n")}`;
    })
    .join("\n");
  expect(factOf(log)).not.toBe("measured-differently");
});

test("a part that stands still is not told from a constant that is taken off", () => {
  const log = (b: (t: number) => number): string =>
    csv(
      ...[0.057, 0.1923, 0.1953, 0.2424, 0.2846, 0.1311].map((a, t) =>
        [a - 6 * b(t), a, b(t)].map((value) => value.toFixed(4)).join(","),
      ),
    );
  expect(factOf(log(() => 0.0011))).toBeUndefined();
  expect(factOf(log((t) => 0.0011 + 0.001 * (t % 3)))).toBe("other-weights");
});

test("a part is not counted twice where the expected weights leave a few roundings", () => {
  const log = (b: number): string =>
    csv(
      ...[0.57, 1.92, 1.95, 2.42, 2.84, 1.31].map((a, t) => {
        const own = b * (1 + 0.1 * (t % 3));
        return [a + 2 * own, a, own].map((value) => value.toFixed(2)).join(",");
      }),
    );
  expect(factOf(log(0.03))).toBeUndefined();
  expect(factOf(log(0.3))).toBe("other-weights");
});

test("one batch more is counted where the rows leave its number no wide range", () => {
  const log = (digits: number): string =>
    [0.9, 0.6]
      .map((a, e) => {
        const b = 0.4 - 0.1 * e;
        const pairs = { a_loss: a, b_loss: b, loss: 1.2 * (a + b) };
        return `Epoch ${e + 1}/2\n5/5 - 1s - 200ms/step - ${Object.entries(pairs)
          .map(([name, value]) => `${name}: ${value.toFixed(digits)}`)
          .join(" - ")}\n`;
      })
      .join("");
  expect(countsOneMore(accountsOf(log(4)))).toBe(true);
  expect(countsOneMore(accountsOf(log(2)))).toBe(false);
});

test("an epoch of one batch counts no batch more: twice its parts is a factor", () => {
  const log = ["0.9000", "0.6000"]
    .map((a, e) => `Epoch ${e + 1}/2\n1/1 - 1s - 1s/step - a_loss: ${a} - b_loss: 0.${4 - e}001`)
    .map((row, e) => `${row} - loss: ${e === 0 ? "2.6002" : "1.8002"}\n`)
    .join("");
  expect(countsOneMore(accountsOf(log))).toBe(false);
  expect(factOf(log)).toBe("other-weights");
});

test("a loss that is a tenth of its metric to many digits is that from two rows on", () => {
  const log = "epoch,mse,loss,val_mse,val_loss\n0,0.23723353,0.023723353,0.23925239,0.023925239\n";
  expect(factOf(log)).toBe("other-weights");
});
