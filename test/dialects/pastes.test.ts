// Logs as people paste them → the rows that stand in them.

import { describe, expect, test } from "vitest";
import { readLog } from "../../src/read/read-log.ts";

/** One line for each row: `run/epoch split column=number …`; updates and evaluations are named. */
function rows(text: string): string[] {
  return readLog(text).runs.flatMap(({ number, rows: read }) =>
    read.map(({ origin, epoch, split, shown: names, values }) => {
      const columns = [...values].map(
        ([name, { text: shown }]) => `${names.get(name) ?? name}=${shown}`,
      );
      const kind = origin === "epoch" ? "" : `${origin} `;
      return `${number}/${epoch} ${kind}${split} ${columns.join(" ")}`;
    }),
  );
}

interface Case {
  readonly name: string;
  readonly log: string;
  readonly rows: readonly string[];
  readonly rejects?: readonly string[];
}

function check(cases: readonly Case[]): void {
  test.for(cases)("$name", ({ log, rows: expected, rejects = [] }) => {
    expect(rows(log)).toEqual(expected);
    expect(readLog(log).rejects.map(({ line, reason }) => `${line}: ${reason}`)).toEqual(rejects);
  });
}

const bar = "26/26 [==============================] - 39s 1s/step";
const heavy = (step: number, info: string): string =>
  `${step}/9 ━━━━━━━━━━━━━━━━━━━━ 1s 24ms/step - ${info}`;

describe("beginnings cut off", () => {
  check([
    {
      name: "the header of the first epoch",
      log: `${bar} - loss: 3.0 - a_loss: 1.0 - val_loss: 3.1 - val_a_loss: 1.1\nEpoch 2/3\n${bar} - loss: 2.8 - a_loss: 0.9 - val_loss: 3.0 - val_a_loss: 1.2\n`,
      rows: [
        "1/1 train loss=3.0 a_loss=1.0",
        "1/1 val val_loss=3.1 val_a_loss=1.1",
        "1/2 train loss=2.8 a_loss=0.9",
        "1/2 val val_loss=3.0 val_a_loss=1.2",
      ],
    },
    {
      name: "the header of the first epoch, and the beginning of its bar",
      log: `20/26 [=======>......] - ETA: 72s - loss: 0.2884 - a_loss: 0.2597\n${bar} - loss: 0.2000 - a_loss: 0.1000\nEpoch 8/80\n20/26 [=======>......] - ETA: 72s - loss: 0.1884 - a_loss: 0.0597\n${bar} - loss: 0.1900 - a_loss: 0.0900\n`,
      rows: ["1/7 train loss=0.2000 a_loss=0.1000", "1/8 train loss=0.1900 a_loss=0.0900"],
    },
    {
      name: "an evaluation before epoch 1 is not the epoch before it",
      log: `10/10 - 0s - loss: 2.6000 - a_loss: 1.6000\nEpoch 1/8\n10/10 - 1s - loss: 1.8200 - a_loss: 0.8000 - val_loss: 1.1783 - val_a_loss: 0.8240\n`,
      rows: [
        "1/0 evaluate val loss=2.6000 a_loss=1.6000",
        "1/1 train loss=1.8200 a_loss=0.8000",
        "1/1 val val_loss=1.1783 val_a_loss=0.8240",
      ],
    },
    {
      name: "a bar of another length before a later epoch is a run of its own",
      log: `10/10 - 0s - loss: 2.6000 - val_loss: 1.6000\nEpoch 5/8\n26/26 - 1s - loss: 1.8200 - val_loss: 0.8000\n`,
      rows: [
        "1/1 train loss=2.6000",
        "1/1 val val_loss=1.6000",
        "2/5 train loss=1.8200",
        "2/5 val val_loss=0.8000",
      ],
    },
  ]);
});

describe("updates out of order (Keras 3 on JAX)", () => {
  const epoch = (number: number, steps: readonly number[]): string =>
    `Epoch ${number}/2\n${steps.map((step) => `${heavy(step, `loss: 0.${step}000`)}\n`).join("")}${heavy(9, `loss: 0.9000 - val_loss: 0.8000`)}\n`;
  const both = [
    "1/1 train loss=0.9000",
    "1/1 val val_loss=0.8000",
    "1/2 train loss=0.9000",
    "1/2 val val_loss=0.8000",
  ];
  check([
    {
      name: "in the middle",
      log: epoch(1, [1, 2, 6, 4, 3, 7]) + epoch(2, [1, 2, 5, 4]),
      rows: both,
    },
    { name: "from the first on", log: epoch(1, [3, 2, 1, 5]) + epoch(2, [2, 1]), rows: both },
    {
      name: "after the bar is full",
      log: epoch(1, [1, 9, 8, 7]) + epoch(2, [1, 9, 3]),
      rows: both,
    },
    {
      name: "an evaluation of as many steps, which begins anew, is none",
      log: `${epoch(1, [1, 2, 6])}${heavy(1, "loss: 0.5000")}\n${heavy(9, "loss: 0.7000")}\n`,
      rows: [both[0] ?? "", both[1] ?? "", "1/1 evaluate val loss=0.7000"],
    },
  ]);
});

describe("an unknown number of steps", () => {
  check([
    {
      name: "updates without a final row, text glued to them",
      log: `Epoch 1/10\n      1/Unknown - 4s 4s/step - loss: nan - a_loss: nanW0620 02:13:01.387073  9828 callbacks.py:236] Method is slow\n      7/Unknown - 6s 807ms/step - loss: nan - a_loss: nanC:\\envs\\callbacks.py:1467: RuntimeWarning: invalid value\n  self.monitor_op = lambda a, b: np.less(a, b - self.min_delta)\n`,
      rows: ["1/1 update train loss=nan a_loss=nan"],
    },
    {
      name: "a count without a total (verbose=2)",
      log: `Epoch 24/50\n2641 - 164s - loss: 0.1011 - a_loss: 0.0926 - val_loss: 0.1172 - val_a_loss: 0.1064\n`,
      rows: ["1/24 train loss=0.1011 a_loss=0.0926", "1/24 val val_loss=0.1172 val_a_loss=0.1064"],
    },
  ]);
});
