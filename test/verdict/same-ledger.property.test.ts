// The same ledger, the same answer: whatever its columns are called, in whatever order and unit they are printed.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import type { RunAnalysis } from "../../src/analysis/analysis.ts";
import { draws } from "../helpers/draws.ts";

const SEED = 20;
const RUNS = draws(120);
const DIGITS = 7;
/** Of a probability, which hangs on no unit either. */
const PLACES = 6;

interface Made {
  readonly weights: readonly number[];
  /** One list of parts a row. */
  readonly parts: readonly (readonly number[])[];
  /** What is left in each row. */
  readonly left: readonly number[];
}

const part = fc.integer({ min: 100, max: 99_999 }).map((value) => value / 1e4);
const weight = fc.constantFrom(1, 1, 1, 0.01, 0.1, 0.2, 0.5, 2, 3, 10, 25);
/** Nothing, a term that falls, or one that jumps. */
const left = fc.oneof(
  fc.constant((): number => 0),
  fc.double({ min: 0.5, max: 5, noNaN: true }).map((start) => (t: number) => start * 0.93 ** t),
  fc.array(part, { minLength: 9, maxLength: 9 }).map((list) => (t: number) => list[t] ?? 0),
);

const made: fc.Arbitrary<Made> = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 9 }), left)
  .chain(([k, n, of]) =>
    fc.record({
      weights: fc.array(weight, { minLength: k, maxLength: k }),
      parts: fc.array(fc.array(part, { minLength: k, maxLength: k }), {
        minLength: n,
        maxLength: n,
      }),
      left: fc.constant(Array.from({ length: n }, (_, t) => of(t))),
    }),
  );

interface Printing {
  readonly order?: readonly number[];
  readonly names?: readonly string[];
  readonly scale?: number;
  readonly end?: string;
  readonly between?: string;
  readonly metric?: boolean;
  readonly digits?: number;
}

const NAMES = ["alpha", "beta", "gamma", "eta"];

/** As Keras prints it with `verbose=2`. */
function printed(
  { weights, parts, left: rest }: Made,
  {
    order,
    names = NAMES,
    scale = 1,
    end = "\n",
    between = "",
    metric = false,
    digits = DIGITS,
  }: Printing = {},
): string {
  const columns = order ?? weights.map((_, i) => i);
  const number = (value: number): string => (scale * value).toExponential(digits);
  return parts
    .map((row, t) => {
      const total = row.reduce(
        (sum, value, i) => sum + (weights[i] as number) * value,
        rest[t] as number,
      );
      const cells = columns.map((i) => `${names[i]}_loss: ${number(row[i] as number)}`);
      const extra = metric ? ` - ${names[0]}_accuracy: 0.${t + 1}000` : "";
      return `Epoch ${t + 1}/${parts.length}${end}10/10 - 1s - loss: ${number(total)} - ${cells.join(" - ")}${extra}${end}${between}`;
    })
    .join("");
}

/** Several properties are tried on the same ledgers. */
const known = new Map<string, RunAnalysis>();

function runOf(log: string): RunAnalysis {
  const run = known.get(log) ?? (analyze(log).runs[0] as RunAnalysis);
  known.set(log, run);
  return run;
}

function answer({ verdict, findings }: RunAnalysis): unknown {
  const { id, certainty, between, also, equallyLikely } = verdict;
  const probability = verdict.probability.toFixed(PLACES);
  return { id, certainty, probability, between, also, equallyLikely, cause: findings[0]?.cause };
}

