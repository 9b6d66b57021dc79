// Lines of names and numbers as loops print them → rows, their clock and split, what is left aside.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readClock } from "../../src/dialects/pairs/clock.ts";
import { readPairs } from "../../src/dialects/pairs/pair-text.ts";
import { readLog } from "../../src/read/read-log.ts";

describe("pairs of a line", () => {
  test.for([
    ["loss: 0.5, a_loss=0.3", "loss=0.5 a_loss=0.3"],
    ["{'loss': 2.2178, 'lr': 5.0e-05}", "loss=2.2178 lr=5.0e-05"],
    ["Loss 0.4377 (0.4380)", "Loss=0.4377(0.4380)"],
    ["step 10 | loss 1.2 | kl 0.31 | lr 1e-4", "loss=1.2 kl=0.31"],
    ["epoch 3 loss 1.2 kl 0.31 (0.4) recon: 0.9", "loss=1.2 kl=0.31(0.4) recon=0.9"],
    ["epoch 1 | total 3.0 | kl 1.0 | recon 2.0", "total=3.0 kl=1.0 recon=2.0"],
    ["[epoch 1] total=3.0 (kl 1.0, recon 2.0)", "total=3.0 kl=1.0 recon=2.0"],
    ["Epoch 1 - loss: 3.0 (kl 1.0 + recon 2.0)", "loss=3.0 kl=1.0 recon=2.0"],
    ["2024-05-02 09:00:00,123 INFO loss: 3.0, kl: 1.0", "loss=3.0 kl=1.0"],
    ["loss 3.0 = kl 1.0 + recon 2.0", "loss=3.0 kl=1.0 recon=2.0"],
    [
      "step 10 Total 8.7101 G_adv 7.6936 G_l1 2.0330 mem 4008",
      "Total=8.7101 G_adv=7.6936 G_l1=2.0330",
    ],
    [
      "[3:20 high] iter [70/900] LR 0.0019 Sup 1.354 Unsup 0.197 Contra 1.582 mIoU 88.1",
      "LR=0.0019 Sup=1.354 Unsup=0.197 Contra=1.582 mIoU=88.1",
    ],
    ["  Style 2 loss: 918.25", "Style 2 loss=918.25"],
    ["INFO — Loss of the current policy:   -0.25 ", "Loss of the current policy=-0.25"],
    ["Loss of the current value function: 7.5", "Loss of the current value function=7.5"],
    ["a loss of the mean policy entropy: 7.5", "loss of the mean policy entropy=7.5"],
    ["loss_way: 7809.5km, loss_ir: -12.25dB, time: 0.5s", "loss_way=7809.5 loss_ir=-12.25"],
    ["某步时训练的是train_loss=3.5, ctc_loss=1.5", "train_loss=3.5 ctc_loss=1.5"],
    ["训练loss: 3.5, 分类loss: 1.5", "训练loss=3.5 分类loss=1.5"],
    ["Epoch 4 loss: 3.0 head 1 loss: 2.0", "loss=3.0 head 1 loss=2.0"],
    ["Level 4 loss: 3.0", "loss=3.0"],
    ["in total 3.0 files of 1.5 kB", ""],
    ["it took 1.5 s and the loss fell", ""],
    ["time: 0.586 (1.002), eta: 1 day, 9:24:06, mem: 8288M", "time=0.586(1.002) eta=1"],
    [
      "loss: 1.099 (data_loss: 1.099, reg_loss: 0.000)",
      "loss=1.099 data_loss=1.099 reg_loss=0.000",
    ],
    ["loss_x2 = 0.0042 (* 0.3 = 0.00126 loss)", "loss_x2=0.0042*0.3"],
    ["solver.cpp:219] Iteration 360, loss = 0.014", "loss=0.014"],
    ["yolox.core.trainer:261 - total_loss: 17.1", "total_loss=17.1"],
    ["INFO | __main__:train:120 - Loss: 1.5", "Loss=1.5"],
    [
      "Classification loss: 0.23585. Total loss: 2.05213",
      "Classification loss=0.23585 Total loss=2.05213",
    ],
    ["loss: tensor(0.5012, device='cuda:0') a_loss: tensor(0.3)", "loss=0.5012 a_loss=0.3"],
    ["epoch 1 loss tensor(0.5012) kl tensor(0.25, grad_fn=<AddBackward0>)", "loss=0.5012 kl=0.25"],
    ["Train loss 12 42.137993 Grad Norm 22.6", "Train loss=42.137993 Grad Norm=22.6"],
    ["Validation loss 0:  38.1", "Validation loss=38.1"],
    [
      "batch_cost: 1.7087 data_cost: 0.0102 ips: 11.1 images/s",
      "batch_cost=1.7087 data_cost=0.0102 ips=11.1",
    ],
    ["loss: 2,043.5, kl: 1,276,000.25", "loss=2043.5 kl=1276000.25"],
    ["loss: 0,4375, kl: 1,5e-03; recon: -12,5", "loss=0.4375 kl=1.5e-03 recon=-12.5"],
    ["loss: 0.5, gpus: 0,1,2, kl: 0.25,0.75", "loss=0.5"],
    ["loss: 0.5, box: 0.2, cls 0.3, lr: 0.1", "loss=0.5 box=0.2 cls=0.3 lr=0.1"],
    ["8: Layer(94) nGT  27, loss: box  8.2, conf 1.6, total 9.8", "box=8.2 conf=1.6 total=9.8"],
    ["loss: 0.5, box: 0.2, of 3.5 in all", "loss=0.5 box=0.2"],
    ["[3/9] [Losses: x nan, y 0.5, conf 0.2, total nan]", "x=nan y=0.5 conf=0.2 total=nan"],
    [
      "Throughput is 40.3 records/second. Loss is 1.26. Rate is 0.04.",
      "Throughput=40.3 Loss=1.26 Rate=0.04",
    ],
    ["Loss : [0.0094], Loss_a : [ 0.0067], at [3]: 4", "Loss=0.0094 Loss_a=0.0067"],
    [
      "step: 20/ 90 loss:0.3651 0.3224 2.8433 0.2046 imps:26.6",
      "loss 1=0.3651 loss 2=0.3224 loss 3=2.8433 loss 4=0.2046 imps=26.6",
    ],
    ["train loss: 0.5 0.4, lr: 0.1", "train loss=0.5 lr=0.1"],
    ["Cost after iteration 100: 0.6931", "Cost=0.6931"],
    ["loss in epoch 3: 21.5", "loss=21.5"],
    [
      "iter: 50, acc (fg: 0.97, iou: 0.89), loss (box: 0.21, iou: 0.12), misc (ry: 0.3)",
      "iter=50 fg=0.97 iou=0.89 box loss=0.21 iou loss=0.12 ry=0.3",
    ],
    ["g_loss(mse:0.5, vgg:0.25) d_loss: 1.38", "mse g_loss=0.5 vgg g_loss=0.25 d_loss=1.38"],
    ["loss=0.5 | a_loss=**0.3** | b_loss: **nan**", "loss=0.5 a_loss=0.3 b_loss=nan"],
    [
      "[500] norm nan / a_loss 1.5 / div inf / b_loss 0.25",
      "norm=nan a_loss=1.5 div=inf b_loss=0.25",
    ],
    ["loss: [0.5, 0.3], b_loss: [3], 0.25", ""],
    ["Loss is Infinity. Current rate is 0.04.", "Loss=Infinity Current rate=0.04"],
    ["Total loss: 0.5:  12%|█   | 6/50 [00:21<10:55, 7.04s/it]", "Total loss=0.5"],
    ["├── Text loss: 0.5 (↓ from 0.75)", "Text loss=0.5"],
    ["📈 Loss: 0.5", "Loss=0.5"],
    ["a_loss: 0.5, b_loss: 0.25$", "a_loss=0.5 b_loss=0.25"],
    ["loss=nan, a_loss=inf, b_loss=-inf", "loss=nan a_loss=inf b_loss=-inf"],
    ["12:01:02 12:03, http://x:8080/y?a=b", ""],
    ["loss: 12ms, loss: 3/4, loss: 4%", ""],
    ["Total loss: 0.5 | Align loss (raw): 0.25", "Total loss=0.5 Align loss (raw)=0.25"],
    ["Loss (train): 0.5, Loss (val): 0.75", "Loss (train)=0.5 Loss (val)=0.75"],
    ["Loss (cls | box | total): 1.5 | 2.25 | 3.75", "cls Loss=1.5 box Loss=2.25 total Loss=3.75"],
    ["Loss (a/b): 1.5, lr: 0.1", "lr=0.1"],
    ["00000007) a_b - 12.5; rec - 0.25", "a_b=12.5 rec=0.25"],
    ["loss: 5.9, 2d joint loss: 0.3, 3d_loss: 0.25", "loss=5.9 2d joint loss=0.3 3d_loss=0.25"],
    ["from 3 - 5; 4 - 6", ""],
    ["step 0, nll 22.5, w: 0.1, KL nan,  rc 22.2, t: 3s", "nll=22.5 w=0.1 KL=nan rc=22.2"],
    ["ran 12.5, took 3.5, left 0.5", ""],
    ["a_loss: 0.5, b_loss: 0.25...", "a_loss=0.5 b_loss=0.25"],
  ] as const)("%s", ([text, want]) => {
    const got = readPairs(text).map(
      ({ name, text: value, second, weight }) =>
        `${name}=${value}${second === undefined ? "" : `(${second})`}${weight === undefined ? "" : `*${weight}`}`,
    );
    expect(got.join(" ")).toBe(want);
  });

  test("stand where they say", () => {
    const piece = fc.constantFrom(
      "loss",
      ": ",
      "=",
      "0.5",
      " (0.6)",
      ", ",
      " ",
      "\t",
      "x",
      "'",
      "{",
      "1e-5",
      "nan",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        let end = 0;
        for (const pair of readPairs(text)) {
          expect(pair.start).toBeGreaterThanOrEqual(end);
          expect(text.startsWith(pair.text, pair.at)).toBe(true);
          if (pair.second !== undefined)
            expect(text.startsWith(pair.second, pair.secondAt)).toBe(true);
          ({ end } = pair);
        }
      }),
    );
  });
});

