// A run and a reference → whether the ledger's composition changed: columns, weights, share of the residual, cause.

import type { Finding } from "../../causes/finding.ts";
import { largest, smallest } from "../../math/statistics.ts";
import type { RunAnalysis, WeightRange } from "../../report/analysis.ts";
import { plainNumber, rangeText, shareRange } from "../../report/number-text.ts";
import type { Split } from "../../table/row.ts";
import { residualsAt } from "../observations.ts";
import type { Judgement, Rule } from "../rule.ts";

/** Shares are compared over this many common epochs or more: fewer differ by the luck of one training. */
const COMMON_EPOCHS = 3;

export const sameComposition: Rule = {
  id: "same-composition",
  title: "The loss is made up as in the reference",
  help: "The run is compared with the run of the same number in the log given by `--against`. It has changed where columns were added or removed, where the ranges of a weight do not overlap, where the shares of the residual do not overlap over the common epochs, or where the cause is another one that the reference rules out.",
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
        text: `the loss is made up otherwise than in \`${reference.source}\`: ${changes.map(({ text }) => text).join("; ")}`,
        rows: changes.flatMap(({ rows }) => rows),
      },
    ];
  },
};

interface Change {
  readonly text: string;
  readonly rows: readonly number[];
}

function same(run: RunAnalysis, reference: RunAnalysis): Judgement {
  const common = epochsOf(run).filter((epoch) => epochsOf(reference).includes(epoch)).length;
  const epochs = `${common} common ${common === 1 ? "epoch" : "epochs"}`;
  if (common === 0)
    return { verdict: "undecided", text: "cannot tell: the logs have no epoch in common" };
  const few =
    common < COMMON_EPOCHS ? `; shares are compared from ${COMMON_EPOCHS} common epochs on` : "";
  return {
    verdict: "pass",
    text: `no difference from \`${reference.source}\` can be shown (${epochs}${few})`,
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

/** Ranges hold under a residual model each; under different ones they say nothing of each other. */
function weightChanges(run: RunAnalysis, reference: RunAnalysis): Change[] {
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

/**
 * Shares depend on the weights, and those shown may have been fitted: only what differs at the weights of either run is
 * a change of what makes up the loss.
 */
function shareChange(run: RunAnalysis, reference: RunAnalysis, split: Split): Change[] {
  const common = new Set(epochsOf(reference, split));
  const epochs = new Set(epochsOf(run, split).filter((epoch) => common.has(epoch)));
  if (epochs.size < COMMON_EPOCHS) return [];
  const compared = [reference, run].map(({ weights }) => ({
    now: shares(run, weightsFor(run, weights), split, epochs),
    then: shares(reference, weightsFor(reference, weights), split, epochs),
  }));
  const [{ now, then } = { now: null, then: null }] = compared;
  if (now === null || then === null) return [];
  if (compared.some((pair) => !areApart(pair.now, pair.then))) return [];
  const who = split === "val" ? "validation residual" : "residual";
  return [
    {
      text: `the ${who} is ${shareRange(now.low, now.high)} of the total over ${epochs.size} common epochs, and was ${shareRange(then.low, then.high)}`,
      rows: run.rows.flatMap((row, i) => (row.split === split && epochs.has(row.epoch) ? [i] : [])),
    },
  ];
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

function areApart(one: Ends | null, other: Ends | null): boolean {
  return one !== null && other !== null && (one.low > other.high || other.low > one.high);
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
): Ends | null {
  const ends = residualsAt(run, weights).flatMap(
    ({ observation: { split: of, epoch, total }, low, high }) => {
      if (of !== split || !epochs.has(epoch) || (total.low <= 0 && total.high >= 0)) return [];
      return [low, high].flatMap((end) => [end / total.low, end / total.high]);
    },
  );
  return ends.length === 0 ? null : { low: smallest(ends), high: largest(ends) };
}

function causeChange(run: RunAnalysis, reference: RunAnalysis): Change[] {
  const [now, then] = [best(run), best(reference)];
  if (now === undefined || then === undefined || now.cause === then.cause) return [];
  if (!isRuledOut(reference, now) || !isRuledOut(run, then)) return [];
  return [
    {
      text: `the first finding is \`${now.cause}\` (${now.certainty}), and was \`${then.cause}\` (${then.certainty})`,
      rows: [],
    },
  ];
}

/** A finding that is less than strong may be another one after the next training. */
function best({ findings }: RunAnalysis): Finding | undefined {
  const [first] = findings;
  return first?.certainty === "strong" || first?.certainty === "proven" ? first : undefined;
}

/** Ruled out, or not even asked because the rows add up beyond doubt. */
function isRuledOut({ findings, residual }: RunAnalysis, { cause }: Finding): boolean {
  const own = findings.find((finding) => finding.cause === cause);
  if (own !== undefined) return own.certainty === "ruled-out";
  return residual.model === "zero" && findings[0]?.certainty === "strong";
}

function epochsOf({ rows }: RunAnalysis, split?: Split): readonly number[] {
  const own = rows.filter((row) => split === undefined || row.split === split);
  return [...new Set(own.map(({ epoch }) => epoch))];
}
