// Declared weights → whether the rows add up at them, or which row contradicts them.

import { exactEnd } from "../../table/printed.ts";
import {
  add,
  fromNumber,
  multiply,
  negate,
  rational,
  type Rational,
  signOf,
  subtract,
} from "../../math/rational.ts";
import type { RunAnalysis } from "../../report/analysis.ts";
import { plainNumber } from "../../report/number-text.ts";
import { isDeclared, OTHER_WEIGHTS } from "../declared.ts";
import { type Bounded, residualsAt, slackOf } from "../observations.ts";
import type { Rule } from "../rule.ts";

/** Findings under which a row below the weighted sum says nothing about the weights. */
const UNEVEN: ReadonlySet<string> = new Set([
  "partial-batch",
  "averaging-mismatch",
  "val-total-one-batch",
  "learned-weights",
  "weight-schedule",
  "undetermined",
]);

export const declaredWeights: Rule = {
  id: "declared-weights",
  title: "The declared weights fit the rows",
  help: "Weights given by `--weights` are put to the test. They are contradicted where the rows add up at other weights and not at these, or where they alone come to more than the total, which no hidden term of 0 or more could mend. The row that does so is checked in exact arithmetic.",
  judge(run) {
    if (!isDeclared(run)) return [];
    const weights = run.weights.map(({ value }) => value);
    const rows = residualsAt(run, weights);
    if (rows.length === 0) return [];
    const said = `(${weights.map(plainNumber).join(", ")})`;
    const off = rows.filter(({ low, high }) => low > 0 || high < 0);
    if (off.length === 0)
      return [
        { verdict: "pass", text: `all ${rows.length} rows add up at the declared weights ${said}` },
      ];
    const standing = run.findings.filter(({ certainty }) => certainty !== "ruled-out");
    const other = standing.find(
      ({ cause, certainty }) => OTHER_WEIGHTS.has(cause) && certainty !== "possible",
    );
    const where = mostOff(off);
    if (other !== undefined && isOff(run, where, weights)) {
      return [
        {
          verdict: "fail",
          text: `${other.clause}; the declared ${said} are impossible without a residual`,
          evidence: [rowText(run, where)],
          next: other.next,
          rows: [where.observation.row],
        },
      ];
    }
    const above = off.filter(({ high }) => high < 0);
    const [uneven] = standing.filter(({ cause }) => UNEVEN.has(cause));
    if (above.length === 0) {
      return [
        {
          verdict: "note",
          text: `at the declared weights ${said} something positive is left in ${off.length} of ${rows.length} rows: they are neither verified nor contradicted`,
          rows: [where.observation.row],
        },
      ];
    }
    const worst = mostOff(above);
    if (uneven === undefined && isOff(run, worst, weights)) {
      return [
        {
          verdict: "fail",
          text: `the declared weights ${said} come to more than \`${run.total}\` in ${above.length} of ${rows.length} rows, and no hidden term of 0 or more mends that`,
          evidence: [rowText(run, worst)],
          rows: [worst.observation.row],
        },
      ];
    }
    return [
      {
        verdict: "undecided",
        text: `cannot tell whether the declared weights ${said} hold: ${off.length} of ${rows.length} rows do not add up, which \`${uneven?.cause ?? "undetermined"}\` (${uneven?.certainty ?? "possible"}) would explain as well`,
        rows: [worst.observation.row],
      },
    ];
  },
};

function mostOff(rows: readonly Bounded[]): Bounded {
  return rows.reduce((most, row) => (distance(row) > distance(most) ? row : most));
}

function distance({ low, high }: Bounded): number {
  return Math.max(low, -high);
}

function rowText(run: RunAnalysis, { observation, low, high }: Bounded): string {
  const size = plainNumber(Number(Math.max(low, -high).toPrecision(3)));
  const name = observation.split === "val" ? `val_${run.total}` : run.total;
  return `${observation.split} epoch ${observation.epoch}: \`${name}\` is at least \`${size}\` ${low > 0 ? "more" : "less"} than the weighted components, whatever was rounded`;
}

/** The same question in exact fractions: 0 lies outside the row's residual, rounding and float32 at their worst. */
function isOff(
  run: RunAnalysis,
  { observation, low }: Bounded,
  weights: readonly number[],
): boolean {
  const { float } = slackOf(run);
  const slack = rational(float.numerator, float.denominator);
  const [near, far] = low > 0 ? (["low", "high"] as const) : (["high", "low"] as const);
  const total = outward(exactEnd(observation.total, near), near, slack);
  const sum = observation.components.reduce(
    (whole, printed, i) =>
      add(
        whole,
        multiply(fromNumber(weights[i] ?? 1), outward(exactEnd(printed, far), far, slack)),
      ),
    rational(0n),
  );
  return signOf(subtract(total, sum)) === (low > 0 ? 1 : -1);
}

function outward(value: Rational, end: "low" | "high", slack: Rational): Rational {
  const size = multiply(signOf(value) < 0 ? negate(value) : value, slack);
  return end === "high" ? add(value, size) : subtract(value, size);
}
