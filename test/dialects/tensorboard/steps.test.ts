// Scalars of event files → rows, and the rows of train and validation → one run.

import { describe, expect, test } from "vitest";
import { joinSplits } from "../../../src/dialects/tensorboard/join.ts";
import {
  createStepCollector,
  type StepRow,
  type Steps,
} from "../../../src/dialects/tensorboard/steps.ts";

function collect(
  ...scalars: readonly (readonly [step: number, tag: string, value: number])[]
): Steps {
  const collector = createStepCollector();
  scalars.forEach(([step, tag, value], index) => {
    const place = { number: index + 1, offset: 0 };
    collector.add({ step, scalars: [{ tag, value, type: "float32" }], others: 0 }, place);
  });
  return collector.steps;
}

/** `0 loss 2, a_loss 1` a row. */
function shown(rows: readonly StepRow[]): string[] {
  return rows.map(({ step, values }) => {
    const columns = [...values].map(([column, { value }]) => `${column} ${value}`);
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
    expect(shown(steps.rows)).toEqual(["0 loss 2, a_loss 1", "1 loss 1, learning_rate 0.001"]);
  });

  test("no more than a thousand tags, the rest is counted", () => {
    const scalars = Array.from({ length: 1500 }, (_, i) => [0, `epoch_${i}`, i] as const);
    const { rows, beyond } = collect(...scalars, [1, "epoch_3", 3], [1, "epoch_1400", 3]);
    expect(rows.map(({ values }) => values.size)).toEqual([1000, 1]);
    expect(beyond).toBe(501);
  });

  test("other tags as they are; batches where there is nothing else", () => {
    const plain = collect([0, "loss", 2], [0, "Loss/train", 2], [0, "loss", 1], [5, "loss", 0]);
    expect(plain.unit).toBe("plain");
    expect(shown(plain.rows)).toEqual(["0 loss 2, Loss/train 2", "0 loss 1", "5 loss 0"]);
    const batches = collect([0, "batch_loss", 2], [1, "batch_loss", 1]);
    expect(batches.unit).toBe("batch");
    expect(shown(batches.rows)).toEqual(["0 loss 2", "1 loss 1"]);
    expect(collect().rows).toEqual([]);
  });
});

/** Rows with a column each, whose value says where the row came from. */
function rowsOf(from: number, steps: readonly number[]): StepRow[] {
  return steps.map((step, index) => ({
    step,
    record: index,
    values: new Map([["loss", { tag: "loss", value: from + index, type: "float32" as const }]]),
  }));
}

describe("train and validation", () => {
  test.each([
    ["every epoch", [0, 1], [0, 1], ["0 loss 0, val_loss 10", "1 loss 1, val_loss 11"]],
    ["some epochs", [0, 1, 2], [1], ["0 loss 0", "1 loss 1, val_loss 10", "2 loss 2"]],
    ["no validation", [0, 1], [], ["0 loss 0", "1 loss 1"]],
    ["validation alone", [], [0, 1], ["0 loss 10", "1 loss 11"]],
    ["steps that train lacks", [1], [0, 2], ["0 val_loss 10", "1 loss 0", "2 val_loss 11"]],
    [
      "two runs in one folder",
      [0, 1, 0],
      [0, 1, 0],
      ["0 loss 0, val_loss 10", "1 loss 1, val_loss 11", "0 loss 2, val_loss 12"],
    ],
    [
      "the second of two runs without validation",
      [0, 1, 0, 1],
      [0, 1],
      ["0 loss 0, val_loss 10", "1 loss 1, val_loss 11", "0 loss 2", "1 loss 3"],
    ],
    [
      "the first of two runs cut short before its validation",
      [0, 0, 1],
      [0, 1],
      ["0 loss 0", "0 loss 1, val_loss 10", "1 loss 2, val_loss 11"],
    ],
  ])("%s", (_, train, validation, expected) => {
    expect(shown(joinSplits(rowsOf(0, train), rowsOf(10, validation)))).toEqual(expected);
  });
});
