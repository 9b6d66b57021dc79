import { expect, test } from "vitest";

import { inEnglish } from "../../src/table/name-words.ts";
import {
  isAverageName,
  isDecoy,
  isLossName,
  isSettingName,
  termOf,
} from "../../src/table/loss-names.ts";

test.each([
  "best_loss",
  "best_val_loss",
  "a/prev_total_loss",
  "loss_best_loss",
  "running_train_loss_a",
  "loss_weight",
  "a_loss_avg",
  "losses_std",
  "moving ave loss",
  "loss_step_time",
  "a_loss_unscaled",
  "DeltaLossPi",
])("%s is no part of a loss", (name) => {
  expect(isDecoy(name)).toBe(true);
});

test.each([
  "loss",
  "best/loss",
  "best_a_loss",
  "abest_loss",
  "best_losses",
  "weight_loss",
  "loss_weighted",
  "loss_avg_a",
  "time",
])("%s may be a part of a loss", (name) => {
  expect(isDecoy(name)).toBe(false);
});

test("`loss_var` is a loss where there is none that it could be the spread of", () => {
  expect(isDecoy("loss_var", ["loss", "loss_var"])).toBe(true);
  expect(isDecoy("loss_var", ["loss_total", "loss_var"])).toBe(false);
  expect(isDecoy("loss_avg", ["loss_total", "loss_avg"])).toBe(true);
});

test.each([
  ["总损失", "total_loss"],
  ["训练损失", "train_loss"],
  ["分类 loss", "分类 loss"],
  ["검증 손실", "val_loss"],
  ["学习率", "lr"],
  ["loss", "loss"],
])("%s is %s", (name, english) => {
  expect(inEnglish(name)).toBe(english);
});

test("many losses by one name are one; lost games are none", () => {
  expect(["reg_losses_x", "iou_losses", "losses_box"].every(isLossName)).toBe(true);
  expect(["losses", "glosses"].filter(isLossName)).toEqual([]);
});

test("an average of a loss, or of that of a split", () => {
  const names = ["avg_loss", "avg_val_loss", "Average loss", "train_loss_avg", "loss", "best_loss"];
  expect(names.filter(isAverageName)).toEqual(names.slice(0, 4));
  // What is smoothed over epochs is no sum of the parts of one.
  expect(["ema_val_loss", "smoothed loss", "moving_loss"].filter(isAverageName)).toEqual([]);
});

test.each([
  ["Lce", "term"],
  ["Lreg", "term"],
  ["L_kd", "term"],
  ["giou", "term"],
  ["kd", "term"],
  ["mask", "either"],
  ["iou", "either"],
  ["Layer", undefined],
  ["Lr", undefined],
  ["psnr", undefined],
  ["kl_weight", undefined],
  ["lpips", "term"],
  ["J_adv", "term"],
])("%s is a word for a %s of a loss", (name, kind) => {
  expect(termOf(name)).toBe(kind);
});

test("settings, extremes and averages are no parts", () => {
  const names = ["lambda", "best", "running_mean", "loss_avg", "beta", "bestiary", "beta_kl"];
  expect(names.filter(isSettingName)).toEqual(names.slice(0, 5));
});
