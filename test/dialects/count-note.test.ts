// Notes of readers speak of one row as of one.

import { expect, test } from "vitest";

import { readLog } from "../../src/read/read-log.ts";

const EPOCH = "8/8 - 1s - loss: 1.5000 - a_loss: 1.0000 - b_loss: 0.5000\n";

test.each([
  [`Epoch 1/2\n${EPOCH}${EPOCH}Epoch 2/2\n${EPOCH}`, "1 row is in the log twice and was read once"],
  [
    '{"epoch": 1, "loss": 1.5, "a_loss": 1.0}\n{"lr": 0.1}\n{"epoch": 2, "loss": 1.4, "a_loss": 0.9}\n',
    "1 row has no loss and was left out",
  ],
  [
    '{"epoch": 1, "loss": 1.5}\n{"lr": 0.1}\n{"epoch": 2, "loss": 1.4}\n{"lr": 0.1}\n',
    "2 rows have no loss and were left out",
  ],
])("%j", (text, note) => {
  expect(readLog(text).notes).toContain(note);
});
