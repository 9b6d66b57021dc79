// Long lists of rows → the same ranges and the same refusals as when every question is put to all rows.

import { describe, expect, test } from "vitest";
import { admits, pointInside } from "../../src/reconcile/bounds/fit.ts";
import { violatedAt } from "../../src/reconcile/bounds/cuts.ts";
import { residualModels } from "../../src/reconcile/models/index.ts";
import { intervalsOf } from "../../src/reconcile/rows/row-intervals.ts";
import { NO_SLACK } from "../../src/reconcile/rows/slack.ts";
import { boundsProblem } from "../helpers/bounds-problem.ts";
import { fitted } from "../helpers/fitted.ts";

const ROWS = 5000;
const shape = { seed: 11, components: 3, digits: 4, parallel: 0, scale: 0 } as const;

describe.each(["none", "falling"] as const)("5,000 rows, hidden: %s", (hidden) => {
  const rows = boundsProblem({ ...shape, rows: ROWS, hidden });
  // Of every part that is short enough all rows are asked each time.
  const parts = [rows.stretch(0, 2500), rows.stretch(2500, ROWS)];

  test.each(residualModels)("$id", (model) => {
    const found = fitted(rows, model, NO_SLACK);
    const ofParts = parts.map((part) => fitted(part, model, NO_SLACK));
    if (found.feasible !== true) {
      expect(pointInside(intervalsOf(rows, NO_SLACK), model)).toBeUndefined();
      return;
    }
    const scaled = found.inside.map((weight, i) => weight / (found.intervals.weightScales[i] ?? 1));
    expect(violatedAt(found.intervals, model, scaled)).toEqual([]);
    expect(admits(found.intervals, model, found.inside)).toBe(true);
    for (const part of ofParts) {
      if (part.feasible !== true) throw new Error("what fits all rows fits some");
      found.boxes.forEach((box, i) => {
        const other = part.boxes[i];
        expect(box.low).toBeGreaterThanOrEqual((other?.low ?? 0) * (1 - 1e-6) - 1e-9);
        expect(box.high ?? Infinity).toBeLessThanOrEqual((other?.high ?? Infinity) * (1 + 1e-6));
      });
    }
  });
});

test("the end of a range is a point that no row refuses", () => {
  const rows = boundsProblem({ ...shape, rows: ROWS, hidden: "none" });
  const zero = residualModels[0];
  if (zero === undefined) throw new Error("no models");
  const found = fitted(rows, zero, NO_SLACK);
  if (found.feasible !== true) throw new Error("adds up by construction");
  found.boxes.forEach((box, i) => {
    expect(box.low).toBeLessThanOrEqual(found.inside[i] ?? 0);
    expect(box.high ?? Infinity).toBeGreaterThanOrEqual(found.inside[i] ?? 0);
    // A weight a little beyond its range, with whatever others, fits no longer.
    const beyond = { low: box.low * 0.999, high: (box.high ?? 1) * 1.001 };
    for (const end of [beyond.low, beyond.high]) {
      const held = rows.rewritten(rows.components, (numbers, into) => {
        const own = 3 * (i + 1);
        const [low, high] = [numbers[own + 1] ?? 0, numbers[own + 2] ?? 0];
        into.set([...numbers.subarray(0, own), ...numbers.subarray(own + 3)]);
        into[1] = (numbers[1] ?? 0) - end * high;
        into[2] = (numbers[2] ?? 0) - end * low;
      });
      expect(pointInside(intervalsOf(held, NO_SLACK), zero)).toBeUndefined();
    }
  });
});
