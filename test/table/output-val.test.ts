import { describe, expect, test } from "vitest";
import { readLog } from "../../src/read/read-log.ts";
import { assignRoles } from "../../src/table/roles.ts";

/** The columns of each row by its split, and the components. */
function read(...rows: readonly string[]): readonly string[] {
  const bar = "10/10 [==============================] - 1s 24ms/step - ";
  const log = rows.map((row, i) => `Epoch ${i + 1}/${rows.length}\n${bar}${row}\n`).join("");
  return readLog(log).runs.flatMap((run) => [
    ...[...run.rows].map(({ split, values }) => `${split} ${[...values.keys()].join(" ")}`),
    `parts ${assignRoles(run)?.components.join(" ")}`,
  ]);
}

describe("an output that is called val", () => {
  test("is told by the sum", () => {
    expect(
      read(
        "loss: 2.4491 - pi_loss: 1.6119 - val_loss: 0.8372 - val_acc: 0.5000",
        "loss: 2.1012 - pi_loss: 1.4005 - val_loss: 0.7007 - val_acc: 0.6000",
      ),
    ).toEqual([
      "train loss pi_loss val_loss val_acc",
      "train loss pi_loss val_loss val_acc",
      "parts pi_loss val_loss",
    ]);
  });

  const split = ["train loss pi_loss", "val loss"];
  test.for<readonly [string, readonly string[]]>([
    [
      "what does not come to the total is the validation of a loop that prints no more of it",
      [
        "loss: 2.4491 - pi_loss: 1.6119 - val_loss: 0.8372",
        "loss: 2.1012 - pi_loss: 1.4005 - val_loss: 0.7907",
      ],
    ],
    [
      "beside a part that is nothing it may be the validation",
      [
        "loss: 0.6931 - pi_loss: 0.0000 - val_loss: 0.6931",
        "loss: 0.6931 - pi_loss: 0.0000 - val_loss: 0.6931",
      ],
    ],
  ])("%s", ([, rows]) => {
    expect(read(...rows)).toEqual([...split, ...split, "parts pi_loss"]);
  });

  test("one row may come out so by chance", () => {
    expect(read("loss: 2.4491 - pi_loss: 1.6119 - val_loss: 0.8372")).toEqual([
      ...split,
      "parts pi_loss",
    ]);
  });
});
