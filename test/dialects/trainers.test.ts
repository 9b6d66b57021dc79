// Logs of known trainers, in the layouts that their programs print beside the usual one → rows, totals and parts.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import { readLog } from "../../src/read/read-log.ts";
import { assignRoles } from "../../src/table/roles.ts";

/** `total = parts: numbers of each row`, by what the report compares. */
function compared(log: string): readonly string[] {
  return analyze(log).runs.map(({ total, components, rows }) => {
    const numbers = rows.map(({ values }) =>
      [total ?? "", ...components].map((name) => values.get(name)?.text ?? "").join(" "),
    );
    return [`${total} = ${components.join(" + ")}`, ...numbers].join("; ");
  });
}

function printerOf(log: string): string | undefined {
  return readLog(log).runs[0]?.writer.facts?.id;
}

test("fairseq writes its means as JSON, in which nll_loss is no part and train_train_wall no loss called train", () => {
  const epoch = (n: number, loss: string): string =>
    `2023-03-01 10:0${n}:00 | INFO | train | {"epoch": ${n}, "train_loss": "${loss}", "train_nll_loss": "3.21", "train_loss_scale": "0.5", "train_train_wall": "58", "train_wall": "610"}\n`;
  const log = epoch(1, "412.117") + epoch(2, "398.504");
  expect(printerOf(log)).toBe("fairseq");
  expect(analyze(log).runs.map(({ total, components }) => [total, ...components])).toEqual([
    ["loss"],
  ]);
});

test("maskrcnn-benchmark's means are compared where the iterations are counted of all", () => {
  const row = (n: number, loss: string, a: string, b: string): string =>
    `2021-05-01 08:27:5${n},129 trainer INFO: model: parser  eta: 9:23:08  iter: ${n}0/90000  loss: 0.8 (${loss})  loss_a: 0.6 (${a})  loss_b: 0.1 (${b})  time: 0.3376 (0.3392)  data: 0.0047 (0.0063)\n`;
  const log = row(1, "0.9", "0.7", "0.2") + row(2, "0.8", "0.5", "0.3");
  expect(printerOf(log)).toBe("maskrcnn-benchmark");
});

test("TensorPack's mask loss is a part of its total", () => {
  const line = (text: string): string => `[0611 08:40:52 @monitor.py:467] ${text}\n`;
  const log = [
    "GlobalStep: 500",
    "fastrcnn_losses/box_loss: 0.1052",
    "fastrcnn_losses/label_loss: 0.4052",
    "maskrcnn_loss/accuracy: 0.8112",
    "maskrcnn_loss/maskrcnn_loss: 0.3104",
    "total_cost: 1.1221",
    "wd_cost: 0.3013",
  ];
  expect(compared(log.map(line).join(""))).toEqual([
    "total_cost = fastrcnn_losses/box_loss + fastrcnn_losses/label_loss + maskrcnn_loss/maskrcnn_loss + wd_cost; 1.1221 0.1052 0.4052 0.3104 0.3013",
  ]);
});

test("a cell of Chainer's table that is too long moves those behind it", () => {
  const log =
    "epoch       iteration   main/loss   main/a_loss  main/b_loss  main/acc    val/main/acc  elapsed_time\n" +
    "0           100         9.5         6.5          3.0          0.51                      11.2          \n" +
    "0           200         8.5         6.0          2.5          0.000203394                22.9          \n" +
    "0           300         7.25        5.0          1.23457e-05   0.53                      33.1          \n";
  expect(compared(log)).toEqual([
    "main/loss = main/a_loss + main/b_loss; 9.5 6.5 3.0; 8.5 6.0 2.5; 7.25 5.0 1.23457e-05",
  ]);
});

test("a loss of some scale is none of the whole", () => {
  const row = (n: number, [total, a, b, c]: readonly string[]): string =>
    `${n}: tone total loss: ${total}, tone recon loss: ${a} | discr (scale 1) loss: ${b} | discr (scale 0.5) loss: ${c}\n`;
  const log =
    row(1, ["41.200", "2.480", "7.100", "6.900"]) + row(2, ["39.900", "2.310", "7.300", "7.000"]);
  expect(readLog(log).runs.map(({ columns }) => columns)).toEqual([
    ["tone total loss", "tone recon loss", "discr (scale 1) loss", "discr (scale 0.5) loss"],
  ]);
});

