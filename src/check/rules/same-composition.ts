// A run and a reference → whether the ledger's composition changed: columns, weights, share of the residual, cause.

import type { Finding } from "../../causes/finding.ts";
import type { RunAnalysis, WeightRange } from "../../analysis/analysis.ts";
import { countOnClock } from "../../table/clock.ts";
import { plainNumber, rangeText } from "../../analysis/number-text.ts";
import type { RuleResult, Rule } from "../rule.ts";
import { type Change, COMMON_EPOCHS, epochsOf, shareChange } from "../share-change.ts";

export const sameComposition: Rule = {
  id: "same-composition",
  title: "The loss is made up as in the reference",
  help: "Compares the run with the run of the same number in the log given by `--against`. The rule fails if columns were added or removed, if the ranges of a weight do not overlap, if the shares of the residual do not overlap over common epochs, or if the cause is one that the reference excludes.",
  judge(run, { against }) {
    if (against === undefined) return [];
    const reference = against.find((one) => one.run === run.run);
    if (reference === undefined)
      return [
        {
          verdict: "undecided",
          text: `cannot tell: the reference has no run ${run.run} to compare with`,
        },
      ];
    const changes = [
      ...columnChanges(run, reference),
      ...weightChanges(run, reference),
      ...(["train", "val"] as const).flatMap((split) => shareChange(run, reference, split)),
      ...causeChange(run, reference),
    ];
    if (changes.length === 0) return [same(run, reference)];
    return [
      {
        verdict: "fail",
        text: `the loss is made up differently from \`${reference.source}\`: ${changes.map(({ text }) => text).join("; ")}`,
        rows: changes.flatMap(({ rows }) => rows),
      },
    ];
  },
};

function same(run: RunAnalysis, reference: RunAnalysis): RuleResult {
  const known = new Set(epochsOf(reference));
  const common = epochsOf(run).filter((epoch) => known.has(epoch)).length;
  if (common === 0)
    return { verdict: "undecided", text: `cannot tell: the logs have no ${run.clock} in common` };
  const few = common < COMMON_EPOCHS ? `; shares are compared from ${COMMON_EPOCHS} on` : "";
  return {
    verdict: "pass",
    text: `no difference from \`${reference.source}\` is visible (${countOnClock(run.clock, common)} in common${few})`,
  };
}

function columnChanges(run: RunAnalysis, reference: RunAnalysis): Change[] {
  const missing = reference.components.filter((name) => !run.components.includes(name));
  const added = run.components.filter((name) => !reference.components.includes(name));
  return [
    ...missing.map((name) => ({ text: `\`${name}\` is no longer printed`, rows: [] })),
    ...added.map((name) => ({ text: `\`${name}\` is new`, rows: [] })),
    ...(run.total === reference.total
      ? []
      : [{ text: `the total is \`${run.total}\`, not \`${reference.total}\``, rows: [] }]),
  ];
}

/** Ranges hold under a residual model each; under different ones, or doubtful ones, they say nothing of each other. */
function weightChanges(run: RunAnalysis, reference: RunAnalysis): Change[] {
  if (best(run) === undefined || best(reference) === undefined) return [];
  if (run.residual.model === null || run.residual.model !== reference.residual.model) return [];
  return run.weights.flatMap((weight) => {
    const other = reference.weights.find(({ component }) => component === weight.component);
    if (other === undefined || !areDisjoint(weight, other)) return [];
    return [
      {
        text: `the weight of \`${weight.component}\` is ${range(weight)}, and was ${range(other)}`,
        rows: [],
      },
    ];
  });
}

function areDisjoint(one: WeightRange, other: WeightRange): boolean {
  const isBelow = (a: WeightRange, b: WeightRange): boolean =>
    a.high !== null && b.low !== null && a.high < b.low;
  return isBelow(one, other) || isBelow(other, one);
}

function range({ low, high }: WeightRange): string {
  if (low !== null && high !== null && high - low < 1e-6 * Math.abs(high)) return plainNumber(low);
  return rangeText(low, high);
}

function causeChange(run: RunAnalysis, reference: RunAnalysis): Change[] {
  const [own, former] = [best(run), best(reference)];
  if (own === undefined || former === undefined || own.cause === former.cause) return [];
  if (!isRuledOut(reference, own) || !isRuledOut(run, former)) return [];
  return [
    {
      text: `the first finding is \`${own.cause}\` (${own.certainty}), and was \`${former.cause}\` (${former.certainty})`,
      rows: [],
    },
  ];
}

/** A finding that is less than strong may be another one after the next training. */
function best({ findings }: RunAnalysis): Finding | undefined {
  const [first] = findings;
  return first?.certainty === "strong" ? first : undefined;
}

/** Not named, where the rows add up beyond doubt. */
function isRuledOut({ findings, residual }: RunAnalysis, { cause }: Finding): boolean {
  if (findings.some((finding) => finding.cause === cause)) return false;
  return residual.model === "zero" && findings[0]?.certainty === "strong";
}
