// A training script is read as text: what it says of penalties and weights, with its line, and nothing that is commented out.

import { readFileSync } from "node:fs";

import fc from "fast-check";
import { expect, test } from "vitest";

import { analyze, readScript } from "../../src/index.ts";
import { answerOf } from "../../src/analysis/answer/answer.ts";
import { anyText } from "../helpers/any-text.ts";
import { growth, LINEAR } from "../helpers/cpu-time.ts";

const script = readScript(readFileSync("fixtures/models/train.py", "utf8"), "train.py");

test("its lines with a regularizer, add_loss or loss_weights", () => {
  expect(script.lines).toEqual([
    { line: 5, text: "kernel_regularizer=l2(0.01)" },
    { line: 6, text: "activity_regularizer=keras.regularizers.L1L2(1e-4, 1e-5)" },
    { line: 9, text: 'loss_weights={"b": 1.0, "c": 0.2}' },
  ]);
  expect(readScript("x.add_loss(0.1 * tf.reduce_sum(w))\n", "a.py").lines).toEqual([
    { line: 1, text: "add_loss(0.1 * tf.reduce_sum(w))" },
  ]);
  expect(readScript("if regularizer == 1: pass\n# l2_regularizer=1\nx = 1", "a.py").lines).toEqual(
    [],
  );
});

test("any text is read, in time that grows with its length", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      for (const one of readScript(text, "a.py").lines) expect(one.text).not.toBe("");
    }),
  );
  for (const text of ["regularizer", "regularizer=("]) {
    const read = (times: number): unknown => readScript(text.repeat(times), "a.py");
    expect(growth(read, 25_000)).toBeLessThan(LINEAR);
  }
});

test("the report says what it saw, as seen", () => {
  const log = readFileSync("fixtures/seed/question.log");
  const [run] = analyze(log, { script }).runs;
  const [none] = analyze(log, { script: readScript("", "train.py") }).runs;
  if (run === undefined || none === undefined) throw new Error("no run");
  expect(answerOf(run).told).toEqual([
    'Seen in the script, which proves nothing: `train.py:5` `kernel_regularizer=l2(0.01)`, `train.py:6` `activity_regularizer=keras.regularizers.L1L2(1e-4, 1e-5)` and `train.py:9` `loss_weights={"b": 1.0, "c": 0.2}`.',
  ]);
  expect(answerOf(none).told).toEqual([
    "`train.py` has no line with a regularizer, `add_loss` or `loss_weights`.",
  ]);
  expect(run.verdict).toEqual(analyze(log).runs[0]?.verdict);
});
