// A log that stops in a Python error says so; one that goes on after it does not.

import { expect, test } from "vitest";

import { analyze, readLog } from "../../src/index.ts";

const ROWS =
  "Epoch 1/5\n10/10 - 1s - loss: 1.5000 - a_loss: 0.5000 - b_loss: 1.0000\nEpoch 2/5\n10/10 - 1s - loss: 1.4000 - a_loss: 0.4000 - b_loss: 1.0000\n";
const START = 'Traceback (most recent call last):\n  File "train.py", line 3\n    fit()\n';
const MORE = "\nDuring handling of the above exception, another exception occurred:\n\n";

test.each([
  [
    `${ROWS}${START}ValueError: nan\n`,
    "the log stops in a Python error, line 8: `ValueError: nan`",
  ],
  [`${ROWS}${START}`, "the log stops in a Python error, line 5"],
  [
    `${ROWS}${START}KeyError: 1${MORE}${START}OSError: full\n`,
    "the log stops in a Python error, line 14: `OSError: full`",
  ],
  [`${ROWS}${START}E: ${"x".repeat(500)}\n`, /^the log stops in .*x…`$/],
])("%j", (text, note) => {
  const notes = analyze(text).runs[0]?.notes ?? [];
  expect(notes).toHaveLength(1);
  expect(notes[0]).toEqual(note instanceof RegExp ? expect.stringMatching(note) : note);
});

test("a log that goes on after it, and one without, have no note", () => {
  expect(analyze(`${START}ValueError: nan\n${ROWS}`).runs[0]?.notes).toEqual([]);
  expect(analyze(ROWS).runs[0]?.notes).toEqual([]);
});

test("a log without rows has it too", () => {
  expect(readLog(new TextEncoder().encode(`hello\n${START}ImportError: no keras\n`)).notes).toEqual(
    ["the log stops in a Python error, line 5: `ImportError: no keras`"],
  );
});
