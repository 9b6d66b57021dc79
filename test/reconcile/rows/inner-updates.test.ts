// Updates of a progress bar → those that say something the epoch's own row does not.

import { expect, test } from "vitest";

import { readLog } from "../../../src/read/read-log.ts";
import { innerUpdates } from "../../../src/reconcile/rows/inner-updates.ts";
import { observe } from "../../../src/reconcile/rows/observe.ts";
import type { Rows } from "../../../src/reconcile/rows/rows.ts";
import { assignRoles } from "../../../src/table/roles.ts";

/** Two parts after each of five steps, an epoch a list; the total is 0.7 more than both. */
function updatesOf(epochs: readonly (readonly (readonly [number, number])[])[]): Rows {
  const lines = epochs.flatMap((parts, epoch) => [
    `Epoch ${epoch + 1}/${epochs.length}`,
    ...parts.map(([a, b], i) => {
      const bar = i + 1 < parts.length ? "[>...] - ETA: 0s" : "[=====] - 1s 2ms/step";
      const [total, one, two] = [a + b + 0.7, a, b].map((value) => value.toFixed(4));
      return `${i + 1}/${parts.length} ${bar} - loss: ${total} - a_loss: ${one} - b_loss: ${two}`;
    }),
  ]);
  const [run] = readLog(`${lines.join("\n")}\n`, { updates: true }).runs;
  const roles = run && assignRoles(run);
  if (run === undefined || roles === undefined) throw new Error("a loss and its parts");
  return innerUpdates(observe(run, roles), (epoch) => epoch - 1, 1e-6);
}

const JUMPING = [
  [1.9, 0.4],
  [1.2, 0.9],
  [1.2, 0.9],
  [1.5, 0.3],
  [1.1, 0.6],
] as const;

test("those before the last step, each once, at their places in the epoch", () => {
  const { steps, clock, epochs } = updatesOf([JUMPING, JUMPING]);
  expect(steps).toEqual([1, 2, 4, 1, 2, 4]);
  expect(epochs).toEqual([0, 0, 0, 1, 1, 1]);
  expect(clock).toEqual([0.1, 0.2, 0.4, 1.1, 1.2, 1.4]);
});

test("none that has the numbers of its epoch", () => {
  const last = JUMPING[4];
  expect(updatesOf([[...JUMPING.slice(0, 3), last, last], JUMPING]).steps).toEqual([1, 2, 1, 2, 4]);
});

test("none of a log whose updates run to the epoch along a straight line", () => {
  const line = [1, 2, 3, 4, 5].map((step) => [2 - step / 10, 1 - step / 20] as const);
  expect(updatesOf([line, line]).steps).toEqual([]);
});
