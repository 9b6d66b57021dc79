// How what is left moves.

import { expect, test } from "vitest";

import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { analyze } from "../../../src/index.ts";

test("a remainder that does not move changes by less than the least share, not by at most that", () => {
  const log = `Epoch 1/3
9/9 - 1s - 90ms/step - a_loss: 1.0000 - b_loss: 0.5000 - loss: 2.5000
Epoch 2/3
9/9 - 1s - 90ms/step - a_loss: 0.8000 - b_loss: 0.4000 - loss: 2.2000
Epoch 3/3
9/9 - 1s - 90ms/step - a_loss: 0.7300 - b_loss: 0.3200 - loss: 2.0500
`;
  const why = analyze(log).runs.flatMap((run) => answerOf(run).why);
  expect(why).toContain("The rest changes by less than 0.001 % from one epoch to the next.");
});
