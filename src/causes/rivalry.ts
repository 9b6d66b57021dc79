// What a cause found and the explanations of other kinds → its certainty, the rival named, and what would tell them apart.

import { type Explanation, type Leaves, rivalOf } from "../reconcile/explanations.ts";
import type { ColumnsFact, Ranking } from "../reconcile/facts.ts";
import type { Verdict } from "./cause.ts";
import type { Evidence, Finding } from "./finding.ts";
import { weightList } from "./wording.ts";

/** A strong finding is only moderate while the rows can be told in fewer bits by something else. */
export function tempered(
  verdict: Verdict,
  leaves: readonly Leaves[] | undefined,
  ranking: Ranking | undefined,
  weights: readonly number[],
): Verdict {
  if (verdict.kind !== "found" || leaves === undefined || ranking === undefined) return verdict;
  const found = rivalOf(ranking.list, leaves, weights, ranking.base);
  if (found === undefined) return verdict;
  const rounded = Math.round(Math.abs(found.ahead));
  const bits = `\`${rounded}\` ${rounded === 1 ? "bit" : "bits"}`;
  const compared =
    found.ahead > 0 && Number.isFinite(found.ahead)
      ? `needs ${bits} fewer to tell these rows`
      : found.ahead > 0
        ? "is possible as well"
        : `needs only ${bits} more to tell these rows`;
  const rival: Evidence = { kind: "undecided", text: `${inWords(found.rival)} ${compared}` };
  return {
    ...verdict,
    certainty: verdict.certainty === "strong" ? "moderate" : verdict.certainty,
    evidence: [...verdict.evidence, rival],
  };
}

/** A clause for an explanation: what it leaves, at which weights. */
export function inWords({ leaves, weights }: Explanation): string {
  const at = `at weights ${weightList(weights)}`;
  switch (leaves) {
    case "zero":
      return `no residual ${at}`;
    case "short-batch":
      return `a short last batch ${at}`;
    case "smooth":
      return `a smooth residual ${at}`;
    case "scattered":
      return `a residual that scatters about zero ${at}`;
    case "sinking":
      return "a residual that sinks below zero";
    case "piecewise":
      return "a set of weights that changes in the run";
  }
}

/** Named by `hidden-loss` already. */
const KINDS_OF_HIDDEN_LOSS: ReadonlySet<string> = new Set([
  "activity-penalty",
  "missing-component",
]);

export interface Undecided {
  readonly between: readonly string[];
  readonly wouldSettle: string;
}

/** Null when the first finding stands alone: it is strong, or nothing else comes near. */
export function undecidedBetween(
  findings: readonly Finding[],
  log: Pick<ColumnsFact, "epochs" | "hasVal"> & {
    readonly hasUpdates: boolean;
    readonly isPrinted: boolean;
  },
): Undecided | null {
  const [best] = findings;
  const wouldSettle = settledBy(log);
  if (best === undefined) return { between: [], wouldSettle };
  if (best.certainty === "proven" || best.certainty === "strong") return null;
  const possible = findings
    .filter(({ certainty }) => certainty !== "ruled-out")
    .map(({ cause }) => cause);
  const standing = possible.filter(
    (cause) =>
      cause === best.cause || !possible.includes("hidden-loss") || !KINDS_OF_HIDDEN_LOSS.has(cause),
  );
  if (best.certainty === "moderate" && standing.length === 1) return null;
  return { between: standing, wouldSettle };
}

/** Epochs from which on more of them rarely change the answer (corpus). */
const ENOUGH_EPOCHS = 8;

/** What this log lacks of all that tells explanations apart, the most telling first. */
function settledBy({
  epochs,
  hasVal,
  hasUpdates,
  isPrinted,
}: Pick<ColumnsFact, "epochs" | "hasVal"> & {
  readonly hasUpdates: boolean;
  readonly isPrinted: boolean;
}): string {
  const lacking = [
    ...(hasVal ? [] : ["validation data"]),
    ...(hasUpdates ? [] : ["the updates of a progress bar (verbose=1)"]),
    ...(epochs >= ENOUGH_EPOCHS ? [] : ["more epochs"]),
    ...(isPrinted ? ["the full precision of a CSVLogger file"] : []),
  ];
  if (lacking.length === 0) return "a run of the same model without regularizers and added losses";
  return lacking.length === 1
    ? (lacking[0] as string)
    : `${lacking.slice(0, -1).join(", ")} or ${lacking.at(-1)}`;
}
