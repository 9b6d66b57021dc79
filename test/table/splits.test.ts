import { describe, expect, test } from "vitest";
import { splitColumns } from "../../src/table/splits.ts";

/** `name → split base` of every column that is of a split of its own. */
function splitsOf(...names: readonly string[]): Record<string, string> {
  const found = splitColumns(new Set(names));
  return Object.fromEntries(
    [...found].map(([name, { split, base }]) => [name, `${split} ${base}`]),
  );
}

describe("splits of columns", () => {
  test.each([
    "val_",
    "valid_",
    "validation_",
    "eval_",
    "dev_",
    "test_",
    "val/",
    "Test.",
    "Val ",
    "va_",
    "Test set ",
  ])("%s before the name is held-out data", (mark) => {
    expect(splitsOf("loss", "a_loss", `${mark}loss`, `${mark}a_loss`)).toEqual({
      [`${mark}loss`]: "val loss",
      [`${mark}a_loss`]: "val a_loss",
    });
  });

  test.each(["/val", "_test", ".eval", " (val)"])("%s after the name is held-out data", (mark) => {
    expect(splitsOf("Loss/train", `Loss${mark}`)).toMatchObject({
      "Loss/train": "train Loss",
      [`Loss${mark}`]: "val Loss",
    });
  });

  test.each(["a_val_loss", "a test loss"])("%s is held-out data", (name) => {
    const [, word = "", sign = ""] = /a(.(?:val|test))(.)/.exec(name) ?? [];
    const total = `total${word}${sign}loss`;
    expect(splitsOf("total_loss", "a_loss", total, name)).toEqual({
      [total]: `val total${sign}loss`,
      [name]: `val a${sign}loss`,
    });
    expect(splitsOf("loss", name)).toEqual({});
  });

  test("a word of a language without blanks needs no sign behind it", () => {
    expect(splitsOf("训练损失", "验证损失", "边界损失")).toEqual({
      训练损失: "train 损失",
      验证损失: "val 损失",
    });
  });

  test("both sides may be named", () => {
    expect(splitsOf("train_loss", "train_a_loss", "test_loss", "test_a_loss", "train_lr")).toEqual({
      train_loss: "train loss",
      train_a_loss: "train a_loss",
      train_lr: "train lr",
      test_loss: "val loss",
      test_a_loss: "val a_loss",
    });
    expect(splitsOf("train/box_loss", "train/cls_loss", "val/box_loss", "val/cls_loss")).toEqual({
      "train/box_loss": "train box_loss",
      "train/cls_loss": "train cls_loss",
      "val/box_loss": "val box_loss",
      "val/cls_loss": "val cls_loss",
    });
  });

  test("the word may stand at the word loss", () => {
    expect(splitsOf("Loss", "ValLoss")).toEqual({ ValLoss: "val Loss" });
    expect(splitsOf("trainloss", "testloss")).toEqual({
      trainloss: "train loss",
      testloss: "val loss",
    });
  });

  test("of several kinds of held-out data the likeliest is the validation", () => {
    expect(splitsOf("loss", "test_loss", "val_loss")).toEqual({
      test_loss: "other loss",
      val_loss: "val loss",
    });
  });

  test("a word in front that tells nothing is a part of the name", () => {
    expect(splitsOf("loss", "val_x")).toEqual({});
    // The loss of the whole run beside that of each row, and an output that is called test.
    expect(splitsOf("loss", "train_loss")).toEqual({});
    expect(splitsOf("loss", "test_loss", "val_loss", "val_test_loss")).toEqual({
      val_loss: "val loss",
      val_test_loss: "val test_loss",
    });
    // An output that is called val: the validation's total is written over its loss.
    expect(splitsOf("loss", "out_loss", "val_loss", "val_out_loss", "val_val_loss")).toEqual({
      val_loss: "val loss",
      val_out_loss: "val out_loss",
      val_val_loss: "val val_loss",
    });
    expect(splitsOf("val_", "_val", "val", "train")).toEqual({});
  });
});
