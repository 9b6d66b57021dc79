// A term that only training adds: no sentence speaks of validation as if it held the term, and no check expects 0.

import { expect, test } from "vitest";

import { analyze } from "../../../src/analysis/analyze.ts";
import { type Answer, answerOf } from "../../../src/analysis/answer/answer.ts";

/** Parts that jump, a rest of 1.5 that falls by a twentieth in training, and none in validation. */
function answer(row: (numbers: readonly string[], epoch: number) => string): Answer {
  const rows = Array.from({ length: 12 }, (_, t) => {
    const [a, b, rest] = [2 * 0.9 ** t * (1 + (t % 3) / 9), 0.9 ** t, 1.5 * 0.95 ** t];
    const [c, d] = [1.1 * a, 1.2 * b];
    return row(
      [a + b + rest, a, b, c + d, c, d].map((value) => value.toFixed(4)),
      t + 1,
    );
  });
  const [run] = analyze(rows.join("\n")).runs;
  if (run === undefined) throw new Error("no run");
  return answerOf(run);
}

test("of Keras it is no penalty, and val_loss does not contain it", () => {
  const { why, cause, soWhat, checks } = answer(
    ([loss, a, b, val, c, d], epoch) =>
      `Epoch ${epoch}/12\n26/26 - 1s - loss: ${loss} - a_loss: ${a} - b_loss: ${b} - val_loss: ${val} - val_a_loss: ${c} - val_b_loss: ${d}`,
  );
  expect(why).toContain("Validation adds up in every row: only training adds the rest.");
  expect(cause).not.toContain("penalty");
  expect(soWhat).not.toContain("val_loss");
  expect(checks[0]?.expect).toMatch(/^about 0\.8\d /);
});

test("of another program it may be a penalty that the loop adds", () => {
  const { why, cause } = answer(
    ([loss, a, b, val, c, d], epoch) =>
      `Epoch ${epoch}: train_loss=${loss}, train_cls=${a}, train_reg=${b}, val_loss=${val}, val_cls=${c}, val_reg=${d}`,
  );
  expect(why).toContain("Validation adds up in every row: only training adds the rest.");
  expect(cause).toContain("weight penalty");
});
