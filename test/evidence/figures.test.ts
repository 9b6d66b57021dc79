// Every figure on logs that can be summed in one's head, and where it does not apply.

import { describe, expect, test } from "vitest";

import { figures } from "../../src/evidence/figures/index.ts";
import { accountsOf } from "../helpers/accounts.ts";
import * as logs from "./logs.ts";

type LogName = keyof typeof logs;
const log10 = Math.log10;

/** Figure → log → what it is there, or null. Sums and remainders: see the logs. */
const EXPECTED: Readonly<Record<string, Partial<Record<LogName, number | null>>>> = {
  "adds-up-at-constant-weights": { CLEAN: 24, WEIGHTED: 15, PENALTY: 0, ONE_ROW: 0 },
  "adds-up-in-stretches": { CLEAN: 0, ONE_ROW: null, ONE_METRIC: null, UPDATES_ONLY: null },
  // 1.0 of 1.0; of the schedule 0 of 1.6.
  "begins-at-nothing": { PENALTY: 0, SCHEDULE: -6, ONE_ROW: null, EVALUATION_FIRST: null },
  "code-length-scattered": { CLEAN: 5 },
  "code-length-short-batch": { SHORT_BATCH: 0, PENALTY: null },
  "code-length-smooth": { PENALTY: 0, EVERY_SECOND: 0, EVALUATION_FIRST: 0, CLEAN: null },
  "code-length-zero": { CLEAN: 0, WEIGHTED: 0 },
  "epoch-mean-between-first-updates": { UPDATES: 1, SHORT_BATCH: 0, PENALTY: null },
  // Only 1.36 of 2.0 is far below.
  "far-below-the-sum": { WEIGHTED: 0.25, PENALTY: 0 },
  // 0.03 of 0.87.
  "first-update-against-row": { UPDATES: log10(0.03 / 0.87), PENALTY: null },
  "first-update-of-the-run": { SHORT_BATCH: -6, UPDATES: log10(1 / 0.97), PENALTY: null },
  // From 0.98 to 0.97, while the sum goes by 0.8, 0.2 and 0.1.
  "jump-at-the-last-update": { UPDATES: log10(0.01 / 0.2), PENALTY: null },
  // 0.85 of 1.85, 0.95 of 2.95, 0.2 of 1.2.
  "largest-remainder": {
    PENALTY: log10(0.85 / 1.85),
    CLEAN: -7,
    ONE_ROW: log10(1 / 3),
    ONE_METRIC: log10(0.18 / 0.68),
  },
  "may-average-unevenly": { PENALTY: 0, UPDATES_ONLY: 0.5 },
  "moves-with-the-batches": { UPDATES: -4.6135, UPDATES_ONLY: null, PENALTY: null },
  "on-the-line-between-first-updates": { PENALTY: null, UPDATES_ONLY: null },
  "one-metric": { ONE_METRIC: 1, PENALTY: 0 },
  "ratio-steadier-than-difference": { CLEAN: null, ONE_ROW: null, ZERO_VALIDATION: null },
  "remainder-in-roundings": { CLEAN: -6, WEIGHTED: -6 },
  "remainder-moves-one-way": { PENALTY: 1, SCHEDULE: 0.2, ONE_ROW: null, EVALUATION_FIRST: null },
  // The median of 1 of 3, 0.9 of 3.9, 0.8 of 2, 0.7 of 2.7.
  "remainder-share": {
    PENALTY: log10((1 / 3 + 0.7 / 2.7) / 2),
    CLEAN: -6,
    ONE_ROW: log10(1 / 3),
    UPDATES_ONLY: log10(0.98 / 2.18),
  },
  // Ten steps: of the sums 0.5, 0.3, 0.667, 0.35.
  "remainder-times-steps-at-best": { PENALTY: log10(4.25), WEIGHTED: -6 },
  "remainder-times-steps": { PENALTY: log10(4.25), ONE_ROW: log10(5), CLEAN: -6 },
  "rougher-than-the-parts": { ONE_ROW: null, MISSES_AN_EPOCH: null },
  "rows-above-the-sum": { PENALTY: 1, SCHEDULE: 0.5, CLEAN: 0, SHORT_BATCH: 1 / 3 },
  // 0.05 apart, while the sums are 0, 2, 2.8 and 0.5 apart; of one row, 0.
  "same-in-validation": { PENALTY: log10(0.05 / 1.25), ONE_ROW: 6, WEIGHTED: null },
  "same-in-validation-share": {
    PENALTY: log10(0.05 / 0.85),
    EVALUATION_FIRST: log10(0.05 / 0.95),
    MISSES_AN_EPOCH: log10(0.05 / 0.8),
    EVERY_SECOND: log10(0.05 / 0.8),
    ZERO_VALIDATION: 0,
    UPDATES_ONLY: null,
  },
  "sinks-below-zero": { PENALTY: 0, SHORT_BATCH: 1, ONE_ROW: null },
  // Falls by 0.1, of 0.85.
  "step-against-size": { PENALTY: log10(0.1 / 0.85), ONE_ROW: null },
  // In epoch 3 the total grows by 2.375, the parts by 3 and 5.
  "total-leaves-the-parts-range": { PENALTY: 0.25, CLEAN: 0, WEIGHTED: null },
  "updates-add-up-rows-do-not": { SHORT_BATCH: 25, UPDATES: 0, PENALTY: null },
  "updates-between-first-updates": { UPDATES: 1, PENALTY: null, UPDATES_ONLY: null },
  // 0.8 against 0.85; one of validation before the first epoch counts too.
  "validation-against-train": {
    PENALTY: log10(0.8 / 0.85),
    EVERY_SECOND: log10(0.75 / 0.85),
    EVALUATION_FIRST: 0,
    ZERO_VALIDATION: -4.0544,
    WEIGHTED: null,
  },
  "validation-outside-its-neighbours": { PENALTY: -6, EVERY_SECOND: -6, ONE_ROW: null },
  // The median of 0.475, 0.85, 0.1875 and 0.4333; of all zeros none.
  "validation-share": {
    PENALTY: log10((0.475 + 0.65 / 1.5) / 2),
    ONE_ROW: log10(0.475),
    CLEAN: -6,
    ZERO_VALIDATION: null,
    WEIGHTED: null,
  },
};

/** Rounding takes a part of a thousandth off remainders of this size. */
const DIGITS = 2;

const byName = new Map(Object.entries(logs));
const byId = new Map(figures.map((figure) => [figure.id, figure]));

describe.each(Object.entries(EXPECTED))("%s", (id, byLog) => {
  test.each(Object.entries(byLog))("%s: %s", (name, expected) => {
    const value = byId.get(id)?.of(accountsOf(byName.get(name) ?? ""));
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, DIGITS);
  });
});

test("a figure is a finite number of its unit, or null, on every log", () => {
  for (const [name, log] of Object.entries(logs)) {
    const accounts = accountsOf(log);
    for (const { id, unit, of } of figures) {
      const value = of(accounts);
      if (value === null) continue;
      expect(Number.isFinite(value), `${id} of ${name}`).toBe(true);
      if (unit === "share") expect(value >= 0 && value <= 1, `${id} of ${name}`).toBe(true);
      if (unit === "bits") expect(value >= 0, `${id} of ${name}`).toBe(true);
    }
  }
});

test("every figure has words and a name of its own", () => {
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  expect(new Set(figures.map(({ title }) => title)).size).toBe(figures.length);
});