test("a word and loss in one, of the last batch", () => {
  const bar = (n: number, ae: string): string =>
    `Epoch 0:   1%|          | ${n}/500 [00:03<05:11,  0.27it/s, v_num=1, aeloss_step=${ae}, discloss_step=0.250]\n`;
  expect(
    readLog(bar(1, "14.1") + bar(2, "13.2")).runs.map(({ rows }) => [
      ...(rows.at(-1)?.values.keys() ?? []),
    ]),
  ).toEqual([["v_num", "aeloss_step", "discloss_step"]]);
});

test("the first row, broken in the name of a loss", () => {
  const row = (n: number, loss: string): string =>
    `2020-01-26 23:19:39,610 trainer INFO: eta: 5 days, 14:06:24  iter: ${n}  loss: ${loss}  data: 0.0044  loss_a: 0.3  loss_o\nbjectness: 0.1  lr: 0.00125  max mem: 3807\n`;
  expect(compared(row(10, "0.4") + row(20, "0.5"))).toEqual([
    "loss = loss_a + loss_objectness; 0.4 0.3 0.1; 0.5 0.3 0.1",
  ]);
});

test("what KTO measures its loss against is no part of it", () => {
  const row = (loss: string, kl: string, epoch: string): string =>
    `{'loss': ${loss}, 'grad_norm': 2.5, 'learning_rate': 5e-06, 'rewards/chosen': 0.25, 'rewards/rejected': 0.125, 'rewards/margins': 0.125, 'kl': ${kl}, 'logps/chosen': -31.5, 'logps/rejected': -62.5, 'epoch': ${epoch}}\n`;
  const log = row("0.9", "0.0", "0.1") + row("nan", "0.5", "0.2") + row("nan", "0.75", "0.3");
  const [run] = readLog(log).runs;
  expect(run && assignRoles(run)).toMatchObject({ components: [], possibleParts: [] });
});

test("ESPnet's results of an epoch: training and validation in one line, each with its loss behind its parts", () => {
  const epoch = (n: number, a: string, b: string): string =>
    `${n}epoch results: [train] iter_time=0.002, ${a}, lr_0=4.9e-04, time=3 hours and 16.97 seconds, total_count=52, [valid] ${b}, time=24.54 seconds, total_count=7\n`;
  const log =
    epoch(7, "loss_a=17.0, loss_b=10.0, loss=15.0", "loss_a=9.0, cer_a=nan, loss_b=6.0, loss=8.5") +
    epoch(8, "loss_a=16.0, loss_b=9.0, loss=14.0", "loss_a=8.5, cer_a=nan, loss_b=5.5, loss=8.0");
  const rows = readLog(log).runs[0]?.rows.map(
    ({ epoch: at, split, values }) => `${at} ${split} ${values.get("loss")?.text}`,
  );
  expect(rows).toEqual(["7 train 15.0", "7 val 8.5", "8 train 14.0", "8 val 8.0"]);
});

test("the total of a generator, by a name with its network, beside the loss of the discriminator", () => {
  const row = (n: number, [d, a, b, sum]: readonly string[]): string =>
    `[${n}/100][2112/2112] Discriminator_Loss: ${d} Generator_Loss (Content/Advers/Total): ${a}/${b}/${sum}\n`;
  const log = row(4, ["0.9", "0.25", "0.5", "0.75"]) + row(5, ["0.8", "0.2", "0.5", "0.7"]);
  expect(compared(log)).toEqual([
    "Total Generator_Loss = Content Generator_Loss + Advers Generator_Loss; 0.75 0.25 0.5; 0.7 0.2 0.5",
  ]);
});

test("Lightning fills the numbers of its bar up with zeros", () => {
  const bar = (n: number, numbers: string): string =>
    `Epoch ${n}: 100%|##########| 5/5 [00:00<00:00, 62.99it/s, v_num=0, ${numbers}]\n`;
  const log =
    bar(0, "loss=1.110, a_loss=0.495, b_loss=0.611") +
    bar(1, "loss=1.040, a_loss=0.425, b_loss=0.618") +
    bar(2, "loss=0.782, a_loss=0.324, b_loss=0.457");
  expect(analyze(log).runs[0]?.findings[0]?.cause).toBe("adds-up");
});