describe("the clock of a line", () => {
  test.for([
    ["Epoch 3 | loss: 0.5", "epoch 3"],
    ["Epoch(train)   [1][ 50/150]  lr: 2e-2", "epoch 1, step 50/150"],
    ["Epoch: [8] [200/756] learning_rate: 0.02", "epoch 8, step 200/756"],
    ["epoch: [3/500], global_step: 600, lr: 0.1", "epoch 3/500, iteration 600"],
    ["Test:  [ 10/79]  eta: 0:02:30", "step 10/79"],
    ["[1/10] step 100 - total_loss: 0.9", "epoch 1/10, step 100"],
    ["| epoch 001:    450 / 1891 loss=1.5, num_updates=445", "epoch 1, iteration 445"],
    ["Iteration 360 (0.17 iter/s, 58.6s/10 iters), loss = 0.01", "step 360"],
    ["Epoch 2: 100%|███| 63/63 [00:01<00:00, 45.1it/s, loss=0.5]", "epoch 2, step 63/63, bar"],
    ["{'loss': 2.2, 'epoch': 0.25}", "epoch 0.25"],
    ["[  7]     120 || B: 4.6", "epoch 7, step 120"],
    ["120/9000: episode: 7, duration: 0.1s, episode steps: 20", "step 20, iteration 7"],
    ["<epoch: 86, iter: 107,200, lr:2.500e-05>", "epoch 86, step 107200"],
    ["step 12, 34 of 56", "step 12"],
    ["epoch_index: 3/200][batch_index:550/1067] [D loss: 0.14]", "epoch 3/200, step 550/1067"],
    ["49/50 epoch, d_loss: 0.0156", "epoch 49/50"],
    ["it took 3/4 of 10 epochs", ""],
    ["Loss for final step: 10.0929.", ""],
    [
      "Epoch:2/90 || Epochiter: 10/300 || Iter: 310/27000",
      "epoch 2/90, step 10/300, iteration 310/27000",
    ],
    ["00000007) a_b - 12.5; rec - 0.25", "epoch 7"],
    ["fit: 10%|█ | 1/9 [00:03<01:42, 3s/it][step=7] loss=0.5", "step 7"],
    ["第3轮 loss: 0.5", "epoch 3"],
    ["E3 S120/782 total=1.2 cls=0.3", "epoch 3, step 120"],
    ["e003/s00120 loss=1.2", "epoch 3, step 120"],
    ["E3 B120 U2466 tot=1.2 q=0.3", "epoch 3, step 120"],
    ["DEBUG TRAIN Batch 4/20300 loss 12.6", "epoch 4, step 20300"],
    ["per-step time 1.938s, 10 epochs in steps_per_epoch=3", ""],
  ] as const)("%s", ([text, want]) => {
    const { isBar, ...counts } = readClock(text);
    const said = Object.entries(counts).flatMap(([name, count]) =>
      count === undefined ? [] : [`${name} ${count.at}${count.of === null ? "" : `/${count.of}`}`],
    );
    expect([...said, ...(isBar ? ["bar"] : [])].join(", ")).toBe(want);
  });
});

/** Split, number and values of each row, and the runs. */
function rowsOf(text: string): { rows: string[]; clock: string; notes: readonly string[] } {
  const { runs, notes } = readLog(text, { updates: true });
  return {
    rows: runs.flatMap(({ number, rows }) =>
      rows.map(
        ({ split, epoch, values }) =>
          `${number} ${split} ${epoch}: ${[...values.values()].map((value) => value.text).join(" ")}`,
      ),
    ),
    clock: runs[0]?.clock ?? "epoch",
    notes,
  };
}

