// The rows of a run and the weights that are expected → its accounts, each part made once and when it is asked for.

import type { RunRows } from "../reconcile/rows/run-rows.ts";
import { type Rows, residuals, stack, tolerances, weightedSums } from "../reconcile/rows/rows.ts";
import type { Accounts, Agreement, AtWeights, Leaves, Remainders } from "./accounts.ts";
import { agreementOf } from "./agreement.ts";
import { codeLengths } from "./code-lengths.ts";
import { plausibleWeights } from "./plausible-weights.ts";
import { signedAgreement } from "./signed-agreement.ts";

export interface AccountsInput extends Pick<
  Accounts,
  "rows" | "base" | "keras" | "singleOutput" | "slack"
> {
  /** Whether weights below 0 are looked for where none of 0 or more explain the rows. */
  readonly signs?: "non-negative" | "free" | undefined;
}

export function createAccounts(input: AccountsInput): Accounts {
  const { rows, base, keras, singleOutput, slack } = input;
  const { updates, train, val } = rows;
  const known = new Map<string, Agreement>();
  const agreement: Accounts["agreement"] = (which) => {
    const found = known.get(which);
    if (found !== undefined) return found;
    const chosen = {
      all: () => stack(updates, train, val),
      updates: () => updates,
      train: () => stack(updates, train),
      epochs: () => stack(train, val),
    }[which]();
    const plain = agreementOf(chosen, slack, base);
    const made =
      input.signs === "free" && plain.kind === "none"
        ? signedAgreement(chosen, slack, base)
        : plain;
    known.set(which, made);
    return made;
  };
  let [atBase, atPlausible]: (AtWeights | undefined)[] = [];
  let lengths: ReadonlyMap<Leaves, number> | undefined;
  const accounts: Accounts = {
    rows,
    k: base.length,
    base,
    keras,
    singleOutput,
    slack,
    agreement,
    get atBase() {
      atBase ??= rowsAt(rows, base);
      return atBase;
    },
    get atPlausible() {
      atPlausible ??= rowsAt(rows, plausibleWeights(accounts));
      return atPlausible;
    },
    get codeLengths() {
      lengths ??= codeLengths(accounts);
      return lengths;
    },
  };
  return accounts;
}

export function rowsAt({ train, val, updates }: RunRows, weights: readonly number[]): AtWeights {
  return {
    weights,
    train: remaindersAt(train, weights),
    val: remaindersAt(val, weights),
    updates: remaindersAt(updates, weights),
  };
}

export function remaindersAt(rows: Rows, weights: readonly number[]): Remainders {
  return {
    r: residuals(rows, weights),
    tolerance: tolerances(rows, weights),
    sum: weightedSums(rows, weights),
    total: rows.observations.map(({ total }) => total.value),
    epochs: rows.epochs,
  };
}
