import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LIMIT } from "../../src/reconcile/bounds/cuts.ts";
import { residualModels } from "../../src/reconcile/models/index.ts";
import { NO_SLACK } from "../../src/reconcile/rows/slack.ts";
import { type BoundsProblem, boundsRows } from "../helpers/bounds-problem.ts";
import { observe } from "../helpers/observations.ts";
import { fitted } from "../helpers/fitted.ts";

/** Made by scripts/highs-reference.py: HiGHS on the whole program, its solution refined in exact fractions. */
interface Case {
  readonly problem: BoundsProblem;
  /** The last row's whole numbers, to see that both sides made the same rows. */
  readonly last: readonly number[];
  readonly boxes: Record<string, ([number, number | null] | null)[] | null>;
}

/**
 * Relative to the end, or to a millionth of the most that the weighted component can be. Components that differ by one
 * part in 10⁸ leave a double eight digits: there the ends are the rounding of doubles wider, and never narrower.
 */
const agreementAt = (parallel: number): number => Math.max(1e-6, 10 ** (parallel - 12));

/** What the reference itself is exact to where it is not refined. */
const REFERENCE = 1e-10;

function read(name: string): Case[] {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as Case[];
}

function expectAsTight({ problem, last, boxes }: Case): void {
  const rows = boundsRows(problem);
  expect(rows.at(-1)?.map((text) => Number(text.split("e")[0]))).toEqual(last);
  const observations = observe(rows);
  for (const [id, expected] of Object.entries(boxes)) {
    const model = residualModels.find((candidate) => candidate.id === id);
    if (model === undefined) throw new Error(`no model ${id}`);
    const found = fitted(observations, model, NO_SLACK);
    if (expected === null) {
      expect(found.feasible, id).toBe(false);
      continue;
    }
    if (found.feasible !== true)
      throw new Error(`${id}: ${found.feasible}, and HiGHS finds weights`);
    found.boxes.forEach((box, i) => {
      const [low, high] = expected[i] ?? [Number.NaN, Number.NaN];
      const unit = found.intervals.weightScales[i] ?? Number.NaN;
      const within = (end: number): number =>
        agreementAt(problem.parallel) * Math.max(Math.abs(end), 1e-6 * unit);
      expect(Math.abs(box.low - low), `${id} low ${i}: ${box.low}, ${low}`).toBeLessThan(
        within(low),
      );
      expect(box.low, `${id} low ${i}`).toBeLessThanOrEqual(low * (1 + REFERENCE));
      if (high === null || high > LIMIT * unit) {
        expect(box.high, `${id} high ${i}`).toBe(null);
        return;
      }
      // Beside a weight without an end, one that a coefficient of 0 in decimals would hold is left without one: in doubles it is not quite 0.
      if (box.high === null && expected.some((ends) => ends?.[1] === null)) return;
      const own = box.high ?? Infinity;
      expect(Math.abs(own - high), `${id} high ${i}: ${own}, ${high}`).toBeLessThan(within(high));
      expect(own, `${id} high ${i}`).toBeGreaterThanOrEqual(high * (1 - REFERENCE));
    });
  }
}

describe("ranges are as tight as those of HiGHS", () => {
  test.each(
    read("highs-bounds.json").map(
      (entry, i) => [`${i}: ${Object.values(entry.problem).join(" ")}`, entry] as const,
    ),
  )("%s", (_, entry) => expectAsTight(entry));
});