describe("rows of a log", () => {
  test("a line whose names are all of held-out data is validation, wherever the word stands", () => {
    const train = (epoch: number): string =>
      `epoch: ${epoch}, box_loss: 1.5, cls_loss: 2.5, total_loss: 4.0\n`;
    const text = ["box_val_loss: nan, cls_val_loss: 3.5, total_val_loss: nan", ""].join("\n");
    expect(rowsOf(`${train(1)}\n${text}\n${train(2)}`).rows).toEqual([
      "1 train 1: 1.5 2.5 4.0",
      "1 val 1: nan 3.5 nan",
      "1 train 2: 1.5 2.5 4.0",
    ]);
  });

  test("steps that begin anew in each epoch go on from those before; a fall of the epoch begins a run", () => {
    const row = (epoch: number, step: number): string =>
      `Epoch [${epoch}][${step}/100] loss: 0.90, a_loss: 0.60, b_loss: 0.30\n`;
    const { rows, clock } = rowsOf([row(1, 50), row(1, 100), row(2, 50), row(1, 50)].join(""));
    expect(rows.map((one) => one.slice(0, 12))).toEqual([
      "1 train 50: ",
      "1 train 100:",
      "1 train 150:",
      "2 train 50: ",
    ]);
    expect(clock).toBe("iteration");
  });

  test("steps are those of the epoch whose heading stands above them, also where many are read as bytes", () => {
    const steps = Array.from({ length: 60 }, (_, i) => i + 1);
    const epoch = (at: number): string =>
      `---- Starting epoch ${at} ----\n${steps.map((step) => `step: ${step}, loss: 0.9, (a_loss: 0.6, b_loss: 0.3), lr: 0.1\nbest epoch: 1\n`).join("")}`;
    const { rows, clock } = rowsOf([1, 2, 3, 4].map(epoch).join(""));
    expect(rows).toEqual(
      Array.from({ length: 240 }, (_, i) => `1 train ${i + 1}: 0.9 0.6 0.3 0.1`),
    );
    expect(clock).toBe("iteration");
  });

  test("how many steps an episode had is not their number", () => {
    const episode = (at: number): string =>
      `Episode ${at}:\n  Steps: 20, Total Reward: -19.0\n  Actor Loss: -0.25, Critic Loss: 9.5\n  Entropy: 0.31\n`;
    expect(rowsOf(episode(1) + episode(2)).rows).toEqual([
      "1 train 1: -19.0 -0.25 9.5 0.31",
      "1 train 2: -19.0 -0.25 9.5 0.31",
    ]);
  });

  test("a word for the data before the first loss is of the whole row", () => {
    const text =
      "Step 5/900\n----------\ntrain Loc Loss: 0.25 Cls Loss: 0.75 Tot Loss: 0.50\nval Loc Loss: 0.50 Cls Loss: 1.50 Tot Loss: 1.00\nStep 10/900\n----------\nval Loc Loss: 0.25 Cls Loss: 0.25 Tot Loss: 0.25\n";
    expect(rowsOf(text).rows).toEqual([
      "1 train 5: 0.25 0.75 0.50",
      "1 val 5: 0.50 1.50 1.00",
      "1 val 5: 0.25 0.25 0.25",
    ]);
    expect(rowsOf("Epoch 1 Train loss: 0.5 a_loss: 0.3 Val loss: 0.7\n").rows).toEqual([
      "1 train 1: 0.5 0.3",
      "1 val 1: 0.7",
    ]);
  });

  test("terms with a time are a row where nothing is called a loss; the second of its kind tells", () => {
    const row = (epoch: number): string => `Epoch ${epoch} | recon: 0.5, kl: 0.25, psnr: 30.1\n`;
    expect(rowsOf(row(1)).rows).toEqual([]);
    expect(rowsOf(row(1) + row(2)).rows).toEqual([
      "1 train 1: 0.5 0.25 30.1",
      "1 train 2: 0.5 0.25 30.1",
    ]);
    const { rows } = rowsOf(
      `Epoch 1 loss: 0.75, a_loss: 0.5\n${row(9)}Epoch 2 loss: 0.5, a_loss: 0.25\n`,
    );
    expect(rows).toEqual(["1 train 1: 0.75 0.5", "1 train 2: 0.5 0.25"]);
  });

  test("lines with a loss and nothing that counts are rows from the third on", () => {
    const line = (loss: string): string =>
      `Wed Apr 8 21:25:58 [145] loss: ${loss}, time elapsed: 13517.9\n`;
    expect(rowsOf(line("9.5") + line("9.0")).rows).toEqual([]);
    expect(rowsOf(line("9.5") + line("9.0") + line("8.5")).rows).toHaveLength(3);
  });

  test("means of losses one below the other are a row", () => {
    const text =
      "eval mean box_loss: 0.25\neval mean cls_loss: 0.5\neval mean loss: 1.5\neval mean obj_acc: 0.9\n";
    expect(rowsOf(text).rows).toEqual(["1 train 1: 0.25 0.5 1.5 0.9"]);
  });

  test("a row of training stays one where metrics of validation follow it", () => {
    const text =
      "epoch 1, train/loss: 0.5\n{'val/loss': 0.75, 'val/stdloss': 0.1}\nepoch 2, train/loss: 0.25\n";
    expect(rowsOf(text).rows).toEqual(["1 train 1: 0.5", "1 val 1: 0.75 0.1", "1 train 2: 0.25"]);
  });

  test("two handlers, several processes, and what sums rows up are read once", () => {
    const row = "step 10 loss: 0.50 a_loss: 0.30 b_loss: 0.20\n";
    const { rows, notes } = rowsOf(
      `${row}2021-01-01 INFO ${row}[rank1] step 10 loss: 0.51 a_loss: 0.31 b_loss: 0.20\nstep 20 loss: 0.40 a_loss: 0.25 b_loss: 0.15\nAveraged stats: loss: 0.45 a_loss: 0.28 b_loss: 0.17\n`,
    );
    expect(rows).toEqual(["1 train 10: 0.50 0.30 0.20", "1 train 20: 0.40 0.25 0.15"]);
    expect(notes).toHaveLength(3);
  });

  test("a stage that is the last one is no step that several processes print", () => {
    const { rows, notes } = rowsOf(
      "[Step 2/2] iter: 20, loss: 0.5, a_loss: 0.3\n[Step 2/2] iter: 40, loss: 0.4, a_loss: 0.2\n",
    );
    expect(rows).toEqual(["1 train 20: 0.5 0.3", "1 train 40: 0.4 0.2"]);
    expect(notes).toEqual([]);
  });

  test("losses of validation alone leave the terms of training what they are", () => {
    const { rows } = rowsOf(
      "Epoch 1: kl=0.3, recon=0.5\nEpoch 1: val_a_loss=0.4, val_b_loss=0.6\nEpoch 2: kl=0.2, recon=0.4\nEpoch 2: val_a_loss=0.3, val_b_loss=0.5\n",
    );
    expect(rows).toContain("1 train 2: 0.2 0.4");
  });

  test("the errors of two networks are their losses", () => {
    const step = (at: number): string => `Epoch: [1][ ${at} / 237] Err_G: 2.5104 Err_D: 1.0969\n`;
    expect(rowsOf(step(2) + step(3)).rows).toEqual([
      "1 train 2: 2.5104 1.0969",
      "1 train 3: 2.5104 1.0969",
    ]);
  });

  test("a pair may stand right behind a rule", () => {
    const step = (at: number): string =>
      `batch ${at} | a_loss: 0.7, b_loss: 0.6\n|--------c_loss: 0.0, d_loss: 0.4\n`;
    expect(rowsOf(step(2) + step(3)).rows).toEqual([
      "1 train 2: 0.7 0.6 0.0 0.4",
      "1 train 3: 0.7 0.6 0.0 0.4",
    ]);
    expect(rowsOf("run --a_loss=0.5 --b_loss=0.4 --loss=0.9\n").rows).toEqual([]);
  });

  test("rows that begin with how much of the epoch is over sum up nothing", () => {
    const { rows, notes } = rowsOf(
      "Epoch: 1 Learning rate: 1.000\n0.004 perplexity: 853.3 total_cost: 8.5 a_loss: 8.4\n0.104 perplexity: 548.6 total_cost: 6.7 a_loss: 6.6\n0.204 perplexity: 448.6 total_cost: 6.1 a_loss: 6.0\n",
    );
    expect(rows).toEqual([
      "1 train 1: 1.000 853.3 8.5 8.4",
      "1 train 1: 548.6 6.7 6.6",
      "1 train 1: 448.6 6.1 6.0",
    ]);
    expect(notes).toEqual([]);
  });

  test("medians of PaddleDetection are known by the quotes of its names, too", () => {
    const { runs } = readLog(
      "2019-05-11 08:12:33.1, iter: 20, lr: 0.0125, 'loss_box': 0.2, 'loss': 0.9, 'loss_cls': 0.5, time: 0.3\n2019-05-11 08:12:39.1, iter: 40, lr: 0.0125, 'loss_box': 0.1, 'loss': 0.8, 'loss_cls': 0.4, time: 0.3\n",
    );
    expect(runs[0]?.writer.facts?.averages.total).toBe("median");
  });

  test("lines of one row that two handlers print are read once", () => {
    const twice = (line: string): string => `${line}\n${line}\n`;
    const output = (at: number, text: string): string =>
      twice(`    Train net output #${at}: ${text}`);
    const row = (step: number): string =>
      `${twice(`Iteration ${step} (1.5 iter/s, 6.6s/10 iters), loss = 0.5`)}${output(0, "a_loss = 0.4 (* 1 = 0.4 loss)")}${output(1, "b_loss = 0.1 (* 1 = 0.1 loss)")}`;
    expect(rowsOf(row(10) + row(20)).rows).toEqual([
      "1 train 10: 0.5 0.4 0.1",
      "1 train 20: 0.5 0.4 0.1",
    ]);
  });

  test("one pair a line that two handlers print, each behind a front of its own, is read once", () => {
    const twice = (line: string): string =>
      `INFO:tensorflow:${line}\nI0501 12:00:00.123456 140 lib.py:10] ${line}\n`;
    const step = (at: number, total: string): string =>
      `${twice(`Metrics at step ${at}`)}${twice("  + Loss/a_loss: 0.25")}${twice("  + Loss/b_loss: 0.25")}${twice(`  + Loss/total_loss: ${total}`)}`;
    expect(rowsOf(step(10, "0.50") + step(20, "0.75")).rows).toEqual([
      "1 train 10: 0.25 0.25 0.50",
      "1 train 20: 0.25 0.25 0.75",
    ]);
  });

  test("rows of one step that is the same in each epoch are of epochs", () => {
    const row = (epoch: number): string =>
      `epoch: ${epoch} step: 390, a_loss: 0.5, b_loss: 0.25, total_loss: 0.75\n`;
    const { rows, clock } = rowsOf(`${row(1)}${row(2)}...\n${row(11)}`);
    expect(rows.map((text) => text.split(":")[0])).toEqual([
      "1 train 1",
      "1 train 2",
      "1 train 11",
    ]);
    expect(clock).toBe("epoch");
  });

  test("below a line with the time alone several rows may stand", () => {
    const step = (at: number): string =>
      `INFO - Epoch [1/6][${at}/50] lr: 0.01, time: 0.5\nINFO - task : ['car'], loss: 1.5, a_loss: 1.0, b_loss: 1.0\nINFO - task : ['bus', 'van'], loss: 1.25, a_loss: 0.75, b_loss: 1.0\n`;
    const { rows, notes } = rowsOf(step(5) + step(10));
    expect(rows).toEqual([
      "1 train 5: 0.01 0.5 1.5 1.0 1.0",
      "1 train 5: 1.25 0.75 1.0",
      "1 train 10: 0.01 0.5 1.5 1.0 1.0",
      "1 train 10: 1.25 0.75 1.0",
    ]);
    expect(notes).toEqual([]);
  });

  test("the unit of a speed is no word of the name behind it", () => {
    const step = (at: number): string =>
      `step ${at} speed: 6.4 samples/sec loss: 0.75 a_loss: 0.5 b_loss: 0.25 3.2 it/s c_loss: 0.0\n`;
    const [run] = readLog(step(10) + step(20)).runs;
    expect(run?.columns).toEqual(["speed", "loss", "a_loss", "b_loss", "c_loss"]);
  });

  test("a place in a program may stand in brackets", () => {
    const step = (at: number): string =>
      ["a_loss = 0.5", "b_loss = 0.25", "loss = 0.75"]
        .map((pair) => `09:00:00,123 (trainer:83) INFO: (Step: ${at}) ${pair}.\n`)
        .join("");
    expect(rowsOf(step(10) + step(20)).rows).toEqual([
      "1 train 10: 0.5 0.25 0.75",
      "1 train 20: 0.5 0.25 0.75",
    ]);
  });

  test("of a bar that is drawn anew the last row of each epoch, the others are updates", () => {
    const bar = (epoch: number, step: number, loss: string): string =>
      `Epoch ${epoch}: ${step}%|██ | ${step}/100 [00:01<00:01, 9.7it/s, loss=${loss}, a_loss=0.200, b_loss=0.100]`;
    const { rows, clock } = rowsOf(
      `${bar(0, 50, "0.400")}\r${bar(0, 100, "0.300")}\r${bar(0, 0, "0.300")}\r${bar(1, 50, "0.290")}\r${bar(1, 100, "0.280")}\n`,
    );
    expect(rows).toEqual(["1 train 0: 0.300 0.200 0.100", "1 train 1: 0.280 0.200 0.100"]);
    expect(clock).toBe("epoch");
  });

  test("of bars without an epoch each new number is a row", () => {
    const bar = (step: number, loss: string): string =>
      ` ${step}%|██ | ${step}/40 [00:01<00:01, 9.7it/s, loss=${loss}, a_loss=0.200, b_loss=0.100]`;
    const drawn = [bar(1, "0.400"), bar(2, "0.400"), bar(3, "0.350"), bar(40, "0.300")].join("\r");
    const rowsIn = (text: string): readonly (readonly (number | null)[])[] =>
      readLog(text, { updates: true }).runs.map(({ rows }) => rows.map(({ epoch }) => epoch));
    expect(rowsIn(`${drawn}\n`)).toEqual([[2, 3, 40]]);
    // A second bar of the same length goes on with the iterations.
    expect(rowsIn(`${drawn}\n${drawn}\n`)).toEqual([[2, 3, 40, 42, 43, 80]]);
  });

  test("rows behind `Test:` are of validation, and of one evaluation the last is kept", () => {
    const text =
      "Epoch: [0] [ 0/20] loss: 0.9 a_loss: 0.6\nEpoch: [0] [10/20] loss: 0.8 a_loss: 0.5\nTest: [ 0/79] loss: 1.0 a_loss: 0.7\nTest: [10/79] loss: 1.1 a_loss: 0.8\nEpoch: [1] [ 0/20] loss: 0.7 a_loss: 0.4\n";
    expect(rowsOf(text).rows).toEqual([
      "1 train 0: 0.9 0.6",
      "1 train 10: 0.8 0.5",
      "1 val 10: 1.1 0.8",
      "1 train 20: 0.7 0.4",
    ]);
  });

  test("rows that go on in the lines below are one row; the end of one that is not in the log is left out", () => {
    const row = (step: number, loss: string): string =>
      `[run 1][epoch 1][iter ${step}/900] loss: ${loss}, lr: 1e-3\n\t\tfg=(20/80), time cost: 31.2\n\t\tbox: 0.2, cls: 0.3, more_loss 0.1\n`;
    const { rows, notes } = rowsOf(
      `\t\tbox: 0.1, cls: 0.2, more_loss 0.1\n${row(10, "0.6")}${row(20, "0.5")}${row(30, "0.4")}`,
    );
    expect(rows).toEqual([
      "1 train 10: 0.6 1e-3 31.2 0.2 0.3 0.1",
      "1 train 20: 0.5 1e-3 31.2 0.2 0.3 0.1",
      "1 train 30: 0.4 1e-3 31.2 0.2 0.3 0.1",
    ]);
    expect(notes).toEqual(["1 row without its beginning was left out"]);
  });

  test("an evaluation below a heading has batches, of which the last is kept, or what sums them up", () => {
    const rows = (step: string, loss: string, a: string): string =>
      `   --> STEP: ${step}\n     | > loss: ${loss}  (0.5)\n     | > a_loss: ${a}  (0.5)\n\n`;
    const means =
      "  --> EVAL PERFORMANCE\n     | > avg_loss: 0.55 (+0.0)\n     | > avg_a_loss: 0.35 (-0.1)\n\n";
    const epoch = (step: number, ends: string): string =>
      ` > EPOCH: ${step}/9\n\n > TRAINING (2024-05-01 10:20:30) \n\n${rows(`1/9 -- GLOBAL_STEP: ${step}`, "0.9", "0.6")} > EVALUATION \n\n${rows("0", "0.8", "0.5")}${rows("1", "0.7", "0.4")}${ends}`;
    expect(rowsOf(epoch(1, "") + epoch(2, means)).rows).toEqual([
      "1 train 1: 0.9 0.6",
      "1 val 1: 0.7 0.4",
      "1 train 2: 0.9 0.6",
      "1 val 2: 0.55 0.35",
    ]);
  });

  test("a count in brackets alone is of the steps of the epoch that a heading gives", () => {
    const row = (step: number, loss: string): string =>
      `  [ ${step}/90]  loss: ${loss}  a_loss: 0.3\n`;
    const epoch = (at: number): string =>
      `epoch:  ${at}   rate: 0.1\n${row(0, "0.9")}${row(50, "0.8")}`;
    expect(rowsOf(epoch(4) + epoch(5)).rows.map((one) => one.slice(8, 14))).toEqual([
      "270: 0",
      "320: 0",
      "360: 0",
      "410: 0",
    ]);
    expect(rowsOf(row(1, "0.9") + row(2, "0.8")).clock).toBe("epoch");
  });

  test("the second half of a line that took its own time is of validation", () => {
    const half = (loss: string): string => `loss ${loss} | a_loss 0.3 | time 12.5 | `;
    const { rows } = rowsOf(
      `epoch: 1 |${half("0.9")}\nepoch: 2 |${half("0.8")}${half("0.7")}\nepoch: 3 |${half("0.6")}\n`,
    );
    expect(rows.map((one) => one.slice(0, 14))).toEqual([
      "1 train 1: 0.9",
      "1 train 2: 0.8",
      "1 val 2: 0.7 0",
      "1 train 3: 0.6",
    ]);
  });

  test("what stands in brackets behind a total are its parts, but not where a word is no loss's", () => {
    const named = (line: string): readonly string[] =>
      [
        ...(readLog(`${line}\n${line.replaceAll("0.", "1.")}\n`).runs[0]?.rows.at(0)?.values ?? []),
      ].map(([name]) => name);
    expect(named("step 5 Loss: 0.75 (Recon: 0.25, Class: 0.50) Acc: 0.9")).toEqual([
      "Loss",
      "Recon loss",
      "Class loss",
      "Acc",
    ]);
    expect(named("step 5 Loss: 0.75 (Recon: 0.25, KL: 0.50)")).toEqual(["Loss", "Recon", "KL"]);
    expect(named("step 5 Loss: 0.75 (Recon: 0.25, Perplexity: 0.50)")[1]).toBe("Recon");
    expect(
      named("step 5 loss=0.75 (seg=0.25, cls=0.50) | val_loss=0.75 (seg=0.5, cls=0.25)"),
    ).toEqual(["loss", "seg loss", "cls loss"]);
    expect(named("step 5 Loss: 0.75 (Age: 0.25, Height: 0.50)")[1]).toBe("Age");
  });

  test("a line that says the total once more, by another name, goes on with the row", () => {
    const row = (total: string): string =>
      `Epoch[1] Iteration[10/25] Loss: 4.25, Acc: 0.125\n   Loss components: id_loss: 3.50, far_loss: 0.75, total_loss: ${total}\n`;
    expect(rowsOf(row("4.25")).rows).toEqual(["1 train 10: 4.25 0.125 3.50 0.75 4.25"]);
  });

  test("parts below rows that have none sum nothing up", () => {
    const epoch = (at: number, parts: string): string =>
      `Epoch ${at}: 100% 63/63 [00:05<00:00, 12.0it/s, loss=3.${at}]\n\nEpoch ${at} - Train metrics:\n  loss: 3.2${parts}\n\n`;
    const parts = "\n  a_loss: 2.1\n  b_loss: 1.1";
    expect(rowsOf(epoch(0, parts) + epoch(1, parts)).rows).toEqual([
      "1 train 0: 3.0",
      "1 train 0: 3.2 2.1 1.1",
      "1 train 1: 3.1",
      "1 train 1: 3.2 2.1 1.1",
    ]);
    expect(rowsOf(epoch(0, "") + epoch(1, "")).rows).toEqual(["1 train 0: 3.0", "1 train 1: 3.1"]);
  });

  test("two models that print at one step are no two processes", () => {
    const row = (who: string, step: number, loss: string): string =>
      `${who} iter ${step}/90 loss=${loss} a_loss=0.3 b_loss=0.2\n`;
    const text = (one: string, two: string): string =>
      [1, 2].map((step) => row(one, step, "0.9") + row(two, step, "0.8")).join("");
    expect(rowsOf(text("[generator]", "[critic]")).rows).toHaveLength(4);
    expect(rowsOf(text("gpu0 |", "gpu1 |")).rows).toHaveLength(2);
  });

  test("words and signs of Chinese are read as their English ones", () => {
    const { rows } = rowsOf(
      "第1轮 训练损失：0.9，边界损失：0.6，验证损失：0.95\n第2轮 训练损失：0.8，边界损失：0.5，验证损失：0.85\n",
    );
    expect(rows).toEqual([
      "1 train 1: 0.9 0.6",
      "1 val 1: 0.95",
      "1 train 2: 0.8 0.5",
      "1 val 2: 0.85",
    ]);
  });

  test("several rows on a line are several; of two with the same names the second may be their mean", () => {
    const row = (loss: string): string => `loss=${loss} a_loss=0.3 b_loss=0.2`;
    const { rows, clock } = rowsOf(`${row("0.9")}, ${row("0.8")}, ${row("0.7")}\n`);
    expect(rows.map((one) => one.slice(-11))).toEqual([
      "0.9 0.3 0.2",
      "0.8 0.3 0.2",
      "0.7 0.3 0.2",
    ]);
    expect(clock).toBe("row");
    const mean = (step: number): string =>
      `step ${step}, loss[loss=0.9, a_loss=0.3], tot[loss=0.8, a_loss=0.2]\n`;
    expect(rowsOf(mean(1) + mean(2)).rows).toEqual(["1 train 1: 0.9 0.3", "1 train 2: 0.9 0.3"]);
  });

  test("a comma before three digits parts thousands where another loss of the row has none", () => {
    const rows = (row: string): readonly string[] => rowsOf(`epoch 1 ${row}\n`).rows;
    const sum = "1 train 1: 1234 834.5 399.5";
    expect(rows("loss: 1,234 a_loss: 834.5 b_loss: 399.5")).toEqual([sum]);
    expect(rows("a_loss: 834.5 b_loss: 399.5, total_loss: 1,234")).toEqual([
      "1 train 1: 834.5 399.5 1234",
    ]);
    expect(rowsOf("# Final\nloss: 1,234\na_loss: 834.5\nb_loss: 399.5\n").rows).toEqual([sum]);
    // Decimal commas
    expect(rows("loss: 1,234 a_loss: 0,834 b_loss: 0")).toEqual(["1 train 1: 1.234 0.834 0"]);
    expect(rows("loss: 2,234 a_loss: 1,134 b_loss: 1,100, lr: 0.01")).toEqual([
      "1 train 1: 2.234 1.134 1.100 0.01",
    ]);
  });

  test("a line is a row where two numbers come to its total, whatever they are called", () => {
    expect(rowsOf("Epoch 3 | Total Loss: 0.7421 (Width: 0.5312, Shape: 0.2109) |\n").rows).toEqual([
      "1 train 3: 0.7421 0.5312 0.2109",
    ]);
    expect(rowsOf("Epoch 3 | Total Loss: 0.742 (Width: 0.531, Shape: 0.311) |\n").rows).toEqual([]);
  });

  test("an epoch in a box heads what stands below it, also where one stands above", () => {
    const block = (epoch: number): string =>
      `wandb: epoch ${epoch}\nwandb: train/loss 0.${9 - epoch}\nwandb: train/ce_loss 0.${8 - epoch}\nwandb: train/kl_loss 0.1\n`;
    expect(rowsOf(block(1) + block(2) + block(3)).rows).toEqual([
      "1 train 1: 0.8 0.7 0.1",
      "1 train 2: 0.7 0.6 0.1",
      "1 train 3: 0.6 0.5 0.1",
    ]);
    const box = (at: number): string =>
      `-----\n| step | ${10 * at} |\n| epoch | ${at} |\n| loss | 0.5 |\n| ce_loss | 0.${at} |\n| kl_loss | 0.1 |\n-----\n`;
    expect(rowsOf(box(1) + box(2)).rows).toHaveLength(2);
  });

  test("a list among settings is no history", () => {
    const settings = "==> Config : {'layers': 34, 'sigma': 4, 'size': [128, 128]}\n";
    const row = (step: number): string =>
      `-->[train]: [010/247] Loss_all 2.${step} (3.5)  : L1=1.5 : L2=0.${step + 5}\n`;
    expect(rowsOf(`${settings}${row(1)}${row(2)}`).rows).toHaveLength(2);
  });

  test("one line with a time, a total and a term is a row; a date is no count of steps", () => {
    expect(rowsOf("Epoch 4 | Total Loss: 1.25e-03 | PDE: 9.5e-04 | IC: 3.0e-04\n").rows).toEqual([
      "1 train 4: 1.25e-03 9.5e-04 3.0e-04",
    ]);
    expect(
      rowsOf(
        "11/23 22:09:24 - trainer - INFO - Epoch [1][50/90]  loss: 0.5  a_loss: 0.3  b_loss: 0.2\n",
      ).rows,
    ).toEqual(["1 train 50: 0.5 0.3 0.2"]);
  });

  test("a dictionary over several lines tells its time inside; one with a total and its parts is read alone", () => {
    const row = (step: number): string =>
      `    {\n        "lr": 0.1,\n        "epoch": 5,\n        "main/loss/a": 0.5,\n        "iteration": ${step},\n        "main/loss": 0.75,\n        "x": 1\n    },\n`;
    const { rows } = rowsOf(`My log is below.\n[\n${row(100)}${row(200)}]\n`);
    expect(rows).toEqual(["1 train 100: 0.1 0.5 0.75 1", "1 train 200: 0.1 0.5 0.75 1"]);
    const alone = "Loss stats:\n{\n  a_loss : 0.5\n  total_loss : 0.75\n  b_loss : 0.25\n}\nend\n";
    expect(rowsOf(alone).rows).toEqual(["1 train 1: 0.5 0.75 0.25"]);
  });

  test("a total and its parts on two lines of one time are one row; two totals are two", () => {
    const parted = (step: number, loss: string): string =>
      `step ${step} loss=${loss} acc=0.5\nstep ${step} a_loss=0.3 b_loss=0.2\n`;
    expect(rowsOf(parted(1, "0.5") + parted(2, "0.6") + parted(3, "0.7")).rows).toEqual([
      "1 train 1: 0.5 0.5 0.3 0.2",
      "1 train 2: 0.6 0.5 0.3 0.2",
      "1 train 3: 0.7 0.5 0.3 0.2",
    ]);
    const totals = "step 1 loss=0.5 a_loss=0.3\nstep 1 total_loss=0.6 b_loss=0.2\n";
    expect(rowsOf(totals).rows.length).toBe(2);
  });

  test("rows that stand on a line without a break are parted, each with its own time", () => {
    const row = (step: number, loss: string): string =>
      `Step: ${step}. Epoch: 55/100. Cls loss: 0.00316. Reg loss: 0.00113. Total loss: ${loss}`;
    const { rows } = rowsOf(
      `${row(1, "0.0042")}${row(2, "0.0697")}${row(2, "0.0697")}${row(3, "0.0181")}\n`,
    );
    expect(rows).toEqual([
      "1 train 1: 0.00316 0.00113 0.0042",
      "1 train 2: 0.00316 0.00113 0.0697",
      "1 train 3: 0.00316 0.00113 0.0181",
    ]);
    const told =
      "step 12 loss: 0.5, a_loss: 0.3, b_loss: 0.2, and at step 11 there was loss: 0.6, acc: 0.9\n";
    expect(rowsOf(told).rows).toHaveLength(1);
  });

  test("a heading tells the data of the rows below it", () => {
    const block = (loss: string): string => `  total_loss: ${loss}\n  a_loss: 0.6\n  b_loss: 0.3\n`;
    const { rows } = rowsOf(
      `EPOCH 1/10 SUMMARY\n\nTRAINING METRICS:\n${block("0.9")}\nVALIDATION METRICS:\n${block("0.8")}\nEPOCH 2/10 SUMMARY\n\nTRAINING METRICS:\n${block("0.7")}`,
    );
    expect(rows).toEqual([
      "1 train 1: 0.9 0.6 0.3",
      "1 val 1: 0.8 0.6 0.3",
      "1 train 2: 0.7 0.6 0.3",
    ]);
  });

  test.for([60, 80, 100, 120])(
    "rows that were broken at %i columns, in a name or in a number",
    (width) => {
      const row = (step: number, loss: string): string =>
        `step ${step}  total_loss: ${loss}  loss_classifier: 0.301${step}  loss_box_reg: 0.1022  loss_objectness: 0.2013  loss_rpn_box_reg: 0.0901  lr: 0.010000`;
      const lines = [row(10, "0.7123"), row(20, "0.6123"), row(30, "0.5123")];
      const broken = lines.flatMap((line) => line.match(new RegExp(`.{1,${width}}`, "g")) ?? []);
      const worded = lines.flatMap(
        (line) => line.match(new RegExp(`.{1,${width}}(?: |$)`, "g")) ?? [],
      );
      const { rows } = rowsOf(`${lines.join("\n")}\n`);
      expect(rowsOf(`${broken.join("\n")}\n`).rows).toEqual(rows);
      expect(rowsOf(`${worded.map((line) => line.trim()).join("\n")}\n`).rows).toEqual(rows);
    },
  );

  test("a cost is the loss of a log that has no other, with the time it is of; one in seconds is none", () => {
    const log = (line: (at: number) => string): string => [0, 1, 2].map(line).join("\n");
    const read = (text: string): unknown =>
      readLog(text).runs.map(({ rows }) => rows.map(({ values }) => [...values.keys()].join(" ")));
    const each = (names: string): unknown => [[names, names, names]];
    expect(read(log((at) => `Cost after iteration ${at}00: 0.6${at}31`))).toEqual(each("Cost"));
    expect(read(log((at) => `epoch ${at}: cost = 0.9${at}, acc = 0.5`))).toEqual(each("cost acc"));
    expect(read(log((at) => `epoch ${at} is done, cost: 35.2${at} s`))).toEqual([]);
    const mixed = log((at) => `epoch ${at} loss: 0.5${at}\nepoch ${at} cost: 3.5${at}`);
    expect(read(mixed)).toEqual(each("loss cost"));
  });

  test("a row as wide as a terminal does not swallow one of the same names below it", () => {
    const row = (share: string, cost: string): string =>
      `${share} perplexity: 5153.357  cost: ${cost}  regularization: 0.2500  total_cost: ${cost}  speed: 83 wps`;
    const log = readLog(`${row("0.004", "8.5474")}\n${row("0.104", "6.7436")}\n`);
    expect(row("0.004", "8.5474")).toHaveLength(99);
    expect(log.runs[0]?.rows.map(({ values }) => values.get("total_cost")?.text)).toEqual([
      "8.5474",
      "6.7436",
    ]);
  });

  test("three losses with four digits each are a row by themselves, settings are not", () => {
    const rows = (text: string): number => readLog(text).runs[0]?.rows.length ?? 0;
    expect(
      rows(
        "It says\nloss_d=0.5493 | loss_d_fake=**1.0986** | loss_d_real=1.526e-06 | loss_g=0.4054\n",
      ),
    ).toBe(1);
    expect(rows("cls_loss: 1.0, box_loss: 5.0, giou_loss: 2.0, obj_loss: 0.25\n")).toBe(0);
  });

  test("rows with the same losses are of one kind, whatever else they have", () => {
    const log = readLog(
      "[50] norm nan / a_loss 1.5 / b_loss 0.25\nTest\n[60] norm 2.5 / a_loss 1.25 / b_loss 0.5 / fps 9.5\n[70] norm 0.5 / a_loss 1.0 / b_loss 0.25 / fps 9\n",
    );
    expect(log.runs[0]?.rows).toHaveLength(3);
  });

  test("a long row does not swallow the beginning of the line below it", () => {
    const row = (step: number): string =>
      `step ${step}  total_loss: 0.7123  a_loss: 0.30101  b_loss: 0.41129, and now saving the mode`;
    expect(
      rowsOf(`${row(10)}\nl_loss: 0.2000, c: 0.3\n${row(20)}\n12 images\n${row(30)}\n`).rows,
    ).toEqual([
      "1 train 10: 0.7123 0.30101 0.41129 0.2000 0.3",
      "1 train 20: 0.7123 0.30101 0.41129",
      "1 train 30: 0.7123 0.30101 0.41129",
    ]);
  });

  test("a file's name is no word for the data of a row", () => {
    const row = (epoch: number, of: string): string =>
      `12:00:0${epoch} INFO train.py:88: epoch ${epoch} ${of}loss: 0.${epoch}, a_loss: 0.6\n`;
    const { rows } = rowsOf(row(1, "") + row(1, "[val] ") + row(2, "") + row(2, "[val] "));
    expect(rows).toEqual([
      "1 train 1: 0.1 0.6",
      "1 val 1: 0.1 0.6",
      "1 train 2: 0.2 0.6",
      "1 val 2: 0.2 0.6",
    ]);
  });

  test("a row of several pairs does not take the row below it, nor what is of other data", () => {
    const { rows } = rowsOf(
      "Epoch 1 loss: 0.9, a_loss: 0.6\nTest: loss: 1.0, a_loss: 0.7\nG_loss: 0.4, total_loss: 0.4\nEpoch 2 loss: 0.8, a_loss: 0.5\n",
    );
    expect(rows.slice(0, 2)).toEqual(["1 train 1: 0.9 0.6", "1 val 1: 1.0 0.7"]);
    expect(rows.at(-1)).toBe("1 train 2: 0.8 0.5");
  });

  test("a word for the data may stand with the step", () => {
    const row = (of: string, at: number): string =>
      `INFO: ${of} step:${at}   loss: 0.${at} lr: 0.1\n`;
    expect(rowsOf(row("train", 10) + row("train", 20) + row("valid", 10)).rows).toEqual([
      "1 train 10: 0.10 0.1",
      "1 train 20: 0.20 0.1",
      "1 val 20: 0.10 0.1",
    ]);
  });

  test("the sum that somebody writes below a row is no row", () => {
    const { rows } = rowsOf(
      '{"iter": 100,\n "loss": 0.55,\n "a_loss": 0.30,\n "b_loss": 0.20}\n\nWhy is "a_loss": 0.30 + "b_loss": 0.20 = 0.50, not "loss": 0.55?\n',
    );
    expect(rows).toEqual(["1 train 100: 0.55 0.30 0.20"]);
  });

  test("a dictionary with a loss in all its digits is a row by itself", () => {
    const said =
      "Test set evaluation:  {'loss': 0.3418318927288, 'acc': 0.8579999804, 'hits': 295.0}";
    expect(rowsOf(`${said}\n`).rows).toEqual(["1 val 1: 0.3418318927288 0.8579999804 295.0"]);
    expect(rowsOf("config: {'loss': 0.5, 'acc': 0.25}\n").rows).toEqual([]);
  });

  test("a last number that the file breaks off is not taken for a whole one", () => {
    const log = readLog("Epoch 1 loss: 0.9000, a_loss: 0.6000\nEpoch 2 loss: 0.8000, a_loss: 0.5");
    expect(log.runs[0]?.rows.map(({ values }) => [...values.keys()].join(" "))).toEqual([
      "loss a_loss",
      "loss",
    ]);
    expect(log.rejects.map(({ reason }) => reason)).toEqual(["the value of `a_loss` is cut off"]);
  });
});

