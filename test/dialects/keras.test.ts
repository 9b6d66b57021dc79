// Odd Keras logs as they are met in files, terminals and pastes → what must be read from them.

import { describe, expect, test } from "vitest";
import { readLog } from "../../src/read/read-log.ts";
import type { ReadOptions } from "../../src/read/read-log.ts";

/** One line for each row: `origin epoch split column=number …`. */
function rows(text: string, options?: ReadOptions): string[] {
  return readLog(text, options).runs.flatMap(({ number, rows: read, updates }) =>
    [...read, ...updates].map(({ origin, epoch, split, shown: names, values }) => {
      const columns = [...values].map(
        ([name, { text: shown }]) => `${names.get(name) ?? name}=${shown}`,
      );
      return `${number > 1 ? `run ${number} ` : ""}${origin} ${epoch} ${split} ${columns.join(" ")}`;
    }),
  );
}

const reasons = (text: string): string[] =>
  readLog(text).rejects.map(({ line, reason }) => `${line}: ${reason}`);

const bar = "26/26 [==============================] - 39s 1s/step";
const heavy = "26/26 ━━━━━━━━━━━━━━━━━━━━ 3s 24ms/step";

interface Case {
  readonly name: string;
  readonly log: string;
  readonly rows: readonly string[];
  readonly rejects?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "a loop around fit, which heads each of its epochs alike",
    log: `Epoch 1/1\n${bar} - loss: 0.5000 - a_loss: 0.4000\n9/9 [====] - 0s 3ms/step - loss: 0.6000 - a_loss: 0.5000\n[*] Episode 2\nEpoch 1/1\n${bar} - loss: 0.4000 - a_loss: 0.3000\n9/9 [====] - 0s 3ms/step - loss: 0.6000 - a_loss: 0.5000\n`,
    rows: [
      "epoch 1 train loss=0.5000 a_loss=0.4000",
      "evaluate 1 val loss=0.6000 a_loss=0.5000",
      "epoch 2 train loss=0.4000 a_loss=0.3000",
      "evaluate 2 val loss=0.6000 a_loss=0.5000",
    ],
  },
  {
    name: "trainings of one epoch each, over other data or with other columns",
    log: `Epoch 1/1\n${bar} - loss: 0.5000 - a_loss: 0.4000\nEpoch 1/1\n9/9 [====] - 0s 3ms/step - loss: 0.4000 - a_loss: 0.3000\nEpoch 1/1\n9/9 [====] - 0s 3ms/step - loss: 0.4000 - b_loss: 0.3000\n`,
    rows: [
      "epoch 1 train loss=0.5000 a_loss=0.4000",
      "run 2 epoch 1 train loss=0.4000 a_loss=0.3000",
      "run 3 epoch 1 train loss=0.4000 b_loss=0.3000",
    ],
  },
  {
    name: "a row below another training's, whose header was left out",
    log: "- 0s - loss: 0.5000 - a_loss: 0.4000 - val_loss: 0.6000\n\nEpoch 9/9\n- 1s - loss: 0.1000 - acc: 0.9000\n",
    rows: [
      "epoch 1 train loss=0.5000 a_loss=0.4000",
      "epoch 1 val val_loss=0.6000",
      "run 2 epoch 9 train loss=0.1000 acc=0.9000",
    ],
  },
  {
    name: "a row that goes on behind the sign of a shell",
    log: "# loss: 0.5000 - a_loss: 0.4000 - \\\n# b_loss: 0.1000 - val_loss: 0.6000 - \\\n# val_a_loss: 0.4500 - val_b_loss: 0.1500\n",
    rows: [
      "epoch 1 train loss=0.5000 a_loss=0.4000 b_loss=0.1000",
      "epoch 1 val val_loss=0.6000 val_a_loss=0.4500 val_b_loss=0.1500",
    ],
  },
  {
    name: "the number of an epoch in somebody's notes",
    log: "Fold 1:\nEp 12: 2556s - loss: 0.5000 - a_loss: 0.4000 IOU: 0.8636\nEp 15: 2550s - loss: 0.4000 - a_loss: 0.3000 IOU: 0.8711 Empty: 10 [0.19%]\n",
    rows: ["epoch 12 train loss=0.5000 a_loss=0.4000", "epoch 15 train loss=0.4000 a_loss=0.3000"],
  },
  {
    name: "a callback glued to the row",
    log: `Epoch 3/9\n${bar} - loss: 0.5000 - val_loss: 0.4000Epoch 00003: val_loss improved from 0.50000 to 0.40000, saving model to x.h5\nEpoch 4/9\n${bar} - loss: 0.4000 - val_loss: 0.3000\n`,
    rows: [
      "epoch 3 train loss=0.5000",
      "epoch 3 val val_loss=0.4000",
      "epoch 4 train loss=0.4000",
      "epoch 4 val val_loss=0.3000",
    ],
  },
  {
    name: "a log line glued to the row, beginning with digits",
    log: `Epoch 1/9\n${bar} - loss: 0.50002024-05-01 12:00:00.123: W tensorflow/core: x\nEpoch 2/9\n${bar} - loss: 0.5000INFO:tensorflow:Assets written\n`,
    rows: ["epoch 1 train loss=0.5000", "epoch 2 train loss=0.5000"],
  },
  {
    name: "text glued before the row",
    log: `Epoch 1/2\nINFO:root:saved26/26 [==============================] - 1s - loss: 0.5000 - a_loss: 0.2500\nEpoch 2/2\n2024-05-01 12:00:00 INFO 26/26 - 1s - loss: 0.4000 - a_loss: 0.2000\n`,
    rows: ["epoch 1 train loss=0.5000 a_loss=0.2500", "epoch 2 train loss=0.4000 a_loss=0.2000"],
  },
  {
    name: "callbacks above their rows, the headers left out (tf.keras)",
    log: `Epoch 00012: val_loss improved from 0.50000 to 0.40000, saving model to x.h5\n${bar} - loss: 0.5000 - val_loss: 0.4000\n\n# another net\nEpoch 00045: val_loss did not improve from 0.40000\n${bar} - loss: 0.4000 - val_loss: 0.4100\n`,
    rows: [
      "epoch 12 train loss=0.5000",
      "epoch 12 val val_loss=0.4000",
      "epoch 45 train loss=0.4000",
      "epoch 45 val val_loss=0.4100",
    ],
  },
  {
    name: "callbacks below their rows, the headers left out (Keras)",
    log: `${bar} - loss: 0.5000 - val_loss: 0.4000\nEpoch 00001: val_loss improved from inf to 0.40000, saving model to x.h5\n${bar} - loss: 0.4000 - val_loss: 0.3000\nEpoch 00002: val_loss improved from 0.40000 to 0.30000, saving model to x.h5\n`,
    rows: [
      "epoch 1 train loss=0.5000",
      "epoch 1 val val_loss=0.4000",
      "epoch 2 train loss=0.4000",
      "epoch 2 val val_loss=0.3000",
    ],
  },
  {
    name: "an evaluation below the last callback",
    log: `Epoch 00046: early stopping\n${bar} - loss: 0.5000 - a_loss: 0.2500\n`,
    rows: ["epoch 1 train loss=0.5000 a_loss=0.2500"],
  },
  {
    name: "the last update before a callback, the row after it (Keras 1)",
    log: `Epoch 1/2\n\r120/128 [============================>.] - ETA: 0s - loss: 0.6000Epoch 00000: val_loss improved from inf to 0.40000, saving model to x.h5\n\b\b\b\b\b\b\b\b\r128/128 [==============================] - 3s - loss: 0.5000 - val_loss: 0.4000\n`,
    rows: ["epoch 1 train loss=0.5000", "epoch 1 val val_loss=0.4000"],
  },
  {
    name: "a callback after a carriage return",
    log: `Epoch 3/9\n1/26 [>.....] - ETA: 1s - loss: 0.9000\r${bar} - loss: 0.5000 - val_loss: 0.4000\rEpoch 3: val_loss improved from 0.5 to 0.4\n`,
    rows: ["epoch 3 train loss=0.5000", "epoch 3 val val_loss=0.4000"],
  },
  {
    name: "all lines of a paste run together",
    log: `Epoch 1/2 40/40 [==============================] - 2s 45ms/step - loss: 1.2723 - a_loss: 0.7062 Epoch 2/2 40/40 [==============================] - 2s 46ms/step - loss: 1.2593 - a_loss: 0.6995`,
    rows: ["epoch 1 train loss=1.2723 a_loss=0.7062", "epoch 2 train loss=1.2593 a_loss=0.6995"],
  },
  {
    name: "rows glued to each other without a space",
    log: `Epoch 1/240/40 [==============================] - 2s 45ms/step - loss: 1.2723Epoch 2/240/40 [==============================] - 2s 45ms/step - loss: 1.2593`,
    rows: ["epoch 1 train loss=1.2723", "epoch 2 train loss=1.2593"],
  },
  {
    name: "bars of one line, each cut off in a number",
    log: "1/8 [==>...........] - ETA: 2s - loss: 0.5000 - a_loss: 0.408/8 [==============] - ETA: 0s - loss: 0.4000 - a_loss: 0.3000\n",
    rows: ["epoch 1 train loss=0.4000 a_loss=0.3000"],
    rejects: ["1: the row ends before its last value"],
  },
  {
    name: "a comment that a formatter of code broke behind the time",
    log: "# Epoch\n# 4 / 9\n# 96 / 96[== == == == == ==] - 2\n# loss: 0.5000 - a_loss: 0.2500\n# 96 / 96[== == == == == ==] - 2\n# loss: 0.4000 - a_loss: 0.2000\n",
    rows: ["epoch 1 train loss=0.5000 a_loss=0.2500", "epoch 2 train loss=0.4000 a_loss=0.2000"],
  },
  {
    name: "damaged bars: entities, mojibake, an ellipsis, question marks",
    log: `Epoch 1/5\n26/26 [==&gt;&#61;...] - 39s 1s/step - loss: 0.5000\nEpoch 2/5\n26/26 â”â”â”â” 3s 24ms/step - loss: 0.4000\nEpoch 3/5\n26/26 [=======…=] - 3s - loss: 0.3000\nEpoch 4/5\n26/26 ???????????????????? 3s 24ms/step - loss: 0.2000 - \nEpoch 5/5\n26/26 [===== ... ====] - 3s - loss: 0.1000\n`,
    rows: [1, 2, 3, 4, 5].map((epoch) => `epoch ${epoch} train loss=0.${6 - epoch}000`),
  },
  {
    name: "an unknown number of steps",
    log: `Epoch 1/2\n     10/Unknown - 3s 100ms/step - loss: 0.9000\r     26/Unknown - 3s 100ms/step - loss: 0.5000 - val_loss: 0.6000\nEpoch 2/2\n${bar} - loss: 0.4000 - val_loss: 0.5000\n`,
    rows: [
      "epoch 1 train loss=0.5000",
      "epoch 1 val val_loss=0.6000",
      "epoch 2 train loss=0.4000",
      "epoch 2 val val_loss=0.5000",
    ],
  },
  {
    name: "a log that breaks off in an epoch",
    log: `Epoch 1/3\n${heavy} - loss: 0.5000\nEpoch 2/3\n 7/26 ━━━━━━━━━━━━━━━━━━━━ 1s 24ms/step - loss: 0.4`,
    rows: ["epoch 1 train loss=0.5000"],
    rejects: ["4: the value of `loss` is cut off"],
  },
  {
    name: "nothing but an unfinished epoch",
    log: `Epoch 2/3\n 7/26 [=====>........................] - ETA: 5s - loss: 0.4000\n`,
    rows: ["update 2 train loss=0.4000"],
  },
  {
    name: "a restart at epoch 1 and a second fit",
    log: `Epoch 1/2\n13/13 - 1s - loss: 0.9000\nEpoch 2/2\n13/13 - 1s - loss: 0.8000\nEpoch 1/2\n13/13 - 1s - loss: 0.7000\nEpoch 2/2\n13/13 - 1s - loss: 0.6000\n`,
    rows: [
      "epoch 1 train loss=0.9000",
      "epoch 2 train loss=0.8000",
      "run 2 epoch 1 train loss=0.7000",
      "run 2 epoch 2 train loss=0.6000",
    ],
  },
  {
    name: "evaluations after the epochs, as a bar and as a line",
    log: `Epoch 1/1\n${bar} - loss: 0.5000 - val_loss: 0.6000\n10/10 [==============================] - 0s 3ms/step - loss: 0.7000\n10/10 - 0s - loss: 0.8000\n10/10 [==============================] - 0s 3ms/step\n`,
    rows: [
      "epoch 1 train loss=0.5000",
      "epoch 1 val val_loss=0.6000",
      "evaluate 1 val loss=0.7000",
      "evaluate 1 val loss=0.8000",
    ],
  },
  {
    name: "an epoch with validation behind an update of another bar is no evaluation",
    log: `1/90 [.....] - ETA: 2s - loss: 0.9000 -    \n2/90 [.....] - ETA: 2s - loss: 0.8000 -    \n- - - -\n${bar} - loss: 0.5000 - val_loss: 0.6000\n`,
    rows: ["epoch 1 train loss=0.5000", "epoch 1 val val_loss=0.6000"],
  },
  {
    name: "an update that is cut off does not stand for its epoch",
    log: `Epoch 2/3\n 5/26 [==>....] - ETA: 5s - a_loss: 0.2500 - loss: 0.4000\n 6/26 [===>...] - ETA: 5s - a_loss: 0.2400 - los`,
    rows: ["update 2 train a_loss=0.2500 loss=0.4000"],
    rejects: ["3: the row ends in the middle of a name"],
  },
  ...["\n", "\r"].map((end) => ({
    name: `steps that \`steps_per_execution\` does not divide, parted by ${JSON.stringify(end)}`,
    log: ["0.9000", "0.7000"]
      .map(
        (loss, i) =>
          `Epoch ${i + 1}/2\n4/7 ━━━━━━━━ 1s 9ms/step - loss: 2.5000 - a_loss: 1.5000${end}8/7 ━━━━━━━━━━━━━━ 0s 9ms/step - loss: ${loss} - a_loss: 0.5000${end}7/7 ━━━━━━━━━━━━━━ 1s 20ms/step - loss: ${loss} - a_loss: 0.5000 - val_loss: 0.8000 - val_a_loss: 0.6000\n`,
      )
      .join(""),
    rows: [
      "epoch 1 train loss=0.9000 a_loss=0.5000",
      "epoch 1 val val_loss=0.8000 val_a_loss=0.6000",
      "epoch 2 train loss=0.7000 a_loss=0.5000",
      "epoch 2 val val_loss=0.8000 val_a_loss=0.6000",
    ],
  })),
  {
    name: "an evaluation of as many steps as the epoch",
    log: `Epoch 1/1\n${heavy} - loss: 0.5000\n${heavy} - loss: 0.7000\n`,
    rows: ["epoch 1 train loss=0.5000", "evaluate 1 val loss=0.7000"],
  },
  {
    name: "no headers at all",
    log: `${heavy} - loss: 0.5000\n${heavy} - loss: 0.4000\n`,
    rows: ["epoch 1 train loss=0.5000", "epoch 2 train loss=0.4000"],
  },
  ...["Epoch 7", "Epoch: 7", "--- Start of epoch 7 ---", "epoch 7/9", "Starting epoch 7 of 9:"].map(
    (heading) => ({
      name: `the heading of a program's own: ${heading}`,
      log: `${heading}\n${bar} - loss: 0.5000\n${heavy} - loss: 0.7000\n${heading.replace("7", "8")}\n${bar} - loss: 0.4000\n`,
      rows: [
        "epoch 7 train loss=0.5000",
        "evaluate 7 val loss=0.7000",
        "epoch 8 train loss=0.4000",
      ],
    }),
  ),
  {
    name: "what a callback prints of the epoch is no heading where Keras's own is there",
    log: `Epoch 3/4\nEpoch 2\n${bar} - loss: 0.5000\nEpoch 00003:\nEpoch 4/4\nEpoch 3\n${bar} - loss: 0.4000\n`,
    rows: ["epoch 3 train loss=0.5000", "epoch 4 train loss=0.4000"],
  },
  {
    name: "an evaluation before the first epoch",
    log: `10/10 - 0s - loss: 0.9000\nEpoch 1/1\n26/26 - 3s - loss: 0.5000\n`,
    rows: ["evaluate 0 val loss=0.9000", "epoch 1 train loss=0.5000"],
  },
  {
    name: "only the last of several updates a line is the epoch",
    log: `Epoch 1/1\n\n 8/16 [======>.......] - ETA: 0s - loss: 0.9000\n16/16 [==============] - ETA: 0s - loss: 0.6000\n16/16 [==============] - 3s 14ms/step - loss: 0.5000\n`,
    rows: ["epoch 1 train loss=0.5000"],
  },
  {
    name: "nan, infinity, exponents and signs",
    log: `Epoch 1/1\n13/13 - 1s - loss: nan - a_loss: inf - b_loss: -inf - c_loss: -1.2345e+00 - d_loss: 1.0000e-05\n`,
    rows: ["epoch 1 train loss=nan a_loss=inf b_loss=-inf c_loss=-1.2345e+00 d_loss=1.0000e-05"],
  },
  {
    name: "a value that is no number",
    log: `Epoch 1/1\n13/13 - 1s - loss: [0.1 0.2] - a_loss: 0.5000\n`,
    rows: ["epoch 1 train a_loss=0.5000"],
    rejects: ["2: the value of `loss` is not a number"],
  },
  {
    name: "names with spaces, slashes, dashes, colons and __proto__",
    log: `Epoch 1/1\n13/13 - 1s - loss: 0.5000 - my out: 0.1000 - a/b: 0.2000 - c - d: 0.3000 - e: f: 0.4000 - __proto__: 0.5000\n`,
    rows: [
      "epoch 1 train loss=0.5000 my out=0.1000 a/b=0.2000 c - d=0.3000 e: f=0.4000 __proto__=0.5000",
    ],
  },
  {
    name: "validation is told by the other columns",
    log: `Epoch 1/1\n13/13 - 1s - loss: 0.5000 - value_loss: 0.1000 - val_ue: 0.2000\nEpoch 2/2\n13/13 - 1s - loss: 0.5000 - value_loss: 0.1000 - val_ue: 0.2000\n`,
    rows: [1, 2].map((epoch) => `epoch ${epoch} train loss=0.5000 value_loss=0.1000 val_ue=0.2000`),
  },
  {
    name: "an output named `value`",
    log: `Epoch 1/1\n13/13 - 1s - loss: 0.5000 - value_loss: 0.1000 - val_loss: 0.6000 - val_value_loss: 0.2000\n`,
    rows: [
      "epoch 1 train loss=0.5000 value_loss=0.1000",
      "epoch 1 val val_loss=0.6000 val_value_loss=0.2000",
    ],
  },
  {
    name: "a column twice in a row",
    log: `Epoch 1/1\n13/13 - 1s - loss: 0.5000 - acc: 0.1000 - acc: 0.2000\n`,
    rows: ["epoch 1 train loss=0.5000 acc=0.1000 acc (2)=0.2000"],
  },
  {
    name: "a warning in the middle of a wrapped row",
    log: `Epoch 1/2\n${bar} - loss: 9.29\nWARNING:tensorflow:Callback method \`on_batch_end\` is slow\n02 - a_loss: 0.0801\nEpoch 2/2\n${bar} - loss: 8.2902 - a_loss: 0.0701\n`,
    rows: ["epoch 1 train loss=9.2902 a_loss=0.0801", "epoch 2 train loss=8.2902 a_loss=0.0701"],
  },
  {
    name: "what follows a whole row is not joined to it",
    log: `Epoch 1/2\n${bar} - loss: 9.2902 - a_loss: 0.0801 -\nTime taken: 3\n26\n- retries: 4\nEpoch 2/2\n${bar} - loss: 8.2902 - a_loss: 0.0701 -\nTime taken: 3\n17.5\n`,
    rows: ["epoch 1 train loss=9.2902 a_loss=0.0801", "epoch 2 train loss=8.2902 a_loss=0.0701"],
  },
  {
    name: "a head is not joined to a line of which a value is no number: what is left of it is no row",
    log: `Epoch 1/2\n10/10 [====] - 2\nstep - loss: abc - a_loss: 0.5000\nEpoch 2/2\n${bar} - loss: 1.7000 - a_loss: 0.6000\n`,
    rows: ["epoch 2 train loss=1.7000 a_loss=0.6000"],
    rejects: [
      "3: a loss with a number, but not in a row of Keras",
      "2: a row without a column that could be read",
    ],
  },
  {
    name: "lines that talk about a loss are told",
    log: `Epoch 1/1\n13/13 - 1s - loss: 0.5000\nTest loss: 0.3456\n`,
    rows: ["epoch 1 train loss=0.5000"],
    rejects: ["3: a loss with a number, but not in a row of Keras"],
  },
];

