// A run and a reference → whether the ledger's composition changed: columns, weights, share of the residual, cause.

import type { Finding } from "../../causes/finding.ts";
import type { RunAnalysis, WeightRange } from "../../analysis/analysis.ts";
import { countOnClock } from "../../table/clock.ts";
import { plainNumber, rangeText, shareRange } from "../../analysis/number-text.ts";
import type { Rule, RuleResult } from "../rule.ts";
import { largest, smallest } from "../../math/statistics.ts";
import type { Interval } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import { residualsAt } from "../../analysis/fitted-rows.ts";

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

type Range = Pick<WeightRange, "low" | "high">;

function areDisjoint(one: Range, other: Range): boolean {
  const isBelow = (a: Range, b: Range): boolean =>
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

/** Shares are compared over this many common epochs or more: fewer differ by the luck of one training. */
const COMMON_EPOCHS = 3;

interface Change {
  readonly text: string;
  readonly rows: readonly number[];
}

/**
 * Shares depend on the weights, and those shown may have been fitted: only what differs at the weights of either run is
 * a change of what makes up the loss.
 */
function shareChange(run: RunAnalysis, reference: RunAnalysis, split: Split): Change[] {
  const common = new Set(epochsOf(reference, split));
  const epochs = new Set(epochsOf(run, split).filter((epoch) => common.has(epoch)));
  if (epochs.size < COMMON_EPOCHS) return [];
  const compared = [reference, run].map(({ weights }) => ({
    own: shares(run, weightsFor(run, weights), split, epochs),
    former: shares(reference, weightsFor(reference, weights), split, epochs),
  }));
  const [shown, ...others] = compared.flatMap(({ own, former }) =>
    own !== null && former !== null && areDisjoint(own, former) ? [{ own, former }] : [],
  );
  if (shown === undefined || others.length === 0) return [];
  const { own, former } = shown;
  const who = split === "val" ? "validation residual" : "residual";
  return [
    {
      text: `the ${who} is ${shareRange(own.low, own.high)} of the total over ${countOnClock(run.clock, epochs.size)} in common, and was ${shareRange(former.low, former.high)}`,
      rows: run.rows.flatMap((row, i) => (row.split === split && epochs.has(row.epoch) ? [i] : [])),
    },
  ];
}

/** The weights in the order of the run's components; none where a component is missing. */
function weightsFor(run: RunAnalysis, weights: readonly WeightRange[]): readonly number[] {
  const known = new Map(weights.map(({ component, value }) => [component, value]));
  const taken = run.components.flatMap((name) => known.get(name) ?? []);
  return taken.length === weights.length && taken.length === run.components.length ? taken : [];
}

/** From the least to the most that the residual can be of its total in any of these rows; null where there are none. */
function shares(
  run: RunAnalysis,
  weights: readonly number[],
  split: Split,
  epochs: ReadonlySet<number>,
): Interval | null {
  const ends = residualsAt(run, weights).flatMap(
    ({ observation: { split: of, epoch, total }, low, high }) => {
      if (of !== split || !epochs.has(epoch) || (total.low <= 0 && total.high >= 0)) return [];
      return [low, high].flatMap((end) => [end / total.low, end / total.high]);
    },
  );
  return ends.length === 0 ? null : { low: smallest(ends), high: largest(ends) };
}

function epochsOf({ rows }: RunAnalysis, split?: Split): readonly number[] {
  const own = rows.filter((row) => split === undefined || row.split === split);
  return [...new Set(own.map(({ epoch }) => epoch))];
}