describe("tables", () => {
  const head = "epoch   loss      a_loss    b_loss";
  const cells = (at: number): string => `${at}       0.9000    0.6000    0.3000`;
  test.for([
    ["INFO:root:", "INFO:root:"],
    ["[2021-03-04 10:11:12,123][main][INFO] - ", "[2021-03-04 10:11:13,456][main][INFO] - "],
    ["2021-03-04 10:11:12 INFO train.py:123: ", "2021-03-04 10:11:59 INFO train.py:7: "],
    [
      "2021-03-04 10:11:12.123 | INFO     | __main__:train:120 - ",
      "2021-03-04 10:11:12.456 | INFO     | __main__:train:121 - ",
    ],
  ] as const)("behind what a logger prints: %s", ([before, next]) => {
    expect(rowsOf(`${before}${head}\n${next}${cells(1)}\n${next}${cells(2)}\n`).rows).toEqual([
      "1 train 1: 0.9000 0.6000 0.3000",
      "1 train 2: 0.9000 0.6000 0.3000",
    ]);
  });

  test("with one number a line and one row a column", () => {
    const table = (...heads: string[]): string =>
      `text\n| Metric | ${heads.join(" | ")} |\n|---|---|---|\n| **loss** | 0.9 | 0.6 |\n| a_loss | 0.6 | 0.4 |\n| b_loss | 0.3 | 0.2 |\n| acc | 90% | 91% |\n\nmore text\n`;
    expect(rowsOf(table("Epoch 1", "Epoch 10")).rows).toEqual([
      "1 train 1: 0.9 0.6 0.3",
      "1 train 10: 0.6 0.4 0.2",
    ]);
    expect(rowsOf(table("Layer 0", "Layer 1")).rows).toHaveLength(2);
    expect(rowsOf(table("Train", "Validation")).rows.map((row) => row.slice(2, 7))).toEqual([
      "train",
      "val 2",
    ]);
    expect(rowsOf(table("Weight", "Ours")).rows).toEqual([]);
  });
});

