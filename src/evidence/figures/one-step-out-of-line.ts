// At constant weights the total moves by a factor between those of its parts; one epoch that does not marks a change.

import { largest, median, smallest } from "../../math/statistics.ts";
import { putNumbersAt } from "../../reconcile/rows/fitted-row.ts";
import { scratchNumbers } from "../../reconcile/rows/observation.ts";
import { decades, type Figure } from "../figure.ts";
import { FEWEST_PAIRS, LEAST_MOVE, NUMBERS } from "../thresholds.ts";

export const oneStepOutOfLine: Figure = {
  id: "one-step-out-of-line",
  title: "largest step of the total outside the range of its parts, against the usual",
  unit: "decades",
  of: ({ rows: { train }, atBase, k }) => {
    const { epochs } = atBase.train;
    const numbers = scratchNumbers(k);
    const rows = train.clock.map((_, t) => {
      putNumbersAt(train.observations, t, numbers);
      const values: number[] = [];
      for (let at = 0; at < numbers.length; at += NUMBERS) values.push(numbers[at] as number);
      return values;
    });
    const outside = rows.flatMap((now, t) => {
      const next = rows[t + 1];
      // A run may miss epochs.
      if (next === undefined || epochs[t + 1] !== (epochs[t] as number) + 1) return [];
      const move = (a: number, b: number): number => Math.log(Math.abs(b) / Math.abs(a));
      const [own, ...parts] = now.map((value, i) => move(value, next[i] as number)) as [
        number,
        ...number[],
      ];
      const off = Math.max(0, own - largest(parts), smallest(parts) - own);
      return Number.isFinite(off) ? [off] : [];
    });
    return outside.length < FEWEST_PAIRS
      ? null
      : decades(largest(outside) + LEAST_MOVE, median(outside) + LEAST_MOVE);
  },
};