describe("Keras logs", () => {
  test.for(cases)("$name", ({ log, rows: expected, rejects = [] }) => {
    expect(rows(log)).toEqual(expected);
    expect(reasons(log)).toEqual(rejects);
  });

  test("updates are kept when asked for", () => {
    const log = `Epoch 1/1\n 8/16 [==>..] - ETA: 0s - loss: 0.9000\b\b\b\b\r16/16 [====] - 1s - loss: 0.5000\n`;
    expect(rows(log, { updates: true })).toEqual([
      "epoch 1 train loss=0.5000",
      "update 1 train loss=0.9000",
    ]);
    expect(rows(log)).toEqual(["epoch 1 train loss=0.5000"]);
  });

  test("an update that is counted beyond the steps is the row of the epoch, and no update", () => {
    const log = `Epoch 1/1\n4/7 [==>..] - ETA: 0s - loss: 0.9000\r8/7 [=====] - 0s - loss: 0.5000\r7/7 [====] - 1s - loss: 0.5000\n`;
    expect(rows(log, { updates: true })).toEqual([
      "epoch 1 train loss=0.5000",
      "update 1 train loss=0.9000",
    ]);
  });
});

describe("the writer of a log", () => {
  const writerOf = (row: string): string =>
    readLog(`Epoch 1/1\n${row}\n`).runs[0]?.writer.name ?? "none";

  test.for([
    ["3s - loss: 0.5000", "Keras 1"],
    [" - 3s - loss: 0.5000", "Keras 2.0–2.3"],
    ["13/13 - 3s - loss: 0.5000 - 3s/epoch - 24ms/step", "Keras 2.4–2.15 or TF-Keras"],
    ["13/13 - 3s - 24ms/step - loss: 0.5000", "Keras 3"],
    [`${heavy} - loss: 0.5000`, "Keras 3"],
    [`${bar} - loss: 0.5000`, "Keras 2.1–2.15 or TF-Keras"],
    ["96/96 [==============================] - 1s - loss: 0.1587", "Keras 1.0–2.0"],
    [
      "96/96 [==============================] - 1s 12us/sample - loss: 0.1587",
      "tf.keras of TensorFlow 1.13–2.1",
    ],
    ["loss: 0.5000 - a_loss: 0.2000", "unknown"],
  ] as const)("%s is of %s", ([row, writer]) => {
    expect(writerOf(row)).toBe(writer);
  });

  test("how sure it is, and which releases it may be, follows from all rows", () => {
    const read = (...rowTexts: readonly string[]): unknown => {
      const log = rowTexts.map((row, i) => `Epoch ${i + 1}/9\n${row}\n`).join("");
      const { certainty, evidence, releases } = readLog(log).runs[0]?.writer ?? {};
      return { certainty, first: releases?.first, last: releases?.last, clauses: evidence?.length };
    };
    expect(read(`${heavy} - loss: 0.5000`)).toEqual({
      certainty: "certain",
      first: "3.0",
      last: null,
      clauses: 1,
    });
    expect(read(`${heavy} - a_loss: 0.2000 - b_loss: 0.3000 - loss: 0.5000`)).toEqual({
      certainty: "likely",
      first: "3.5",
      last: null,
      clauses: 2,
    });
    expect(read(`${heavy} - loss: 0.5000`, `${bar} - loss: 0.5000`)).toEqual({
      certainty: "likely",
      first: "3.0",
      last: null,
      clauses: 2,
    });
    expect(read(" - 3s - loss: 0.5000")).toEqual({
      certainty: "likely",
      first: "2.0",
      last: "2.3",
      clauses: 1,
    });
    expect(read("loss: 0.5000")).toEqual({
      certainty: undefined,
      first: undefined,
      last: undefined,
      clauses: 1,
    });
  });
});