describe("rows of both kinds of data", () => {
  const both = ["1 train 1: 0.9 0.6 0.3", "1 val 1: 0.8 0.5 0.3"];
  test.for([
    [
      "with what belongs to neither behind them",
      "epoch 1 | train loss 0.9 ce 0.6 kl 0.3 | val loss 0.8 ce 0.5 kl 0.3 | f1 0.5",
    ],
    [
      "as dictionaries of a dictionary",
      "{'epoch': 1, 'train': {'loss': 0.9, 'ce': 0.6, 'kl': 0.3}, 'val': {'loss': 0.8, 'ce': 0.5, 'kl': 0.3}, 'acc': 0.5}",
    ],
    [
      "behind the function that printed them",
      "12:00:01 | INFO | __main__:train:88 - Epoch 1 train: loss: 0.9 ce: 0.6 kl: 0.3\n12:00:01 | INFO | __main__:train:99 - Epoch 1 val: loss: 0.8 ce: 0.5 kl: 0.3",
    ],
    [
      "below headings",
      "- epoch: 1\n  train:\n    loss: 0.9\n    ce: 0.6\n    kl: 0.3\n  val:\n    loss: 0.8\n    ce: 0.5\n    kl: 0.3",
    ],
    [
      "each behind its word below the epoch",
      "Epoch 1/1\n  train - loss: 0.9 - ce: 0.6 - kl: 0.3\n  valid - loss: 0.8 - ce: 0.5 - kl: 0.3",
    ],
    [
      "in a summary of W&B",
      "wandb: Run summary:\nwandb:    ce 0.6\nwandb: epoch 1\nwandb:    kl 0.3\nwandb:  loss 0.9\nwandb:   val_ce 0.5\nwandb:   val_kl 0.3\nwandb: val_loss 0.8",
    ],
    [
      "behind dots",
      "=== Epoch 1 ===\nloss ...... 0.9\nce ........ 0.6\nkl ........ 0.3\nval_loss ... 0.8\nval_ce ..... 0.5\nval_kl ..... 0.3",
    ],
    [
      "by a set's name before the total",
      "====> Epoch: 1 loss: 0.9 (ce: 0.6, kl: 0.3)\n====> Test set loss: 0.8 (ce: 0.5, kl: 0.3)",
    ],
  ] as const)("%s", ([, text]) => {
    const rows = rowsOf(`${text}\n`).rows.map((row) => row.split(" ").slice(0, 6).toSorted());
    expect(rows).toEqual(both.map((row) => row.split(" ").toSorted()));
  });
});

