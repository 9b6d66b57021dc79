// Declared weights → whether the rows add up at them, or which row contradicts them.

import { rowsText, weightList } from "../../causes/wording.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { areDeclared } from "../../analysis/answer/run-rows.ts";
import { plainNumber } from "../../analysis/number-text.ts";
import { isOffExactly, exactRowText } from "../../analysis/exact-row.ts";
import { type Bounded, residualsAt } from "../../analysis/fitted-rows.ts";
import { counted } from "../../table/clock.ts";
import { verdictOfCause } from "../../verdict/verdicts.ts";
import type { RuleResult, Rule } from "../rule.ts";

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
  help: "Tests the weights given by `--weights`. They fail in two cases. The rows add up with other weights but not with these. Or the weighted components alone exceed the total by more than a short last batch can explain. The row that shows it is checked in exact arithmetic.",
  judge(run) {
    if (!areDeclared(run)) return [];
    const weights = run.weights.map(({ value }) => value);
    const rows = residualsAt(run, weights);
    const off = rows.filter(({ low, high }) => low > 0 || high < 0);
    const said = weightList(weights, plainNumber);
    if (rows.length === 0) return [];
    if (off.length === 0)
      return [
        { verdict: "pass", text: `${rowsText(rows.length)} up with the given weights ${said}` },
      ];
    return [
      otherWeights(run, off, said) ?? tooLarge(run, off, said) ?? open(run, off, rows.length, said),
    ];
  },
};

/** The rows add up at other weights. */
function otherWeights(
  run: RunAnalysis,
  off: readonly Bounded[],
  said: string,
): RuleResult | undefined {
  const other = run.findings.find(
    ({ cause, certainty }) => verdictOfCause(cause) === "other-weights" && certainty !== "possible",
  );
  const worst = mostOff(off);
  if (other === undefined || !isOffExactly(run, worst)) return undefined;
  return {
    verdict: "fail",
    text: `${other.clause}; the given weights ${said} leave a difference`,
    evidence: [exactRowText(run, worst)],
    next: other.next,
    rows: [worst.observation.row],
  };
}

/** The weighted components alone come to more than the total. */
function tooLarge(run: RunAnalysis, off: readonly Bounded[], said: string): RuleResult | undefined {
  const above = off.filter(
    (row) => row.observation.split === "train" && -row.high > shortBatchShift(run, row),
  );
  if (above.length === 0 || run.findings.some(({ cause }) => UNEVEN.has(cause))) return undefined;
  const worst = mostOff(above);
  if (!isOffExactly(run, worst)) return undefined;
  return {
    verdict: "fail",
    text: `the given weights ${said} come to more than \`${run.total}\` in ${counted(above.length, "train row")}, by more than a short last batch can explain, and no hidden term of 0 or more can correct that`,
    evidence: [exactRowText(run, worst)],
    rows: [worst.observation.row],
  };
}

/** What no finding explains cannot be told; what one does speaks neither for the weights nor against them. */
function open(
  { findings: [first] }: RunAnalysis,
  off: readonly Bounded[],
  rows: number,
  said: string,
): RuleResult {
  const text = `${off.length} of ${rows} rows do not add up with the given weights ${said}`;
  const places = [mostOff(off).observation.row];
  return first === undefined || first.cause === "undetermined"
    ? { verdict: "undecided", text: `cannot tell whether they hold: ${text}`, rows: places }
    : {
        verdict: "note",
        text: `${text}; \`${first.cause}\` (${first.certainty}) explains it, so the weights are neither confirmed nor contradicted`,
        rows: places,
      };
}

/**
 * What a short last batch may take from a total that Keras 3 averages over samples, its components over batches: up to
 * one batch's part of the sum (measured: 7 % of the total at most). Half of it where the log prints no steps.
 */
function shortBatchShift({ rows, weights }: RunAnalysis, { observation }: Bounded): number {
  let steps = 2;
  for (const row of rows) steps = Math.max(steps, row.steps ?? 0);
  const sum = observation.components.reduce(
    (whole, { value }, i) => whole + Math.abs(value * (weights[i]?.value ?? 1)),
    0,
  );
  return sum / steps;
}

function mostOff(rows: readonly Bounded[]): Bounded {
  return rows.reduce((most, row) => (distance(row) > distance(most) ? row : most));
}

function distance({ low, high }: Bounded): number {
  return Math.max(low, -high);
}
