import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, rational, subtract } from "../../../src/math/rational.ts";
import { type Proof, verify } from "../../../src/reconcile/proof/certificate.ts";
import { residualModels } from "../../../src/reconcile/models/index.ts";
import { intervalsOf } from "../../../src/reconcile/rows/row-intervals.ts";
import { type Slack, worstSlack } from "../../../src/reconcile/rows/slack.ts";
import type { FittedRows } from "../../../src/reconcile/rows/fitted-rows.ts";
import { fit } from "../../../src/reconcile/bounds/fit.ts";
import { refute } from "../../../src/reconcile/proof/prove.ts";
import { observe } from "../../helpers/observations.ts";
import { boundsProblem, type BoundsProblem } from "../../helpers/bounds-problem.ts";
import { draws } from "../../helpers/draws.ts";

const SLACK: Slack = worstSlack({ train: 20, known: true, precision: "float32" });

const problem: fc.Arbitrary<BoundsProblem> = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
  rows: fc.integer({ min: 2, max: 40 }),
  components: fc.integer({ min: 1, max: 4 }),
  digits: fc.integer({ min: 3, max: 5 }),
  hidden: fc.constantFrom("none", "falling", "growing", "level"),
  parallel: fc.constant(0),
  scale: fc.constantFrom(-9, 0, 9),
});

/** Every model that is impossible on the rows, with its proof. */
function refuted(
  observations: FittedRows,
): { model: (typeof residualModels)[number]; proof: Proof }[] {
  const intervals = intervalsOf(observations, SLACK);
  return residualModels.flatMap((model) => {
    const proof = refute(intervals, model);
    return proof === undefined ? [] : [{ model, proof }];
  });
}

describe("certificates", () => {
  test("each holds in exact arithmetic, and no row of it can be left out", () => {
    const rowsOfProofs: number[] = [];
    fc.assert(
      fc.property(problem, (drawn) => {
        const observations = boundsProblem(drawn);
        for (const { model, proof } of refuted(observations)) {
          const own = proof.observations.picked(proof.at);
          const position = new Map(proof.at.map((at, i) => [at, i]));
          const terms = proof.terms.map((term) => ({ ...term, at: position.get(term.at) ?? -1 }));
          expect(verify(intervalsOf(own, SLACK), terms)?.bound(), model.id).toBe(proof.bound());
          expect(proof.terms.length).toBeLessThanOrEqual(3 * (drawn.components + 1));
          rowsOfProofs.push(proof.at.length);
          proof.at.forEach((left) => {
            const rest = proof.observations.picked(proof.at.filter((at) => at !== left));
            if (rest.length === 0) return;
            const found = fit(intervalsOf(rest, SLACK), model);
            expect(found, `${model.id} without row ${left}`).toBeDefined();
          });
        }
      }),
      { numRuns: draws(60) },
    );
    expect(rowsOfProofs.length).toBeGreaterThan(draws(60));
  });

  test("one whose multiplier is changed for the worse fails the check", () => {
    fc.assert(
      fc.property(problem, fc.nat(), (drawn, choice) => {
        const observations = boundsProblem(drawn);
        for (const { proof } of refuted(observations).slice(0, 2)) {
          const intervals = intervalsOf(proof.observations, SLACK);
          const index = choice % proof.terms.length;
          const tampered = (change: (term: Proof["terms"][number]) => Proof["terms"][number]) =>
            verify(
              intervals,
              proof.terms.map((term, i) => (i === index ? change(term) : term)),
            );
          expect(
            tampered((term) => ({ ...term, multiplier: subtract(rational(0n), term.multiplier) })),
          ).toBeUndefined();
          expect(tampered((term) => ({ ...term, multiplier: rational(0n) }))).toBeUndefined();
          if (proof.terms.length === 1) continue;
          // A large enough multiple of any single term leaves nothing of the others, and one term alone is no contradiction.
          expect(
            tampered((term) => ({
              ...term,
              multiplier: add(term.multiplier, rational(10n ** 30n)),
            })),
          ).toBeUndefined();
        }
      }),
      { numRuns: draws(30) },
    );
  });

  test("a proof cannot be written down: only the check makes one", () => {
    // @ts-expect-error: the mark of a proof is not exported
    const forged: Proof = { observations: [], terms: [], at: [], bound: -1 };
    expect(Object.getOwnPropertySymbols(forged)).toEqual([]);
    const intervals = intervalsOf(observe([["1", "1"]]), SLACK);
    expect(verify(intervals, forged.terms)).toBeUndefined();
  });
});