describe("cells of tables", () => {
  const rows = ["1 train 1: 0.9 0.6 0.3", "1 train 2: 0.7 0.5 0.2", "1 val 2: 0.8 0.5 0.3"];
  test.for([
    [
      "between walls of rich",
      "┏━━━━━━━┳━━━━━━━━━━━━┳━━━━━━┓\n┃ epoch ┃ train_loss ┃ ce ┃ kl ┃ val_loss ┃ val_ce ┃ val_kl ┃\n┡━━━━━━━╇━━━━━━━━━━━━╇━━━━━━┩\n│ 1 │ 0.9 │ 0.6 │ 0.3 │ │ │ │\n│ 2 │ 0.7 │ 0.5 │ 0.2 │ 0.8 │ 0.5 │ 0.3 │\n└──────┴──────┘",
    ],
    [
      "parted by bars alone",
      "epoch | train_loss | ce | kl | val_loss | val_ce | val_kl\n------+------+-----\n1 | 0.9 | 0.6 | 0.3 | - | - | -\n2 | 0.7 | 0.5 | 0.2 | 0.8 | 0.5 | 0.3",
    ],
    [
      "parted by tabs",
      "epoch\ttrain_loss\tce\tkl\tval_loss\tval_ce\tval_kl\n1\t0.9\t0.6\t0.3\t\t\t\n2\t0.7\t0.5\t0.2\t0.8\t0.5\t0.3",
    ],
    [
      "behind the number of the row",
      "   epoch  train_loss   ce   kl  val_loss  val_ce  val_kl\n0      1         0.9  0.6  0.3       N/A     N/A     N/A\n1      2         0.7  0.5  0.2       0.8     0.5     0.3",
    ],
  ] as const)("%s", ([, text]) => {
    expect(rowsOf(`${text}\n`).rows).toEqual(rows);
  });
});

