// A long run with updates → figures from some of its rows, and the verdict that all of them give.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import { sampledRows } from "../../src/evidence/sample.ts";
import { accountsOf } from "../helpers/accounts.ts";

/** Epochs of three updates each, of which the parts fall; what is left falls from 2 to 1. */
function longLog(epochs: number, left: (epoch: number) => number): string {
  const lines: string[] = [];
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    lines.push(`Epoch ${epoch}/${epochs}`);
    for (let step = 1; step <= 3; step += 1) {
      const a = 0.5 + 0.3 * Math.sin(1.7 * epoch) + 0.05 * Math.cos(epoch * step);
      const b = 2 / Math.sqrt(epoch + step / 3);
      const numbers = [a, b, Number(a.toFixed(4)) + Number(b.toFixed(4)) + left(epoch)];
      const [one, two, total] = numbers.map((value) => value.toFixed(4));
      const bar = step < 3 ? "[>...] - ETA: 0s" : "[=====] - 1s 2ms/step";
      lines.push(`${step}/3 ${bar} - loss: ${total} - a_loss: ${one} - b_loss: ${two}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

test("a run of more than 2,048 rows is thinned once, whatever the sample holds", () => {
  const accounts = accountsOf(longLog(1800, (epoch) => 1 + 0.999 ** epoch));
  const { sampled } = accounts;
  expect(accounts.rows.train.clock).toHaveLength(1800);
  expect(accounts.rows.updates.clock.length).toBeGreaterThan(1000);
  expect(sampled.rows.train.clock.length).toBeLessThan(1500);
  expect(sampled.sampled).toBe(sampled);
  expect(sampled.agreement("all")).toBe(accounts.agreement("all"));
  expect(sampledRows(sampled.rows).train.clock.length).toBeLessThanOrEqual(
    sampled.rows.train.clock.length,
  );
});

test.for([
  ["adds-up", (): number => 0],
  ["hidden-term", (epoch: number): number => 1 + 0.999 ** epoch],
] as const)("%s of a long run", ([verdict, left]) => {
  expect(analyze(longLog(900, left)).runs[0]?.verdict.id).toBe(verdict);
});
