// The weights that a verdict is shown at.

import { expect, test } from "vitest";

import type { PrinterFacts } from "../../src/table/printer-facts.ts";
import { judgeRows } from "../../src/verdict/judge.ts";
import { accountsOf } from "../helpers/accounts.ts";

/** A program whose numbers are each the median of its own last steps. */
const MEDIANS: PrinterFacts = {
  id: "medians",
  title: "Medians",
  averages: { total: "median", components: "median" },
  weights: "unknown",
  penalty: "unknown",
  clock: "epoch",
  printsTotal: true,
  known: "Each number is the median of its own last steps.",
  source: "made for this test",
  next: null,
};

/** Parts and total of train, then parts of validation, which add up. */
const ROWS = [
  ["0.7131", "0.7454", "1.4958", "0.6386", "0.6890", "1.3275"],
  ["0.5916", "0.4585", "1.0379", "0.4411", "0.4440", "0.8851"],
  ["0.4070", "0.3508", "0.7538", "0.3116", "0.3340", "0.6456"],
  ["0.3998", "0.4075", "0.8115", "0.2606", "0.3165", "0.5770"],
  ["0.2674", "0.3873", "0.6702", "0.2874", "0.2511", "0.5386"],
  ["0.2186", "0.2013", "0.4049", "0.2378", "0.2134", "0.4512"],
  ["0.3334", "0.2693", "0.5942", "0.2328", "0.2403", "0.4732"],
  ["0.3596", "0.1880", "0.5321", "0.1991", "0.2088", "0.4078"],
];

test("two averages are shown at the expected weights where others bring the sum no nearer, however smooth the rest is there", () => {
  const log = ROWS.map(
    ([a, b, loss, valA, valB, valLoss], i) =>
      `Epoch ${i + 1}/8\n10/10 - 1s - 90ms/step - a_loss: ${a} - b_loss: ${b} - loss: ${loss} - val_a_loss: ${valA} - val_b_loss: ${valB} - val_loss: ${valLoss}\n`,
  ).join("");
  const accounts = accountsOf(log);
  const { verdict, weights } = judgeRows(accounts, {
    printer: MEDIANS,
    clock: "epoch",
    isKeras: true,
    expectPenalty: false,
    filled: false,
    named: false,
  });
  expect(verdict).toBe("measured-differently");
  expect(accounts.atPlausible.weights).not.toEqual([1, 1]);
  expect(weights).toEqual([1, 1]);
});