describe("text that is no log of a training", () => {
  test.for([
    [
      "a program",
      "loss = 0.5 * a_loss + 0.2 * b_loss\nreturn {'loss': loss, 'a': 1.0}\nloss = 0.5 * a_loss\n",
    ],
    [
      "arguments",
      "Namespace(epochs=10, lr=0.1, loss_weight=1.0, bbox_loss_coef=5.0, giou_loss_coef=2.0)\n",
    ],
    ["prose", "In epoch 3 the loss was 0.5, and packet loss: 3 of 10.\nThe loss: 0.25 of it.\n"],
    ["a server", "10:01:02 rt=0.312 loss=0.1\n10:01:03 rt=0.112 status=200\n"],
    [
      "a ping",
      "4 packets transmitted, 4 received, 0% packet loss, time 3005ms\nrtt min/avg = 0.1/0.2\n",
    ],
    [
      "counters",
      "fps step: 41203 fps total: 30111 epoch: 1/500 frames: 65536\nfps step: 42203 fps total: 30911 epoch: 2/500 frames: 131072\n",
    ],
  ] as const)("%s is not read", ([, text]) => {
    expect(readLog(text).runs).toEqual([]);
  });
});

test("a log is read as the program that is named", () => {
  const text =
    "iter: 10  loss: 0.50 (0.90)  a_loss: 0.30 (0.60)\niter: 20  loss: 0.40 (0.80)  a_loss: 0.20 (0.50)\n";
  const shown = (dialect?: string): string[] =>
    readLog(text, { dialect }).runs.flatMap(({ writer, rows }) =>
      rows.map(({ values }) => `${writer.name} ${values.get("loss")?.text}`),
    );
  expect(shown()).toEqual(["unknown 0.50", "unknown 0.40"]);
  expect(shown("ssd")).toEqual(["SSD of lufficc 0.90", "SSD of lufficc 0.80"]);
});

