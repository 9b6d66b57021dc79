// Accounts → what their rows show exactly, which no table need weigh.

import type { Accounts, Agreement, Remainders } from "../evidence/accounts.ts";
import { largestShare } from "../evidence/largest-share.ts";
import { rowsAt } from "../evidence/create-accounts.ts";
import {
  AGREEMENT_BITS,
  AGREEMENT_SPARE,
  LAST_BATCH_PAIRS,
  LAST_BATCH_SHARE,
  MATERIAL_SHARE,
} from "./thresholds.ts";
import type { FigureValues } from "./table.ts";
import type { VerdictId } from "./verdicts.ts";
import { lastBatches } from "../evidence/last-batch.ts";

export interface ExactFact {
  readonly verdict: VerdictId;
  /** The cause that the same rows show; null where they do not. */
  readonly cause: string | null;
  /** The weights that the fact holds at. */
  readonly weights: readonly number[];
}

/** `strict`: a penalty is expected, so that a remainder that is merely small is one all the same. */
export function exactFact(
  accounts: Accounts,
  values: FigureValues,
  strict: boolean,
): ExactFact | undefined {
  const { base, atBase, rows } = accounts;
  const all = accounts.agreement("all");
  if (all.kind === "base" || (!strict && isImmaterial([atBase.train, atBase.val])))
    return { verdict: "adds-up", cause: "adds-up", weights: base };
  if (!accounts.singleOutput && isSure(all) && all.weights !== undefined)
    return { verdict: "other-weights", cause: causeOfWeights(all), weights: all.weights };
  const batches = lastBatches(accounts).length;
  if (
    batches >= LAST_BATCH_PAIRS &&
    (values.get("total-is-the-last-batch") ?? 0) >= LAST_BATCH_SHARE
  )
    return {
      verdict: "measured-differently",
      cause: "averaging-mismatch",
      weights: accounts.atPlausible.weights,
    };
  if (rows.updates.observations.length > 0) {
    const inner = accounts.agreement("updates");
    if (isSure(inner) && inner.weights !== undefined) {
      const at = rowsAt(rows, inner.weights);
      if (!strict && isImmaterial([at.train, at.val]))
        return inner.kind === "base"
          ? { verdict: "adds-up", cause: "adds-up", weights: inner.weights }
          : { verdict: "other-weights", cause: causeOfWeights(inner), weights: inner.weights };
      return { verdict: "measured-differently", cause: null, weights: inner.weights };
    }
  }
  return undefined;
}

function isSure({ kind, bits, spare }: Agreement): boolean {
  if (kind === "none" || spare < AGREEMENT_SPARE) return false;
  return kind !== "weights" || bits >= AGREEMENT_BITS;
}

export function causeOfWeights({ kind }: Agreement): string {
  return kind === "scale" ? "uniform-scale" : kind === "twice" ? "counted-twice" : "loss-weights";
}

function isImmaterial(lists: readonly Remainders[]): boolean {
  const share = largestShare(lists);
  return share !== null && share < MATERIAL_SHARE;
}
