// Parts that are printed alike: nothing is said of their single weights.

import { expect, test } from "vitest";
import { analyze } from "../../../src/analysis/analyze.ts";
import { checksOf } from "../../../src/analysis/answer/checks.ts";
import { soWhatOf } from "../../../src/analysis/answer/advice.ts";
import { whyOf } from "../../../src/analysis/answer/why.ts";

const log = (isSame: boolean): string =>
  [0.9, 0.4, 0.7, 0.25, 0.6]
    .map((a, i) => {
      const [b, c] = [isSame ? a : a / (i + 2), 1.1 - i * i * 0.05];
      const parts = `a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)} - c_loss: ${c.toFixed(4)}`;
      return `Epoch ${i + 1}/5\n9/9 - 1s - 90ms/step - ${parts} - loss: ${(2 * a + 3 * b + c).toFixed(4)}\n`;
    })
    .join("");

test.each([
  [true, /only the sum of their weights shows, 5\.$/, /^5 for .* together and 1 for `c`; or None/],
  [false, /no other weights/, /^2 for `a`, 3 for `b` and 1 for `c`; or None/],
])("two parts that are the same in every row: %s", (isSame, why, expected) => {
  const [only] = analyze(log(isSame)).runs;
  if (only === undefined) throw new Error("no run");
  expect(only.verdict.id).toBe("other-weights");
  expect(whyOf(only).join(" ")).toMatch(why);
  expect(checksOf(only)[0]?.expect).toMatch(expected);
  expect(soWhatOf(only) === null).toBe(isSame);
});