test("parts behind a total of validation are of validation", () => {
  const line = (split: string, loss: string, a: string, b: string): string =>
    `[Epoch 1] ${split} loss: ${loss} a_loss: ${a} b_loss: ${b}\n`;
  const { runs } = readLog(
    `${line("train", "3.0000", "1.0000", "2.0000")}${line("val", "3.5000", "1.2000", "2.3000")}`,
  );
  expect(
    runs.flatMap(({ rows }) =>
      rows.map(({ split, values }) => [split, values.get("a_loss")?.value]),
    ),
  ).toEqual([
    ["train", 1],
    ["val", 1.2],
  ]);
  const mixed = readLog("epoch 1 val_loss: 3.5 loss: 3.0 a_loss: 1.0 b_loss: 2.0\n".repeat(2));
  expect(mixed.runs[0]?.rows.at(0)?.values.get("a_loss")?.value).toBe(1);
});

test.each([
  "train loss 3.0 (ce 1.0, dice 2.0), val loss 3.5 (ce 1.2, dice 2.3)",
  "Train: loss 3.0, ce 1.0, dice 2.0 | Val: loss 3.5, ce 1.2, dice 2.3",
  "Train Loss: 3.0 [ce: 1.0, dice: 2.0] Val Loss: 3.5 [ce: 1.2, dice: 2.3]",
  "loss=3.0 ce=1.0 dice=2.0 val_loss=3.5 ce=1.2 dice=2.3",
])("a row of training and one of validation in one line: %s", (row) => {
  const { runs } = readLog([1, 2].map((epoch) => `Epoch ${epoch} - ${row}\n`).join(""));
  const [run] = runs;
  expect(
    run?.rows.map(({ epoch, split, values }) => [epoch, split, values.get("ce")?.value]),
  ).toEqual([
    [1, "train", 1],
    [1, "val", 1.2],
    [2, "train", 1],
    [2, "val", 1.2],
  ]);
});

test("the mean of a loss is the total of the terms beside it", () => {
  const { runs } = readLog(
    [1, 2].map((e) => `====> Epoch: ${e} Average loss: 3.0 Recon: 1.0 KLD: 2.0\n`).join(""),
  );
  expect(runs[0]?.columns).toEqual(["Average loss", "Recon", "KLD"]);
});

test("a word for the data before dashes is no part of the first column's name", () => {
  const row = (epoch: number): string =>
    `Epoch ${epoch}/2\n  train - recon: 0.${epoch}5 - kl: 0.25 - loss: 0.${epoch + 3}0\n`;
  const [run] = readLog(row(1) + row(2)).runs;
  expect(run?.columns).toEqual(["recon", "kl", "loss"]);
  expect(run?.rows.map(({ epoch }) => epoch)).toEqual([1, 2]);
});
