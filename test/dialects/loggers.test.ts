// Files that loggers of other programs than Keras write → rows by their own clock, each of its own split.

import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { isOfKeras } from "../../src/table/run.ts";
import { readLog } from "../../src/read/read-log.ts";
import { shownRows } from "../helpers/shown-rows.ts";

const lines = (...rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

describe("files of other loggers", () => {
  test.for([
    {
      name: "Hugging Face's trainer_state.json: fractions of epochs, evaluations, and the row of the whole training",
      text: JSON.stringify({
        best_metric: 0.5,
        epoch: 1.5,
        log_history: [
          { epoch: 0.25, learning_rate: 1e-5, loss: 2.5, step: 10 },
          { epoch: 0.5, learning_rate: 2e-5, loss: 2.25, step: 20 },
          { epoch: 0.5, eval_loss: 2.125, eval_runtime: 3.5, step: 20 },
          { epoch: 1.5, learning_rate: 3e-5, loss: 2, step: 60 },
          { epoch: 1.5, train_loss: 2.2, train_runtime: 99.5, step: 60 },
        ],
      }),
      rows: [
        "1.0.25 train learning_rate=0.00001 loss=2.5",
        "1.0.5 train learning_rate=0.00002 loss=2.25",
        "1.0.5 val loss=2.125 runtime=3.5",
        "1.1.5 train learning_rate=0.00003 loss=2",
      ],
      clock: undefined,
    },
    {
      name: "an epoch of few digits that comes again, with a later step",
      text: lines(
        { loss: 2.5, epoch: 0.01, step: 1 },
        { loss: 2.25, epoch: 0.01, step: 2 },
        { loss: 2, epoch: 0.02, step: 3 },
      ),
      rows: ["1.0.01 train loss=2.5", "1.0.01 train loss=2.25", "1.0.02 train loss=2"],
      clock: undefined,
    },
    {
      name: "mmcv's .log.json: settings first, iterations of each epoch, a validation with and without losses",
      text: lines(
        { env_info: "sys.platform: linux", seed: 0 },
        { mode: "train", epoch: 1, iter: 50, loss_a: 1, loss: 1, lr: 0.1 },
        { mode: "train", epoch: 1, iter: 100, loss_a: 0.5, loss: 0.5, lr: 0.1 },
        { mode: "val", epoch: 1, iter: 20, loss_a: 0.75, loss: 0.75, lr: 0.1 },
        { mode: "train", epoch: 2, iter: 50, loss_a: 0.25, loss: 0.25, lr: 0.1 },
        { mode: "val", epoch: 2, iter: 20, bbox_mAP: 0.5 },
      ),
      rows: [
        "1.50 train loss_a=1 loss=1 lr=0.1",
        "1.100 train loss_a=0.5 loss=0.5 lr=0.1",
        "1.100 val loss_a=0.75 loss=0.75 lr=0.1",
        "1.150 train loss_a=0.25 loss=0.25 lr=0.1",
        "1.150 val bbox_mAP=0.5",
      ],
      clock: "iteration",
    },
    {
      name: "MMEngine's scalars.json: every row, those without a loss aside",
      text: lines(
        { lr: 0.1, loss: 1.5, loss_a: 1.5, epoch: 1, iter: 50, step: 50 },
        { lr: 0.1, loss: 1.25, loss_a: 1.25, epoch: 1, iter: 100, step: 100 },
        { "coco/mAP": 0.5, step: 1 },
        { lr: 0.1, loss: 1, loss_a: 1, epoch: 2, iter: 150, step: 150 },
      ),
      rows: [
        "1.50 train lr=0.1 loss=1.5 loss_a=1.5",
        "1.100 train lr=0.1 loss=1.25 loss_a=1.25",
        "1.150 train lr=0.1 loss=1 loss_a=1",
      ],
      clock: "iteration",
    },
    {
      name: "Detectron2's metrics.json: iterations without epochs, an evaluation without losses",
      text: lines(
        { iteration: 19, loss_cls: 0.5, total_loss: 0.5, lr: 0.1 },
        { iteration: 39, loss_cls: 0.25, total_loss: 0.25, lr: 0.1 },
        { "bbox/AP": 12.5, iteration: 39 },
        { iteration: 59, loss_cls: 0.125, total_loss: 0.125, lr: 0.1 },
      ),
      rows: [
        "1.19 train loss_cls=0.5 total_loss=0.5 lr=0.1",
        "1.39 train loss_cls=0.25 total_loss=0.25 lr=0.1 bbox/AP=12.5",
        "1.59 train loss_cls=0.125 total_loss=0.125 lr=0.1",
      ],
      clock: "iteration",
    },
    {
      name: "PyTorch Lightning's metrics.csv: means over an epoch and single batches on lines of their own",
      text: "a_loss_epoch,a_loss_step,epoch,step,train_loss_epoch,train_loss_step,val_loss\n,1.5,0,9,,2.5,\n,,0,19,,,2.75\n1.25,,0,19,2.25,,\n,1,1,29,,2,\n,,1,39,,,1.75\n0.75,,1,39,1.5,,\n",
      rows: [
        "1.1 train a_loss_epoch=1.25 loss_epoch=2.25",
        "1.1 val loss=2.75",
        "1.2 train a_loss_epoch=0.75 loss_epoch=1.5",
        "1.2 val loss=1.75",
      ],
      clock: undefined,
    },
    {
      name: "a frame of pandas as it prints it: an index from 0, rows left out",
      text: "     loss  a_loss  val_loss\n0  0.9000  0.6000       NaN\n1  0.7000  0.5000    0.8000\n..    ...     ...       ...\n9  0.4000  0.2500    0.5000\n\n[10 rows x 3 columns]\n",
      rows: [
        "1.1 train loss=0.9000 a_loss=0.6000",
        "1.1 val loss=NaN",
        "1.2 train loss=0.7000 a_loss=0.5000",
        "1.2 val loss=0.8000",
        "1.10 train loss=0.4000 a_loss=0.2500",
        "1.10 val loss=0.5000",
      ],
      clock: undefined,
    },
    {
      name: "Chainer's log",
      text: JSON.stringify([
        {
          "main/loss": 2.5,
          "main/loss/a": 1.5,
          "validation/main/loss": 3,
          epoch: 1,
          iteration: 10,
        },
        { "main/loss": 2, "main/loss/a": 1, "validation/main/loss": 2.5, epoch: 2, iteration: 20 },
      ]),
      rows: [
        "1.1 train main/loss=2.5 main/loss/a=1.5",
        "1.1 val main/loss=3",
        "1.2 train main/loss=2 main/loss/a=1",
        "1.2 val main/loss=2.5",
      ],
      clock: undefined,
    },
    {
      name: "Stable-Baselines3's progress.csv: no epoch and no step of its own",
      text: "rollout/ep_rew_mean,time/total_timesteps,train/loss,train/value_loss\n1.5,2048,,\n2.5,4096,0.5,0.25\n3.5,6144,0.25,0.125\n",
      rows: [
        "1.1 train rollout/ep_rew_mean=2.5 time/total_timesteps=4096 loss=0.5 value_loss=0.25",
        "1.2 train rollout/ep_rew_mean=3.5 time/total_timesteps=6144 loss=0.25 value_loss=0.125",
      ],
      clock: undefined,
    },
    {
      name: "a column that says of what data a row is",
      text: "epoch,phase,loss,a_loss\n1,train,2.5,1.5\n1,valid,2.75,1.75\n2,train,2,1\n2,valid,2.25,1.25\n",
      rows: [
        "1.1 train loss=2.5 a_loss=1.5",
        "1.1 val loss=2.75 a_loss=1.75",
        "1.2 train loss=2 a_loss=1",
        "1.2 val loss=2.25 a_loss=1.25",
      ],
      clock: undefined,
    },
    {
      name: "a table that names neither a loss nor a total",
      text: "epoch,whole,box,cls\n1,0.9,0.5,0.4\n2,0.8,0.45,0.35\n",
      rows: ["1.1 train whole=0.9 box=0.5 cls=0.4", "1.2 train whole=0.8 box=0.45 cls=0.35"],
      clock: undefined,
    },
  ])("$name", ({ text, rows, clock }) => {
    const log = readLog(text);
    expect(shownRows(log)).toEqual(rows);
    expect(log.rejects).toEqual([]);
    expect(log.runs[0]?.clock).toBe(clock);
  });

  test.for([
    {
      text: lines({ epoch: 1, loss: 2 }, { epoch: 2, acc: 1 }),
      note: "1 row has no loss and was left out",
    },
    {
      text: lines({ epoch: 1, loss: 2 }, { epoch: 2, train_runtime: 9, train_loss: 3 }),
      note: "1 row sums up the whole training (`train_runtime`) and was left out",
    },
    {
      text: "epoch,loss_epoch,loss_step\n0,,2\n0,2.5,\n",
      note: "1 row holds the values of one batch (`…_step`) and was left out",
    },
  ])("what is no row is counted: $note", ({ text, note }) => {
    expect(readLog(text).notes).toEqual([note]);
  });
});

test.each([
  [
    "    loss  mean_loss  std_loss\n0  0.900     0.6000    0.3000\n1  0.700     0.5000    0.2000\n",
    2,
  ],
  ["    loss     mae\n0  0.900  0.6000\n1  0.700  0.5000\n", 1],
])("a frame of pandas has the columns that Keras names: %j", (text, parts) => {
  const [run] = analyze(text).runs;
  expect(run && isOfKeras(run)).toBe(true);
  expect(run?.components).toHaveLength(parts);
});
