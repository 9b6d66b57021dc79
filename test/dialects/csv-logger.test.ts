// CSV tables as callbacks, pandas and people write them → rows, and what is said of the rest.

import { describe, expect, test } from "vitest";
import { analyzeLog } from "../../src/analysis/analyze.ts";
import { readLog } from "../../src/read/read-log.ts";
import { isOfKeras } from "../../src/table/run.ts";
import { shownRows } from "../helpers/shown-rows.ts";

const shown = (text: string): string[] => shownRows(readLog(text));

describe("a CSV table", () => {
  test.for([
    {
      name: "CSVLogger counts from 0 and is shown from 1; NA is no value",
      text: "epoch,a_loss,loss,val_a_loss,val_loss\r\n0,1.5,2.5,NA,NA\r\n1,1.25,2.25,1.125,2.125\r\n",
      rows: [
        "1.1 train a_loss=1.5 loss=2.5",
        "1.2 train a_loss=1.25 loss=2.25",
        "1.2 val a_loss=1.125 loss=2.125",
      ],
    },
    {
      name: "CSVLogger that goes on from epoch 10 (`initial_epoch`)",
      text: "epoch,a_loss,loss\n10,1.5,2.5\n11,1.25,2.25\n",
      rows: ["1.11 train a_loss=1.5 loss=2.5", "1.12 train a_loss=1.25 loss=2.25"],
    },
    {
      name: "a loop around `fit`, each of one epoch",
      text: "epoch,a_loss,loss,val_a_loss,val_loss\n0,1.5,2.5,NA,NA\n0,1.25,2.25,NA,NA\n0,1.125,2.125,NA,NA\n",
      rows: [
        "1.1 train a_loss=1.5 loss=2.5",
        "1.2 train a_loss=1.25 loss=2.25",
        "1.3 train a_loss=1.125 loss=2.125",
      ],
    },
    {
      name: "outputs whose names begin as a number does",
      text: "epoch,1_loss,2d_loss,inf_loss,loss,nan_loss\n0,1.5,0.5,0.25,2.5,0.25\n",
      rows: ["1.1 train 1_loss=1.5 2d_loss=0.5 inf_loss=0.25 loss=2.5 nan_loss=0.25"],
    },
    {
      name: "a table of one's own counts as it says",
      text: "epoch,loss,a_loss\n1,2.5,1.5\n2,2.25,1.25\n",
      rows: ["1.1 train loss=2.5 a_loss=1.5", "1.2 train loss=2.25 a_loss=1.25"],
    },
    {
      name: "code around a row that is no table",
      text: "    return a_loss, loss\n\n### Epoch 7 : loss: 0.5000 - a_loss: 0.4000\ndef g(x, y, z):\n    n = cast(x, y)\n",
      rows: ["1.7 train loss=0.5000 a_loss=0.4000"],
    },
    {
      name: "appended, without and with another header",
      text: "epoch,a_loss,loss\n0,1.5,2.5\n1,1.25,2.25\n0,1.5,2.5\nepoch,b_loss,loss\n0,3.5,4.5\n",
      rows: [
        "1.1 train a_loss=1.5 loss=2.5",
        "1.2 train a_loss=1.25 loss=2.25",
        "2.1 train a_loss=1.5 loss=2.5",
        "3.1 train b_loss=3.5 loss=4.5",
      ],
    },
    {
      name: "pandas with its index, a byte order mark and a float index",
      text: "\ufeff,loss,a_loss,val_loss\n0.0,2.5,1.5,\n1.0,2.25,1.25,3.5\n",
      rows: [
        "1.1 train loss=2.5 a_loss=1.5",
        "1.2 train loss=2.25 a_loss=1.25",
        "1.2 val loss=3.5",
      ],
    },
    {
      name: "without any epoch",
      text: "loss\ta_loss\n2.5\t1.5\n2.25\t1.25\n",
      rows: ["1.1 train loss=2.5 a_loss=1.5", "1.2 train loss=2.25 a_loss=1.25"],
    },
    {
      name: "semicolons, decimal commas, quotes and a delimiter too many",
      text: '"epoch";"loss";"a_loss"\n1;"2,5";1,5e-3;\n2;"2,25";nan;\n',
      rows: ["1.1 train loss=2.5 a_loss=1.5e-3", "1.2 train loss=2.25 a_loss=nan"],
    },
    {
      name: "train and validation in rows of their own (Lightning's CSVLogger)",
      text: "epoch,step,train_loss,val_loss,loss\n0,9,1.5,,2.5\n0,9,,3.5,\n1,19,1.25,,2.25\n1,19,,3.25,\n",
      rows: [
        "1.1 train train_loss=1.5 loss=2.5",
        "1.1 val loss=3.5",
        "1.2 train train_loss=1.25 loss=2.25",
        "1.2 val loss=3.25",
      ],
    },
    {
      name: "several steps an epoch: each is a row, by its step",
      text: "epoch,step,loss,a_loss\n0,1,2.5,1.5\n0,2,2.25,1.25\n1,3,2.125,1.125\n",
      rows: [
        "1.1 train loss=2.5 a_loss=1.5",
        "1.2 train loss=2.25 a_loss=1.25",
        "1.3 train loss=2.125 a_loss=1.125",
      ],
    },
    {
      name: "the history of W&B, with the batches that its callback logs between the epochs",
      text: "_step,_runtime,epoch/epoch,epoch/loss,epoch/a_loss,batch/batch_step,batch/loss\n0,1,,,,0,3.5\n1,2,,,,1,3.25\n2,3,0,2.5,1.5,,\n3,4,,,,2,2.25\n4,5,1,2.25,1.25,,\n",
      rows: [
        "1.1 train _runtime=3 loss=2.5 a_loss=1.5",
        "1.2 train _runtime=5 loss=2.25 a_loss=1.25",
      ],
    },
    {
      name: "names twice, names that mean something to JavaScript, W&B's prefix",
      text: "epoch/epoch,epoch/loss,loss,__proto__,constructor\n0,2.5,2.5,1,2\n",
      rows: ["1.1 train loss=2.5 loss (2)=2.5 __proto__=1 constructor=2"],
    },
  ])("$name", ({ text, rows }) => {
    expect(shown(text)).toEqual(rows);
    expect(readLog(text).rejects).toEqual([]);
  });

  test("keeps count of cells that are no numbers: arrays, text, cells over several lines", () => {
    const text =
      'epoch,loss,a_loss,matrix,when\n0,2.5,1.5,"""[1, 2]""",noon\n1,2.25,1.25,"""[[1\n 2], [3]]""",night\n';
    const log = readLog(text);
    expect(log.rejects).toEqual([]);
    expect(log.runs[0]?.rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(log.notes).toEqual([
      'column `matrix` is not read in 2 rows: `"[1, 2]"` is no single number',
      "column `when` is not read in 2 rows: `noon` is no single number",
    ]);
  });

  test.for([
    { name: "too few cells", line: "1,2.5", reason: "2 cells for 3 columns" },
    { name: "too many", line: "1,2.5,1.5,3", reason: "4 cells for 3 columns" },
    { name: "a word as epoch", line: "x,2.5,1.5", reason: "the epoch is no number" },
    { name: "no epoch", line: ",2.5,1.5", reason: "a row without an epoch" },
  ])("rejects a row with $name and reads the others", ({ line, reason }) => {
    const log = readLog(`epoch,loss,a_loss\n0,3,2\n${line}\n2,2,1\n`);
    expect(log.rejects).toEqual([{ line: 3, text: line, reason }]);
    expect(log.runs[0]?.rows.map(({ epoch }) => epoch)).toEqual([1, 3]);
  });

  test("gives up a quote that does not end, and reads the lines after it", () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${i + 1},2.5,1.5`);
    const log = readLog(`epoch,loss,a_loss\n0,"2.5,1.5\n${lines.join("\n")}\n`);
    expect(log.rejects).toMatchObject([{ line: 2, reason: "a quote without its end" }]);
    expect(log.runs[0]?.rows).toHaveLength(50);
  });

  test.for([
    { end: "2.180527925491333", isTaken: true },
    { end: "2.18052792549133", isTaken: false },
    { end: "2.1", isTaken: false },
    { end: "2.1\n", isTaken: true },
  ])("a last value without a line end: $end", ({ end, isTaken }) => {
    const text = `epoch,a_loss,loss\n0,2.4196128845214844,2.4196128845214844\n1,1.5,${end}`;
    const row = readLog(text).runs[0]?.rows.at(1);
    expect(row?.values.has("loss")).toBe(isTaken);
    expect(row?.values.has("a_loss")).toBe(true);
    expect(readLog(text).rejects).toHaveLength(isTaken ? 0 : 1);
  });

  test("a last value with as many places as the others, few, needs no line end", () => {
    const text = "epoch,loss,a_loss\n1,2.5000,1.5000\n2,2.2500,1.2500";
    expect(readLog(text).rejects).toEqual([]);
    expect(readLog(`${text.slice(0, -1)}`).rejects).toHaveLength(1);
  });

  test("between tabs losses may be of several words, and a tab may end each line", () => {
    const { runs } = readLog(
      "Learning Rate\tTrain Loss\tBox Loss\tClass Loss\t\n0.01\t0.9\t0.5\t0.4\t\n0.01\t0.7\t0.4\t0.3\t\n0.01\t0.6\t0.4\t0.2",
    );
    expect(runs[0]?.rows.map(({ values }) => values.get("Box Loss")?.text)).toEqual([
      "0.5",
      "0.4",
      "0.4",
    ]);
  });

  test("a sentence with `loss` between commas is no header", () => {
    const log = readLog(
      "What are acc, eta, loss, mem, and time?\nstep 100: loss=0.90, a_loss=0.60, b_loss=0.30\nstep 200: loss=0.80, a_loss=0.50, b_loss=0.30\n",
    );
    expect(log.dialect).toBe("pairs");
    expect(log.runs[0]?.rows).toHaveLength(2);
  });

  test("a header in a log of Keras's own rows does not take them away", () => {
    const row = "8/8 - 1s - loss: 0.8506 - a_loss: 1.4184\n";
    const log = readLog(`epoch,loss,a_loss\n${row.repeat(3)}`);
    expect(log.dialect).toBe("keras-lines");
    expect(log.runs.flatMap(({ rows }) => [...rows])).toHaveLength(3);
  });

  test.for(["The loss, which falls, is small\n1,2,3\n", "loss\n1\n", "day,rain\n1,2\n"])(
    "%j is no table",
    (text) => {
      expect(readLog(text).dialect).toBeNull();
    },
  );
});

test("an output of Keras may be called `mean`, as in its progress bar", () => {
  const log = readLog(
    "epoch,loss,mean_loss,skew_loss,val_loss,val_mean_loss,val_skew_loss\n0,3,1,2,4,2,2\n1,2,1,1,3,1,2\n",
  );
  expect(analyzeLog(log, {}).runs[0]?.components).toEqual(["mean_loss", "skew_loss"]);
});

test.each([
  ["epoch,a_loss,loss,val_a_loss,val_loss", true],
  [",loss,a_loss,val_loss", true],
  ["epoch,step,train_loss,a_loss", false],
  ["a_loss,b_loss,epoch,mean_loss,step", false],
  ["epoch,loss,train/a_loss,train/b_loss", false],
])("%s: of Keras: %s", (header, isKeras) => {
  const cells = header.split(",").map((name, i) => (name === "" ? "0" : `${i}.5`));
  const [run] = readLog(`${header}\n${cells.join(",")}\n${cells.join(",")}\n`).runs;
  expect(run && isOfKeras(run)).toBe(isKeras);
});