function weightsByName({ weights }: RunAnalysis): unknown {
  return Object.fromEntries(
    weights
      .map(({ component, value }) => [component, value.toPrecision(5)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function holds<T>(arbitrary: fc.Arbitrary<T>, property: (one: T) => void): void {
  fc.assert(fc.property(arbitrary, property), { seed: SEED, numRuns: RUNS });
}

describe("the same ledger, the same answer", () => {
  test("in another order of the columns", () => {
    holds(
      made.chain((one) =>
        fc.record({
          one: fc.constant(one),
          order: fc.shuffledSubarray(
            one.weights.map((_, i) => i),
            { minLength: one.weights.length },
          ),
        }),
      ),
      ({ one, order }) => {
        const [plain, other] = [runOf(printed(one)), runOf(printed(one, { order }))];
        expect(answer(other)).toEqual(answer(plain));
        expect(weightsByName(other)).toEqual(weightsByName(plain));
      },
    );
  });

  test("under other names", () => {
    holds(made, (one) => {
      const names = ["zeta", "out_2", "y", "head"];
      expect(answer(runOf(printed(one, { names })))).toEqual(answer(runOf(printed(one))));
    });
  });

  test("in units of 1e-30 to 1e30", () => {
    // Rows that hardly pin four weights are weighed at the edge of what doubles tell apart: those are left out here.
    const pinned = made.filter(({ weights, parts }) => parts.length >= weights.length + 2);
    const powers = fc.integer({ min: -30, max: 30 });
    // Of few digits, remainders are often alike, or as large as rounding.
    holds(fc.tuple(pinned, powers, fc.constantFrom(3, DIGITS)), ([one, power, digits]) => {
      const scaled = runOf(printed(one, { digits, scale: 10 ** power }));
      const plain = runOf(printed(one, { digits }));
      expect(answer(scaled)).toEqual(answer(plain));
      expect(weightsByName(scaled)).toEqual(weightsByName(plain));
    });
  });

  test("as likely in thousandths, where remainders are alike and figures at an edge", () => {
    const rows = [
      [3086, 3047, 25],
      [3012, 2990, 23],
      [2885, 2857, 19],
      [2795, 2778, 17],
      [2759, 2734, 16],
      [2753, 2730, 14],
      [2688, 2675, 13],
      [2659, 2638, 12],
      [2623, 2603, 11],
    ] as const;
    const log = (unit: number): string =>
      rows
        .map((row) => row.map((value) => (value / 10 ** unit).toFixed(unit)).join())
        .reduce((text, row, e) => `${text}${e},${row}\n`, "epoch,loss,a_loss,b_loss\n");
    expect(answer(runOf(log(6)))).toEqual(answer(runOf(log(3))));
  });

  test.each<readonly [string, Printing]>([
    ["with the ends of lines of Windows", { end: "\r\n" }],
    ["with other lines in between", { between: "WARNING: checkpoint saved\n\n" }],
    ["beside other metrics", { metric: true }],
  ])("%s", (_, printing) => {
    holds(made, (one) => {
      const [plain, other] = [runOf(printed(one)), runOf(printed(one, printing))];
      expect(answer(other)).toEqual(answer(plain));
      expect(weightsByName(other)).toEqual(weightsByName(plain));
    });
  });
});

/** First findings that are right of a log that adds up at some weights, and the one that it does not tell. */
const WEIGHT_CAUSES: ReadonlySet<string> = new Set([
  "adds-up",
  "loss-weights",
  "uniform-scale",
  "counted-twice",
  "undetermined",
]);

/** Logs that add up at any weights. */
const MADE_LOGS = draws(2000);

test(`of ${MADE_LOGS} logs of 5 epochs or more that add up none is called anything else at moderate or above, and 1 % at most otherwise`, () => {
  const rows = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 5, max: 12 }));
  const addingUp = rows.chain(([k, n]) =>
    fc.record({
      weights: fc.array(weight, { minLength: k, maxLength: k }),
      parts: fc.array(fc.array(part, { minLength: k, maxLength: k }), {
        minLength: n,
        maxLength: n,
      }),
      left: fc.constant(Array.from({ length: n }, () => 0)),
    }),
  );
  const wrong: string[] = [];
  let others = 0;
  for (const one of fc.sample(addingUp, { seed: SEED, numRuns: MADE_LOGS })) {
    const log = printed(one);
    const { verdict, findings } = runOf(log);
    const isFalse = !["adds-up", "other-weights", "cannot-tell"].includes(verdict.id);
    if (isFalse && verdict.certainty !== "possible") wrong.push(`${verdict.id}\n${log}`);
    if (!WEIGHT_CAUSES.has(findings[0]?.cause ?? "")) others += 1;
  }
  expect(wrong).toEqual([]);
  expect(others).toBeLessThanOrEqual(MADE_LOGS / 100);
}, 600_000);
