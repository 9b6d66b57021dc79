// Measured logs → every table of the judgement.

import { fitTable } from "./fit.mjs";

export const VERDICTS = [
  "adds-up",
  "other-weights",
  "hidden-term",
  "measured-differently",
  "changing-weights",
];
/** Causes that a table tells apart, and the table's own class for those that a log cannot tell from another. */
const CAUSES = {
  "hidden-term": ["weight-penalty", "hidden-loss", "missing-component"],
  "measured-differently": [
    "partial-batch",
    "averaging-mismatch",
    "val-total-one-batch",
    "sample-weights",
    "metric-is-not-the-loss",
  ],
  "changing-weights": ["weight-schedule", "learned-weights"],
};
const SAME = { "single-output-penalty": "weight-penalty", "activity-penalty": "hidden-loss" };
/** A run counts once as it is, and less in each of the ways it was cut. */
const CUT_WEIGHT = 0.3;
/** Causes are told by fewer logs, and less surely: their tables are held back more. */
const HELD_BACK = { l1: 4e-4, l2: 1e-2 };

const indices = (ids, classes) =>
  [...new Set(ids.map((id) => classes.indexOf(id)).filter((i) => i >= 0))].toSorted(
    (a, b) => a - b,
  );

/** Logs with the places of their right verdicts. */
export function withVerdicts(logs) {
  return logs
    .map((log) => ({ ...log, right: indices(log.verdicts, VERDICTS) }))
    .filter(({ right }) => right.length > 0);
}

function withCauses(logs, verdict) {
  return logs
    .filter(({ verdicts }) => verdicts.includes(verdict))
    .map(({ causes, ...log }) => ({
      ...log,
      right: indices(
        causes.map((id) => SAME[id] ?? id),
        CAUSES[verdict],
      ),
    }))
    .filter(({ right }) => right.length > 0);
}

export function tablesOf(logs, figures) {
  const weighted = logs.map((log) => ({
    ...log,
    weight: log.variant === "whole" ? 1 : CUT_WEIGHT,
  }));
  const verdicts = withVerdicts(weighted);
  const byVerdict = (wanted) => fitTable(verdicts.filter(wanted), figures, VERDICTS);
  const byCause = (verdict) =>
    fitTable(withCauses(weighted, verdict), figures, CAUSES[verdict], HELD_BACK);
  return {
    components: byVerdict(({ single }) => !single),
    oneMetric: byVerdict(({ single }) => single),
    hiddenTerm: byCause("hidden-term"),
    measuredDifferently: byCause("measured-differently"),
    changingWeights: byCause("changing-weights"),
  };
}
