// Logs whose weights and whose hidden term are known, in whole units of the last printed place → no statement that is wrong about them.

import { analyze } from "../../dist/index.js";

export const title = "logs summed exactly";

const TOLERANCE = 1e-9;

/** A log, its weights, and the term that it hides: none, or one number in every row. */
export function exactLog(draws) {
  const k = 1 + draws.below(5);
  const rows = 2 + draws.below(40);
  const digits = 2 + draws.below(4);
  const unit = 10 ** digits;
  // Whole percent, so that 100 · total is a whole number of units.
  const percents = Array.from({ length: k }, () =>
    draws.pick([100, 100, 100, 50, 20, 200, 10, 137]),
  );
  const term = draws.chance(0.4) ? 1 + draws.below(3 * unit) : 0;
  const levels = percents.map(() => 1 + draws.below(4 * unit));
  const names = percents.map((_, i) => `part${i}_loss`);
  const lines = Array.from({ length: rows }, (_, t) => {
    const parts = levels.map((level) => Math.floor((level * (50 + draws.below(100))) / 100) + 1);
    const exact = parts.reduce((sum, part, i) => sum + part * percents[i], 100 * term);
    const total = Math.round(exact / 100);
    const text = (value) => (value / unit).toFixed(digits);
    const columns = parts.map((part, i) => `${names[i]}: ${text(part)}`);
    return `Epoch ${t + 1}/${rows}\n26/26 - 1s - 40ms/step - ${[...columns, `loss: ${text(total)}`].join(" - ")}\n`;
  });
  return { text: lines.join(""), weights: percents.map((percent) => percent / 100), term };
}

export async function attack(draws, { input }) {
  const { text, weights, term } = exactLog(draws);
  input.set("exact.log", Buffer.from(text));
  const [run] = analyze(text).runs;
  if (run === undefined) throw new Error("no run was read");
  const isPlain = weights.every((weight) => weight === 1);
  if (term === 0 && isPlain && run.verdict.id !== "adds-up")
    throw new Error(`adds up, and is called ${run.verdict.id}`);
  for (const { cause, evidence } of run.findings)
    for (const { kind, text: said } of evidence) {
      if (kind !== "impossible" || !said.startsWith("constant weights")) continue;
      // Constant weights and a constant term made the log; the weights alone where nothing is hidden.
      if (term === 0 || said.includes("with or without a constant"))
        throw new Error(`${cause}: false proof, ${said}`);
    }
  for (const { model, feasible } of run.models)
    if (feasible === false && (model === "constant" || (term === 0 && model === "zero")))
      throw new Error(`model ${model} is called impossible`);
  if (term > 0 || run.residual.model === null) return;
  run.weights.forEach(({ low, high, status }, i) => {
    if (status === "assumed" && low === null) return;
    const isInside =
      weights[i] >= low * (1 - TOLERANCE) &&
      (high === null || weights[i] <= high * (1 + TOLERANCE));
    if (!isInside) throw new Error(`weight ${weights[i]} is outside ${low} to ${high}`);
  });
}
