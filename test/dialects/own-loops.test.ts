// Layouts that loops of one's own print, each with the same numbers → the rows, the total and its parts.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import { readLog } from "../../src/read/read-log.ts";
import { shownName } from "../../src/table/row.ts";
import { isOfKeras } from "../../src/table/run.ts";

type Values = readonly [total: string, ...parts: string[]];

const TRAIN: readonly Values[] = [
  ["1.4120", "0.9017", "0.5103"],
  ["1.2204", "0.7842", "0.4362"],
  ["1.0931", "0.7011", "0.3920"],
  ["1.0166", "0.6403", "0.3763"],
];
const VAL: readonly Values[] = [
  ["1.5090", "0.9688", "0.5402"],
  ["1.3310", "0.8507", "0.4803"],
  ["1.2105", "0.7701", "0.4404"],
  ["1.1508", "0.7306", "0.4202"],
];

interface Layout {
  readonly name: string;
  /** An epoch, from 1. */
  readonly epoch: (train: Values, val: Values, epoch: number) => string;
  readonly head?: string;
  readonly end?: string;
  /** Without rows of validation. */
  readonly isTrainOnly?: boolean;
  readonly names?: Values;
}

const layouts: readonly Layout[] = [
  {
    name: "a line before them that says what an earlier run had come to",
    names: ["Loss", "Spec", "Wave"],
    head: "Resumed from runs/last.ckpt (epoch 0, loss 7.3120)\n",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `S2 ${e} | epoch ${e} | Loss ${l} | Spec ${a} | Wave ${b} | top1 0.4021\n`,
  },
  {
    name: "a line behind them that says what the last one had come to, below one pair a line",
    names: ["total", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `epoch ${e} of 4\n  total: ${l}\n  spec: ${a}\n  wave: ${b}\n`,
    end: "Finished. Final loss: 1.0166\n",
  },
  {
    name: "dashes as Keras has them, behind counts in brackets and before a time",
    names: ["Loss", "Spec", "Wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch [${e}/4] Step [20/20] - Loss: ${l} - Spec: ${a} - Wave: ${b} - ETA: 0:00:1${e}\n`,
  },
  {
    name: "what each part comes to, in brackets behind it",
    names: ["total", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `iter ${e} | total: ${l} | spec: ${a} (eff: ${a}) | wave: ${b} (eff: ${b})\n`,
  },
  {
    name: "weight and contribution in brackets, one part a line",
    names: ["total", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `[epoch ${e}] terms\n  spec    : ${a} (w=1, contrib=${a})\n  wave    : ${b} (w=1, contrib=${b})\n  total   : ${l}\n`,
  },
  {
    name: "weight and contribution as a product, one part a line",
    names: ["total", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `terms @ epoch ${e}:\n  total   : ${l}\n  spec    : ${a} × 1 = ${a}\n  wave    : ${b} × 1 = ${b}\n`,
  },
  {
    name: "a box of rounded lines around each epoch",
    names: ["total", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `╭─ Epoch ${e}/4 ──────────────╮\n│ total         ${l}        │\n│ spec          ${a}        │\n│ wave          ${b}        │\n╰──────────────────────────╯\n`,
  },
  {
    name: "Portuguese words",
    names: ["Perda total", "Perda spec", "Perda wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Época ${e}/4 | Perda total: ${l} | Perda spec: ${a} | Perda wave: ${b} | Tempo: 9.2s\n`,
  },
  {
    name: "Russian words",
    names: ["Общая потеря", "потеря spec", "потеря wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Эпоха ${e}/4 | Общая потеря: ${l} | потеря spec: ${a} | потеря wave: ${b}\n`,
  },
  {
    name: "parts below the loss, with the share of each",
    names: ["loss", "ce", "kl"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch ${e}/4  loss ${l}  (9.2s)\n    ce          ${a}  63.9%\n    kl          ${b}  36.1%\n`,
  },
  {
    name: "a total that is called so behind its mean, with its parts in brackets",
    names: ["Loss", "Spec", "Wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `--- Epoch ${e}/4 Finished ---\n  Avg Train Loss (Total): ${l} (Spec: ${a}, Wave: ${b})\n  LR: 1.00e-03\n`,
  },
  {
    name: "a line on the best so far between training and validation",
    names: ["loss", "spec", "wave"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `[09:00:1${e}] Epoch ${e} train loss: ${l}, spec: ${a}, wave: ${b}\n  ✅ New best val loss: ${m} → saved to best.pt\n[09:00:1${e}] Epoch ${e} val loss: ${m}, spec: ${c}, wave: ${d}\n`,
  },
  {
    name: "a line behind them that says what the last one had come to, where no name is that of a loss",
    names: ["free_energy", "recon", "kl"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `[${e}], free_energy: ${l}, recon: ${a}, kl: ${b}\n`,
    end: "Done. Final loss: 1.0166\n",
  },
  {
    name: "names in brackets, and their numbers in others",
    names: ["loss", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `Epoch ${e}, loss: ${l}, (spec, wave): (${a}, ${b})\n`,
  },
  {
    name: "a sum with weights, and names in brackets behind the numbers",
    names: ["loss", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `epoch ${e}: loss=${l} <= 1·${a}[spec] + 1·${b}[wave]\n`,
  },
  {
    name: "German words without a sign before the numbers",
    names: ["Gesamtverlust", "Spec-Verlust", "Wave-Verlust"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoche ${e}/4: Gesamtverlust ${l}, Spec-Verlust ${a}, Wave-Verlust ${b}\n`,
  },
  {
    name: "an objective, the sum of terms and a value",
    names: ["obj", "policy", "value"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `[${e} / 4] - obj ${l}  policy ${a}  value ${b}  lr 1.00e-03\n`,
  },
  {
    name: "weights in brackets behind the names",
    names: ["total", "spec", "wave"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `Epoch ${e}/4 | total: ${l} | spec(0.5): ${a} | wave(1): ${b}\n`,
  },
  {
    name: "tensors of TensorFlow",
    names: ["loss", "spec", "wave"],
    isTrainOnly: true,
    epoch: (own, _, e) =>
      `Epoch ${e} | ${["loss", "spec", "wave"].map((name, i) => `${name}: tf.Tensor(${own[i]}, shape=(), dtype=float32)`).join(", ")}\n`,
  },
  {
    name: "a bound with its sign turned",
    names: ["neg_elbo", "recon", "kl"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `[${e}] neg_elbo=${l} recon=${a} kl=${b}\n`,
  },
  {
    name: "short words for the data",
    names: ["loss", "node_loss", "link_loss"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4 - Time=0.15m\ntrn_loss: ${l}    |   trn_node_loss: ${a}     |   trn_link_loss: ${b}\nvld_loss: ${m}    |   vld_node_loss: ${c}     |   vld_link_loss: ${d}\n`,
  },
  {
    name: "a letter for the whole",
    names: ["L", "chamfer", "kl"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `E${e} S20/20 L=${l} chamfer=${a} kl=${b} gn=3.61\n`,
  },
  {
    name: "weights before the names, with signs that multiply",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `Epoch ${e}/4, loss: ${l}, 0.75·ce: ${a}, 2 × kl: ${b}\n`,
  },
  {
    name: "a total without a name, behind the word for its data",
    names: ["loss", "spec", "wave"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e} | Train: ${l} (spec=${a} | wave=${b}) | Val: ${m} (spec=${c} | wave=${d}) | lr=1.00e-03\n`,
  },
  {
    name: "the same with nothing but blanks between names and numbers",
    names: ["loss", "spec", "wave"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `[${e}/4] [Train] ${l} (spec ${a}, wave ${b}) | [Val] ${m} (spec ${c}, wave ${d})\n`,
  },
  {
    name: "a word for validation in the name of its total alone",
    names: ["Loss", "ce", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4 | Train Loss: ${l} (ce: ${a}, kl: ${b}, Perp: 45.23) | Valid Loss: ${m} (ce: ${c}, kl: ${d}, Perp: 48.12)\n`,
  },
  {
    name: "a sum with names behind its numbers",
    isTrainOnly: true,
    names: ["loss", "spec", "wave"],
    epoch: ([l, a, b], _, e) =>
      `Epoch ${e}: loss = ${l} = 0.5*${a} (spec) + ${b} (wave) | psnr 23.71\n`,
  },
  {
    name: "a sum with numbers in brackets behind its names",
    isTrainOnly: true,
    names: ["loss/total", "loss/spec", "loss/wave"],
    epoch: ([l, a, b], _, e) =>
      `epoch   ${e}  loss/total ${l} = loss/spec(${a}) + 0.5 * loss/wave(${b})\n`,
  },
  {
    name: "a sum behind the word for its data",
    isTrainOnly: true,
    names: ["loss", "spec", "wave"],
    epoch: ([l, a, b], _, e) => `Epoch ${e}: train ${l} (spec ${a} + wave ${b})\n`,
  },
  {
    name: "a table each epoch, with a row for each data, as no frame of pandas has them",
    names: ["loss", "bce", "dice"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}:\n             loss      bce     dice\ntrain      ${l}   ${a}   ${b}\nval        ${m}   ${c}   ${d}\n\n`,
  },
  {
    name: "a list of objects with names of no losses",
    head: "[",
    end: "{}]",
    names: ["total", "ce", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `{"epoch": ${e}, "train_total": ${l}, "train_ce": ${a}, "train_kl": ${b}, "val_total": ${m}, "val_ce": ${c}, "val_kl": ${d}},\n`,
  },
  {
    name: "the loss of a generator, with terms that are called after it",
    isTrainOnly: true,
    names: ["loss_G", "G_adv", "G_rec"],
    epoch: ([l, a, b], _, e) =>
      `[Epoch ${e}/4] loss_D: 0.64${e}2, loss_G: ${l}, G_adv: ${a}, G_rec: ${b} | gnorm: 1.410\n`,
  },
  {
    name: "a setting that is as large as the rest together",
    isTrainOnly: true,
    names: ["𝓛", "𝓛_rec", "𝓛_kl"],
    epoch: ([l, a, b], _, e) => `epoch ${e} | 𝓛: ${l} | 𝓛_rec: ${a} | 𝓛_kl: ${b} | α: 2.8\n`,
  },
  {
    name: "a mean in training and a loss of the test set",
    names: ["Average loss", "ce", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `====> Epoch: ${e} Average loss: ${l}, ce: ${a}, kl: ${b}\n====> Test set loss: ${m}, ce: ${c}, kl: ${d}\n`,
  },
  {
    name: "letters of a formula",
    isTrainOnly: true,
    names: ["L", "Lc", "Lr"],
    epoch: ([l, a, b], _, e) => `E0${e} L ${l} | Lc ${a} Lr ${b} | lr 1.00e-03\n`,
  },
  {
    name: "letters with an index",
    isTrainOnly: true,
    names: ["L", "Lspec", "Lwave"],
    epoch: ([l, a, b], _, e) => `[E0${e}] L=${l} Lspec=${a} Lwave=${b}\n`,
  },
  {
    name: "script letters",
    isTrainOnly: true,
    names: ["ℒ_total", "ℒ_spec", "ℒ_wave"],
    epoch: ([l, a, b], _, e) =>
      `[Epoch ${e}], ℒ_total = ${l}, ℒ_spec = ${a}, ℒ_wave = ${b}, λ = 0.5\n`,
  },
  {
    name: "script letters of mathematics",
    isTrainOnly: true,
    names: ["𝓛", "𝓛_spec", "𝓛_wave"],
    epoch: ([l, a, b], _, e) => `Epoch ${e}/4  𝓛=${l}  𝓛_spec=${a}  𝓛_wave=${b}  β=0.5\n`,
  },
  {
    name: "a word for the mean in every name",
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch: ${e} | avg_train_loss=${l} | avg_train_ce=${a} | avg_train_kl=${b} | avg_val_loss=${m} | avg_val_ce=${c} | avg_val_kl=${d} | lr=0.1\n`,
  },
  {
    name: "a word for the mean behind that for the data",
    epoch: ([l, a, b], [m, c, d], e) =>
      `epoch ${e} train_avg_loss: ${l} train_avg_ce: ${a} train_avg_kl: ${b} val_avg_loss: ${m} val_avg_ce: ${c} val_avg_kl: ${d}\n`,
  },
  {
    name: "a word for the mean in every name, on two lines",
    names: ["Loss", "CE", "KL"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e} completed. Avg CE: ${a}, Avg KL: ${b}, Avg Loss: ${l}\nValidation Results - Epoch ${e}: Avg Val CE: ${c}, Avg Val KL: ${d}, Avg Val Loss: ${m}\n`,
  },
  {
    name: "an object with its fields",
    names: ["total", "ce", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e} train LossOutput(total=${l}, ce=${a}, kl=${b})\nEpoch ${e} val LossOutput(total=${m}, ce=${c}, kl=${d})\n`,
  },
  {
    name: "weighted numbers behind those without weights",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch ${e}/4 | loss=${l} | ce=${a} (weighted: ${a}) | kl=${b} (weighted: ${b})\n`,
  },
  {
    name: "a logger that is called after the data of one kind of row",
    epoch: ([l, a, b], [m, c, d], e) =>
      `[2025-03-02 11:00:48,840][train][INFO] - Epoch ${e}: loss: ${l}, ce: ${a}, kl: ${b}\n[2025-03-02 11:00:49,840][train][INFO] - Epoch ${e} (val): loss: ${m}, ce: ${c}, kl: ${d}\n`,
  },
  {
    name: "numbers in square brackets right behind their names",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `Epoch   ${e}/4 loss[${l}] ce[${a}] kl[${b}]\n`,
  },
  {
    name: "a sentence",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `After epoch ${e} the loss is ${l} (ce ${a}, kl ${b}).\n`,
  },
  {
    name: "letters with their counts, in front",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `e${e}/s00120 loss=${l} ce=${a} kl=${b} lr=1.00e-03\n`,
  },
  {
    name: "numbers in brackets right behind their names, before a bar",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch loss: loss(${l})  ce(${a})  kl(${b}):  ${25 * e}%|██        | ${e}/4 [00:22<01:00, 22.72s/it]\n`,
  },
  {
    name: "items of a tuple",
    epoch: ([l, a, b], [m, c, d], e) =>
      `('epoch', ${e}, 'loss', ${l}, 'ce', ${a}, 'kl', ${b})\n('val', 'epoch', ${e}, 'loss', ${m}, 'ce', ${c}, 'kl', ${d})\n`,
  },
  {
    name: "pairs in a list",
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e} train [('loss', ${l}), ('ce', ${a}), ('kl', ${b})]\nEpoch ${e} val [('loss', ${m}), ('ce', ${c}), ('kl', ${d})]\n`,
  },
  {
    name: "texts in a list",
    epoch: ([l, a, b], [m, c, d], e) =>
      `['epoch: ${e}', 'loss: ${l}', 'ce: ${a}', 'kl: ${b}']\n['epoch: ${e}', 'val_loss: ${m}', 'val_ce: ${c}', 'val_kl: ${d}']\n`,
  },
  {
    name: "arrays of JAX and tensors of TensorFlow",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `epoch ${e}: {'loss': Array(${l}, dtype=float32), 'ce': <tf.Tensor: shape=(), dtype=float32, numpy=${a}>, 'kl': np.float32(${b})}\n`,
  },
  {
    name: "tensors of one number, on a device",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `epoch ${e}: {'loss': tensor([${l}], device='cuda:0'), 'ce': tensor([${a}], device='cuda:0'), 'kl': tensor([${b}], device='cuda:0')}\n`,
  },
  {
    name: "parts in brackets behind the name of the loss",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `epoch ${e} loss=${l} loss[ce]=${a} loss[kl]=${b}\n`,
    names: ["loss", "loss[ce]", "loss[kl]"],
  },
  {
    name: "a table whose names have a factor before them",
    isTrainOnly: true,
    head: "epoch   total     recon    λ·kl\n",
    epoch: ([l, a, b], _, e) => `${e}       ${l}    ${a}   ${b}\n`,
    names: ["total", "recon", "λ·kl"],
  },
  {
    name: "the loss once more with its parts, below another clock",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Train epoch: ${e} [40/40 (100%)]   Loss: ${l}\ngrad_norm: 4.${e} iteration: ${40 * e}\nce_loss:${a} kl_loss:${b} loss:${Number(l).toFixed(3)}\n`,
    names: ["Loss", "ce_loss", "kl_loss"],
  },
  {
    name: "metrics behind validation",
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4 | train_loss=${l} (ce=${a}, kl=${b}) | val_loss=${m} (ce=${c}, kl=${d}) | val_dice=0.9${e} | val_acc=0.8\n`,
  },
  {
    name: "a word of a phase before the total, below what memory there is",
    isTrainOnly: true,
    head: "CPU memory: Total=17.11 GB, Available=3.88 GB, Used=13.23 GB\n",
    epoch: ([l, a, b], _, e) => `[${e}/90] phase=A total=${l} ema=0.9 recon=${a} align=${b}\n`,
    names: ["total", "recon", "align"],
  },
  {
    name: "the data behind a path",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Train Epoch: ${e} | Losses/train_all_loss: ${l} | Losses/train_loss_ce: ${a} | Losses/train_loss_kl: ${b}\n`,
    names: ["all_loss", "loss_ce", "loss_kl"],
  },
  {
    name: "means in words beside the values",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Train [${e}/4] ce ${a} (avg: 0.8) kl ${b} (avg: 0.5) loss ${l} (avg: 1.3)\n`,
  },
  {
    name: "words of German",
    names: ["Gesamtverlust", "ce", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoche ${e}/4 | Dauer: 12.1s | Gesamtverlust: ${l} | ce: ${a} | kl: ${b}\nValidierung Epoche ${e} | Gesamtverlust: ${m} | ce: ${c} | kl: ${d}\n`,
  },
  {
    name: "words of French",
    names: ["perte", "ce", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Époque ${e}/4, temps: 9.1s, perte: ${l}, ce: ${a}, kl: ${b}\nValidation époque ${e}, perte: ${m}, ce: ${c}, kl: ${d}\n`,
  },
  {
    name: "a total that is called otherwise",
    names: ["L_tot", "L_pix", "L_ssim"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `epoch ${e} train L_tot=${l} L_pix=${a} L_ssim=${b}\nepoch ${e} val L_tot=${m} L_pix=${c} L_ssim=${d}\n`,
  },
  {
    name: "objects of each kind of data in a list, parts of no known name",
    names: ["loss", "task_a", "task_b"],
    head: "[\n",
    end: '{"epoch": 5}\n]\n',
    epoch: ([l, a, b], [m, c, d], e) =>
      `{"epoch": ${e}, "train": {"loss": ${l}, "task_a": ${a}, "task_b": ${b}}, "val": {"loss": ${m}, "task_a": ${c}, "task_b": ${d}}},\n`,
  },
  {
    name: "a table that counts in German, parts of no known name",
    names: ["loss", "hard", "soft"],
    isTrainOnly: true,
    head: "Epoche;loss;hard;soft\n",
    epoch: ([l, a, b], _, e) => `${[e, l, a, b].join(";").replaceAll(".", ",")}\n`,
  },
  {
    name: "one number a line, each with its epoch",
    names: ["loss", "ner", "re"],
    epoch: (train, val, e) =>
      ["train", "val"]
        .flatMap((word, at) =>
          ["loss", "ner", "re"].map(
            (name, i) => `epoch ${e} ${word} ${name} ${[train, val][at]?.[i]}\n`,
          ),
        )
        .join(""),
  },
  {
    name: "names and numbers alone, below headings in brackets",
    names: ["loss", "ner", "re"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `*** EPOCH ${e} ***\n[train]\n  loss          ${l}\n  ner           ${a}\n  re            ${b}\n[val]\n  loss          ${m}\n  ner           ${c}\n  re            ${d}\n\n`,
  },
  {
    name: "blocks below a word for the phase",
    epoch: ([l, a, b], [m, c, d], e) =>
      `## Epoch ${e} ##\nPhase: train\n  - ce: ${a}\n  - kl: ${b}\n  - loss: ${l}\nPhase: val\n  - ce: ${c}\n  - kl: ${d}\n  - loss: ${m}\n`,
  },
  {
    name: "parts of no known name below the line of the total",
    names: ["loss", "labeled", "unlabeled"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch ${e}/4  loss ${l}  (9.1s)\n    labeled ${a}  unlabeled ${b}\n`,
  },
  {
    name: "the parts of each total below it",
    names: ["Loss", "task_a_loss", "task_b_loss"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4\nTrain Loss: ${l}\n  task_a_loss: ${a} task_b_loss: ${b}\nValid Loss: ${m}\n  task_a_loss: ${c} task_b_loss: ${d}\n`,
  },
  {
    name: "the parts of each total below it, one a line",
    names: ["loss", "task_a", "task_b"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4\nloss: ${l}\n  task_a: ${a}\n  task_b: ${b}\nloss (test): ${m}\n  task_a: ${c}\n  task_b: ${d}\n`,
  },
  {
    name: "arrows",
    epoch: ([l, a, b], [m, c, d], e) =>
      `epoch ${e} ; loss -> ${l} ; ce -> ${a} ; kl -> ${b}\nepoch ${e} ; val_loss := ${m} ; val_ce := ${c} ; val_kl := ${d}\n`,
  },
  {
    name: "a word for the data before the first of the parts",
    names: ["loss", "task_a", "task_b"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `08:00:1${e} INFO trainer.py:88 -- epoch ${e} train task_a=${a}, task_b=${b}, loss=${l}\n08:00:1${e} INFO trainer.py:88 -- epoch ${e} val task_a=${c}, task_b=${d}, loss=${m}\n`,
  },
  {
    name: "short words for the data",
    names: ["loss", "a_loss", "b_loss"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4  Tr: loss ${l} a_loss ${a} b_loss ${b}  Va: loss ${m} a_loss ${c} b_loss ${d}\n`,
  },
  {
    name: "a table with a column for the data",
    head: "epoch  phase    loss      ce      kl\n",
    epoch: ([l, a, b], [m, c, d], e) =>
      `    ${e}  train  ${l}  ${a}  ${b}\n    ${e}    val  ${m}  ${c}  ${d}\n`,
  },
  {
    name: "one number a row of a table",
    head: "epoch,split,metric,value\n",
    epoch: ([l, a, b], [m, c, d], e) =>
      [
        ["train", "loss", l],
        ["train", "ce", a],
        ["train", "kl", b],
        ["val", "loss", m],
        ["val", "ce", c],
        ["val", "kl", d],
      ]
        .map((cells) => `${e},${cells.join(",")}\n`)
        .join(""),
  },
  {
    name: "JSON with a word for the data as the message",
    epoch: ([l, a, b], [m, c, d], e) =>
      `{"level": "info", "msg": "train", "epoch": ${e}, "loss": ${l}, "ce": ${a}, "kl": ${b}}\n{"level": "info", "msg": "val", "epoch": ${e}, "loss": ${m}, "ce": ${c}, "kl": ${d}}\n`,
  },
  {
    name: "bars of blocks that are no Keras's",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch: ${e}/4\n120/120 [████████████] 11s | loss: ${l} | ce: ${a} | kl: ${b}\n`,
  },
  {
    name: "a table an epoch: losses by kind of data, without walls",
    names: ["loss", "task_a", "task_b"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `== Epoch ${e}/4 ==\nloss term         train         val\n---------------------------------\nloss             ${l}      ${m}\ntask_a           ${a}      ${c}\ntask_b           ${b}      ${d}\n\n`,
  },
  {
    name: "a table an epoch: kinds of data by loss, without walls",
    names: ["loss", "task_a", "task_b"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `--- epoch ${e} ---\n             loss     task_a     task_b\ntrain      ${l}     ${a}     ${b}\nval        ${m}     ${c}     ${d}\n`,
  },
  {
    name: "a table an epoch: of training alone, with walls",
    names: ["loss", "task_a", "task_b"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `      Epoch ${e}/4\n┏━━━━━━━━┳━━━━━━━━┓\n┃ Metric ┃ Train  ┃\n┡━━━━━━━━╇━━━━━━━━┩\n│ loss   │ ${l} │\n│ task_a │ ${a} │\n│ task_b │ ${b} │\n└────────┴────────┘\n`,
  },
  {
    name: "a block in which nothing is called a loss",
    names: ["tot", "mse", "kl"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `[epoch.${e}]\nmse = ${a}\ntot = ${l}\nkl = ${b}\n\n`,
  },
  {
    name: "a table in which nothing is called a loss",
    names: ["cost", "xent", "l2"],
    head: "epoch   phase     cost     xent       l2\n",
    epoch: ([l, a, b], [m, c, d], e) =>
      `    ${e}   train   ${l}   ${a}   ${b}\n    ${e}     val   ${m}   ${c}   ${d}\n`,
  },
  {
    name: "objects one after another, over several lines each",
    names: ["loss", "bce", "dice"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `{\n  "epoch": ${e},\n  "bce": ${a},\n  "dice": ${b},\n  "loss": ${l}\n}\n`,
  },
  {
    name: "a table whose parts have their data before them, two blanks and a time",
    names: ["Total", "Recon", "KL"],
    head: "  Epoch   | Train Total | Train Recon |  Train KL | Val Total | Val Recon |   Val KL  |   Time\n----------|-------------|-------------|-----------|-----------|-----------|-----------|-------\n",
    epoch: ([l, a, b], [m, c, d], e) =>
      `    ${e}/4   |      ${l} |      ${a} |    ${b} |    ${m} |    ${c} |    ${d} |  9.7s\n`,
  },
  {
    name: "a table behind what a container prints before each line",
    head: "trainer-1  | | ep |  loss  |   ce   |   kl   | mem   |\ntrainer-1  | |----|--------|--------|--------|-------|\n",
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `trainer-1  | |  ${e} | ${l} | ${a} | ${b} | 7.1GB |\n`,
  },
  {
    name: "a table behind time and place of a logger of one's own",
    names: ["loss", "task_a", "task_b"],
    isTrainOnly: true,
    head: "I0501 08:00:07.431826 140213 loop.py:97]   step      loss    task_a    task_b\n",
    epoch: ([l, a, b], _, e) =>
      `I0501 08:00:1${e}.182943 140213 loop.py:97]      ${e}    ${l}    ${a}    ${b}\n`,
  },
  {
    name: "a table an epoch: kinds of data by loss, with walls",
    names: ["loss", "task0", "task1"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}\n+-------+--------+--------+--------+\n| split |  loss  | task0  | task1  |\n|-------+--------+--------+--------|\n| train | ${l} | ${a} | ${b} |\n|   val | ${m} | ${c} | ${d} |\n+-------+--------+--------+--------+\n`,
  },
  {
    name: "a table an epoch behind the name of a process",
    names: ["loss", "task_a", "task_b"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `[rank 0] Epoch ${e}\n[rank 0] | metric | train  |  val   |\n[rank 0] |--------|--------|--------|\n[rank 0] | loss   | ${l} | ${m} |\n[rank 0] | task_a | ${a} | ${c} |\n[rank 0] | task_b | ${b} | ${d} |\n[rank 0] \n`,
  },
  {
    name: "means with what they spread",
    names: ["loss", "task_a", "task_b"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e} train: loss: ${l} ± 0.030, task_a: ${a}±0.020, task_b: ${b} +/- 0.010\nEpoch ${e} val: loss: ${m} ± 0.030, task_a: ${c}±0.020, task_b: ${d} +/- 0.010\n`,
  },
  {
    name: "parts in sharp brackets behind the total, without signs",
    names: ["loss", "dino", "ibot"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `ep ${e} train: loss=${l} <dino ${a}, ibot ${b}>  10s\nep ${e} val: loss=${m} <dino ${c}, ibot ${d}>\n`,
  },
  {
    name: "parts in brackets behind the total, parted by semicolons",
    names: ["loss", "lm", "aux"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `ep ${e} train: loss: ${l} (lm ${a}; aux ${b})  9s\nep ${e} dev: loss: ${m} (lm ${c}; aux ${d})\n`,
  },
  {
    name: "a word for the data before the total, the parts of no known name",
    names: ["loss", "margin", "rank"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4 loss: ${l} margin: ${a} rank: ${b}\nEpoch ${e}/4 eval loss: ${m} margin: ${c} rank: ${d}\n`,
  },
  {
    name: "a letter and its indices",
    names: ["J", "J_fit", "J_smooth"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `epoch ${e} train J=${l} J_fit=${a} J_smooth=${b}\nepoch ${e} val J=${m} J_fit=${c} J_smooth=${d}\n`,
  },
  {
    name: "a joint loss",
    names: ["joint_loss", "intent_loss", "slot_loss"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `epoch ${e} train intent_loss=${a} slot_loss=${b} joint_loss=${l}\nepoch ${e} val intent_loss=${c} slot_loss=${d} joint_loss=${m}\n`,
  },
  {
    name: "a mean behind each value, with a word",
    names: ["loss", "task_a", "task_b"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `epoch ${e} loss ${l} | avg 1.4, task_a ${a} | avg 0.9, task_b ${b} | avg 0.5\n`,
  },
  {
    name: "a dictionary of lists of one number an epoch",
    names: ["loss", "energy_mse", "force_mse"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `epoch ${e}: {'loss': [${l}], 'energy_mse': [${a}], 'force_mse': [${b}]}\n`,
  },
  {
    name: "a dictionary of arrays for each kind of data",
    names: ["loss", "rec", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `epoch ${e}: {'loss': array(${l}, dtype=float32), 'rec': array(${a}, dtype=float32), 'kl': array(${b}, dtype=float32)}\nepoch ${e}: {'val_loss': array(${m}, dtype=float32), 'val_rec': array(${c}, dtype=float32), 'val_kl': array(${d}, dtype=float32)}\n`,
  },
  {
    name: "a table an epoch with inner walls alone: losses by kind of data",
    names: ["g_loss", "g_adv", "g_vgg"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}\n metric |  train |    val\n--------+--------+--------\n g_loss | ${l} | ${m}\n  g_adv | ${a} | ${c}\n  g_vgg | ${b} | ${d}\n`,
  },
  {
    name: "a table an epoch with inner walls alone: kinds of data by loss, below a blank",
    names: ["elbo", "recon", "kl"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}\n       |   elbo |  recon |     kl\n-------+--------+--------+--------\n train | ${l} | ${a} | ${b}\n   val | ${m} | ${c} | ${d}\n`,
  },
  {
    name: "lines that the handler of rich breaks, with the place at the right",
    names: ["loss", "task_alpha", "task_beta"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `[08:00:1${e}] INFO     Epoch ${e}/4 loss: ${l} task_alpha: ${a}        train.py:118\n                    task_beta: ${b}\n           INFO     Epoch ${e}/4 val loss: ${m} task_alpha:         train.py:121\n                    ${c} task_beta: ${d}\n`,
  },
  {
    name: "a word for training before losses of validation",
    names: ["loss", "task_a", "task_b"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e} loss: ${l} task_a: ${a} task_b: ${b}\nAfter training epoch ${e}: val loss: ${m} val task_a: ${c} val task_b: ${d}\n`,
  },
  {
    name: "dictionaries over several lines each, below settings on one",
    isTrainOnly: true,
    head: "Namespace(lr=0.001, epochs=50, alpha=1.0, beta=0.1)\n",
    names: ["loss", "aux", "recon"],
    epoch: ([l, a, b], _, e) => `{'aux': ${a},\n 'epoch': ${e},\n 'loss': ${l},\n 'recon': ${b}}\n`,
  },
  {
    name: "capitals behind the word, the loss of the discriminator first",
    names: ["lossG", "adv", "style"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `epoch ${e}; lossD: 0.69${e}5; lossG: ${l}; adv: ${a}; style: ${b}\n`,
  },
  {
    name: "letters of two networks in brackets, one a line",
    names: ["Total loss", "Adv loss", "Pxl loss"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch:   ${e}; [D] loss: 0.69${e}5;\n [G  ]: Total loss: ${l}; Adv loss: ${a}; Pxl loss: ${b};\n`,
  },
  {
    name: "two networks by their letters, with their terms in brackets",
    names: ["G", "adv", "l1"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `[${e}/4] D: 0.69${e}5 (real 0.31${e}2, fake 0.38${e}3)  G: ${l} (adv ${a}, l1 ${b})\n`,
  },
  {
    name: "a discriminator by its letter behind the terms of the other network",
    names: ["loss", "adv", "l1"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `step ${e}: loss: ${l}, adv: ${a}, l1: ${b}, D: 0.34${e}0\n`,
  },
  {
    name: "both kinds of data on either side of a slash",
    names: ["Loss", "Recon", "KL"],
    isTrainOnly: true,
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4 - Loss: ${l}/${m} - Recon: ${a}/${c} - KL: ${b}/${d} - lr: 1.00e-03\n`,
  },
  {
    name: "dashes as Keras has them, and behind them what it does not print",
    names: ["Loss", "Recon", "KL"],
    isTrainOnly: true,
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4 - Loss: ${l} / ${m} - Recon: ${a} / ${c} - KL: ${b} / ${d} - acc: 0.39${e} - time: 9.2s - tau: 0.07 - alpha: 0.00${e}\n`,
  },
  {
    name: "weights in a dictionary above them",
    names: ["Loss", "E_loss", "F_loss"],
    isTrainOnly: true,
    head: "Loss weights: {'e_loss': 1.0, 'f_loss': 1.0}\n",
    epoch: ([l, a, b], _, e) => `Epoch ${e}: Loss: ${l} E_loss: ${a} F_loss: ${b}\n`,
  },
  {
    name: "a table of two columns an epoch, with drawn walls",
    names: ["Total Loss", "Recon Loss", "KL Loss"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) =>
      `Epoch ${e}/4\n╒════════════╤════════╕\n│ Metric     │  Value │\n╞════════════╪════════╡\n│ Recon Loss │ ${a} │\n├────────────┼────────┤\n│ KL Loss    │ ${b} │\n├────────────┼────────┤\n│ Total Loss │ ${l} │\n╘════════════╧════════╛\n`,
  },
  {
    name: "columns below a comment",
    names: ["loss", "recon", "kl"],
    isTrainOnly: true,
    head: "# it loss recon kl psnr\n",
    epoch: ([l, a, b], _, e) => `${e} ${l} ${a} ${b} 20.${e}\n`,
  },
  {
    name: "a total without a sign before parts with one",
    names: ["total", "ce_loss", "kd_loss"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `[Train] Epoch ${e}: total ${l} || ce_loss: ${a} kd_loss: ${b}\n[Valid] Epoch ${e}: total ${m} || ce_loss: ${c} kd_loss: ${d}\n`,
  },
  {
    name: "the whole of a generator, whose terms are not called losses",
    names: ["g_total", "adv", "l1"],
    isTrainOnly: true,
    epoch: ([l, a, b], _, e) => `Epoch ${e} | g_total=${l}, adv=${a}, l1=${b}\n`,
  },
  {
    name: "a word for the data before names that have it too",
    names: ["loss", "a_loss", "b_loss"],
    epoch: ([l, a, b], [m, c, d], e) =>
      `Epoch ${e}/4, train train_a_loss=${a}, train_b_loss=${b}, train_loss=${l}\nEpoch ${e}/4, val val_a_loss=${c}, val_b_loss=${d}, val_loss=${m}\n`,
  },
];

test.each(layouts)("$name", ({ epoch, head, end, isTrainOnly, names }) => {
  const [total, ...parts] = names ?? ["loss", "ce", "kl"];
  const log = TRAIN.map((train, t) => epoch(train, VAL[t] as Values, t + 1)).join("");
  const { runs } = analyze((head ?? "") + log + (end ?? ""));
  expect(runs).toHaveLength(1);
  const [run] = runs;
  expect([run?.total, run?.components]).toEqual([total, parts]);
  const read = run?.rows.map((row) => [
    row.epoch,
    row.split,
    ...[total, ...parts].map((name) => row.values.get(shownName(row, name as string))?.value),
  ]);
  const wanted = TRAIN.flatMap((train, t) => [
    [t + 1, "train", ...train.map(Number)],
    ...(isTrainOnly === true ? [] : [[t + 1, "val", ...(VAL[t] as Values).map(Number)]]),
  ]);
  expect([...(read ?? [])]).toEqual(wanted);
  expect(run?.verdict.id).toBe("adds-up");
});

test("a longer arrow heads a section", () => {
  const row = "     | > loss: 1.5 (1.4)\n     | > a_loss: 1.0 (0.9)\n     | > b_loss: 0.5 (0.5)\n";
  const { runs } = readLog(
    ` > TRAINING (2021-11-29)\n   --> STEP: 24/352 -- GLOBAL_STEP: 300\n${row} --> EVAL PERFORMANCE\n${row.replaceAll("> ", "> avg_")}`,
  );
  expect(runs[0]?.rows.map(({ split }) => split)).toEqual(["train", "val"]);
});

test.each([
  '[\n{"epoch": 1, "train": {"loss": 2.5, "x_a": 1.5}},\n{"epoch": 2, "train": {"loss": 2.25, "x_a": 1.25}}\n]\n',
  "Epoche;loss;x_a\n1;2,5;1,5\n2;2,25;1,25\n",
])("what Keras would name otherwise is not of Keras: %j", (text) => {
  const [run] = readLog(text).runs;
  expect(run && isOfKeras(run)).toBe(false);
});

/** Each an epoch. */
const UNTOLD: readonly (readonly [name: string, rows: readonly string[]])[] = [
  [
    "a bound that is the negative of its parts",
    TRAIN.map(([l, a, b]) => `elbo: -${l} nll: ${a} kl: ${b}`),
  ],
  [
    "a total that is a thousandth of its parts",
    [
      "overall_loss: 0.3546 a_loss: 0.1977 b_loss: 920.67",
      "overall_loss: 0.3453 a_loss: 0.1808 b_loss: 845.67",
      "overall_loss: 0.2900 a_loss: 0.1659 b_loss: 822.35",
      "overall_loss: 0.2769 a_loss: 0.1503 b_loss: 778.74",
      "overall_loss: 0.2595 a_loss: 0.1337 b_loss: 709.23",
      "overall_loss: 0.2589 a_loss: 0.1211 b_loss: 647.60",
    ],
  ],
  [
    "the data term of an equation, which may be a part",
    [
      "Loss: 1.0012 BC: 0.1977 IC: 1.5327 data: 0.0885",
      "Loss: 0.8150 BC: 0.1808 IC: 1.2128 data: 0.0761",
      "Loss: 0.6881 BC: 0.1659 IC: 1.0062 data: 0.0666",
      "Loss: 0.5807 BC: 0.1503 IC: 0.8334 data: 0.0576",
      "Loss: 0.4709 BC: 0.1337 IC: 0.6508 data: 0.0506",
      "Loss: 0.4021 BC: 0.1211 IC: 0.5473 data: 0.0429",
    ],
  ],
];

test.each(UNTOLD)("%s shows no hidden term and no weights that change", (_, rows) => {
  const [run] = analyze(rows.map((row, t) => `epoch ${t + 1} ${row}`).join("\n")).runs;
  expect(run?.verdict.id).toBe("cannot-tell");
});

test("the mean of the first epoch is left out as those of later ones, though no second step came before it", () => {
  const epoch = (e: number): string =>
    `Epoch[${e}] Batch [20]\tSpeed: 1210.31 samples/sec\tloss=1.6000\tce=1.0000\tkl=0.6000\n` +
    `Epoch[${e}] Train-loss=1.4000\nEpoch[${e}] Train-ce=0.9000\nEpoch[${e}] Train-kl=0.5000\n`;
  const [run] = readLog(epoch(0) + epoch(1)).runs;
  expect(run?.rows.map(({ values }) => values.get("loss")?.text)).toEqual(["1.6000", "1.6000"]);
});

test("an evaluation before training is of none of its epochs", () => {
  const epochs = TRAIN.map(([l, a, b], t) => `Epoch ${t + 1} loss: ${l} ce: ${a} kl: ${b}\n`).join(
    "",
  );
  const text = `Before training: val loss: 2.3 val ce: 1.5 val kl: 0.8\n${epochs}`;
  const [run] = readLog(text).runs;
  expect(run?.rows.map(({ split, epoch }) => `${split} ${epoch}`)).toEqual([
    "val 0",
    ...TRAIN.map((_, t) => `train ${t + 1}`),
  ]);
});

test("the number at which a bar is cut off is not taken for a whole one", () => {
  const text = [1, 2, 3]
    .map(
      (e) =>
        `Epoch ${e}: 100%|████| 20/20 [00:03<00:00, 5.53it/s, ce=${2 / e}.0, kl=1.08, loss=3.\n`,
    )
    .join("");
  const [run] = readLog(text).runs;
  expect(run?.columns).toEqual(["ce", "kl"]);
});

test("losses that are printed as 0 make up none of them", () => {
  const rows = ["0 0 0.5756", "0 0 0.2878", "0.12 0 0.1919", "0.11 0 0.1439"].map((cells, e) =>
    [`${e}/99`, ...cells.split(" ")].map((cell) => cell.padStart(10)).join(""),
  );
  const text = `     Epoch  iou_loss  dfl_loss  cls_loss\n${rows.join("\n")}\n`;
  expect(analyze(text).runs[0]?.verdict.id).toBe("nothing-to-compare");
});

test("a count that stands still is no part, though half of one to either side fills the gap", () => {
  const rows = TRAIN.map(([l], t) => `epoch ${t + 1} loss: ${l} a_loss: 0.4 tries: 1\n`).join("");
  expect(analyze(rows).runs[0]?.components).toEqual(["a_loss"]);
});

test("of a row with several numbers behind a name none is taken for the loss", () => {
  const rows = TRAIN.map(
    ([l, a, b], t) =>
      `Epoch ${t + 1}\nterm          raw   weight   part\nmse        ${a}        1  ${a}\nreg_loss   ${b}        1  ${b}\nloss                        ${l}\n`,
  );
  const [run] = analyze(rows.join("")).runs;
  expect(run?.columns).not.toContainEqual(expect.objectContaining({ column: "reg_loss" }));
});

test("a weighted number behind another is no column", () => {
  const rows = TRAIN.map(
    ([l, a, b], t) => `Epoch ${t} | loss=${l} | ce=${a} (weighted: 0.09) | kl=${b} (ema: 0.5)\n`,
  );
  expect(analyze(rows.join("")).runs[0]?.columns.map(({ column }) => column)).toEqual([
    "loss",
    "ce",
    "kl",
  ]);
});

test("beside one loss alone a metric that may be the rest is asked for", () => {
  const rows = TRAIN.map(
    ([l, a], t) =>
      `Epoch ${t + 1}/4 loss=${(Number(l) * (1 + t)).toFixed(4)} mse=${a} phys_loss=0.0${9 - t}2`,
  );
  const [run] = analyze(rows.join("\n")).runs;
  expect(run?.possibleParts).toEqual(["mse"]);
});

test("a file with columns that no callback of Keras logs is none of Keras", () => {
  const rows = TRAIN.map(([l, a, b], t) => `${t},${l},${a},${b},0.5${t}`);
  const [run] = analyze(["epoch,loss,bce,dice,grad_norm", ...rows].join("\n")).runs;
  expect(run?.components).toEqual(["bce", "dice"]);
});

test.each([
  "wandb: Run summary:\nwandb:            epoch 4\nwandb:       train/loss 1.412\nwandb:         train/ce 0.9017\nwandb:         train/kl 0.5103\n",
  "Epoch 1/1 | loss: 1.4120 | ce: 0.9017 | kl: 0.5103\n",
])("one row alone is read where nobody types so many numbers: %j", (text) => {
  expect(analyze(text).runs[0]?.verdict.id).toBe("adds-up");
});
