// Scalars of event files → rows, and the rows of train and validation → one run.

import { describe, expect, test } from "vitest";
import { joinSplits } from "../../../src/dialects/tensorboard/join.ts";
import type { ScalarList } from "../../../src/dialects/tensorboard/scalar-list.ts";
import { createStepCollector, type Steps } from "../../../src/dialects/tensorboard/steps.ts";

function collect(
  ...scalars: readonly (readonly [step: number, tag: string, value: number])[]
): Steps {
  const collector = createStepCollector();
  for (const [step, tag, value] of scalars) {
    collector.add({
      step,
      length: 1,
      tags: [tag],
      values: [value],
      types: ["float32"],
      numberAt: -1,
    });
  }
  return collector.steps();
}

/** `0 loss 2, a_loss 1` a row. */
function shown(list: ScalarList): string[] {
  return [...list.steps()].map((step, row) => {
    const columns = [];
    for (let at = list.start(row); at < list.start(row + 1); at += 1) {
      columns.push(`${list.columns[list.column(at)]} ${list.value(at)}`);
    }
    return `${step} ${columns.join(", ")}`;
  });
}

describe("rows of scalars", () => {
  test("Keras's epochs, with batches and evaluations left aside", () => {
    const steps = collect(
      [0, "batch_loss", 9],
      [1, "batch_loss", 8],
      [0, "epoch_loss", 2],
      [0, "epoch_a_loss", 1],
      [2, "evaluation_loss_vs_iterations", 7],
      [2, "batch_loss", 7],
      [1, "epoch_loss", 1],
      [1, "epoch_learning_rate", 0.001],
      [0, "keras_image", 5],
    );
    expect(steps).toMatchObject({ unit: "epoch", aside: 4 });
    expect(shown(steps.list)).toEqual(["0 loss 2, a_loss 1", "1 loss 1, learning_rate 0.001"]);
  });

  test("no more than a thousand tags, the rest is counted", () => {
    const scalars = Array.from({ length: 1500 }, (_, i) => [0, `epoch_${i}`, i] as const);
    const { list, beyond } = collect(...scalars, [1, "epoch_3", 3], [1, "epoch_1400", 3]);
    expect([0, 1, 2].map((row) => list.start(row))).toEqual([0, 1000, 1001]);
    expect(beyond).toBe(501);
  });

  test("other tags as they are; batches where there is nothing else", () => {
    const plain = collect([0, "loss", 2], [0, "Loss/train", 2], [0, "loss", 1], [5, "loss", 0]);
    expect(plain.unit).toBe("plain");
    expect(shown(plain.list)).toEqual(["0 loss 2, Loss/train 2", "0 loss 1", "5 loss 0"]);
    const batches = collect([0, "batch_loss", 2], [1, "batch_loss", 1]);
    expect(batches.unit).toBe("batch");
    expect(shown(batches.list)).toEqual(["0 loss 2", "1 loss 1"]);
    expect(shown(collect().list)).toEqual([]);
  });
});

describe("train and validation", () => {
  // Step: row of train, row of validation.
  test.each([
    ["every epoch", [0, 1], [0, 1], ["0: 0 0", "1: 1 1"]],
    ["some epochs", [0, 1, 2], [1], ["0: 0 -", "1: 1 0", "2: 2 -"]],
    ["no validation", [0, 1], [], ["0: 0 -", "1: 1 -"]],
    ["validation alone", [], [0, 1], ["0: - 0", "1: - 1"]],
    ["steps that train lacks", [1], [0, 2], ["0: - 0", "1: 0 -", "2: - 1"]],
    ["two runs in one folder", [0, 1, 0], [0, 1, 0], ["0: 0 0", "1: 1 1", "0: 2 2"]],
    [
      "the second of two runs without validation",
      [0, 1, 0, 1],
      [0, 1],
      ["0: 0 0", "1: 1 1", "0: 2 -", "1: 3 -"],
    ],
    [
      "the first of two runs cut short before its validation",
      [0, 0, 1],
      [0, 1],
      ["0: 0 -", "0: 1 0", "1: 2 1"],
    ],
    [
      "validation of steps that no run has",
      [0, 1, 0],
      [5, 6],
      ["0: 0 -", "1: 1 -", "0: 2 -", "5: - 0", "6: - 1"],
    ],
  ])("%s", (_, train, validation, expected) => {
    const pairs = joinSplits(train, validation);
    const found = pairs.train.map((row, i) => {
      const val = pairs.val[i] ?? -1;
      const step = row < 0 ? validation[val] : train[row];
      return `${step}: ${row < 0 ? "-" : row} ${val < 0 ? "-" : val}`;
    });
    expect(found).toEqual(expected);
  });
});
