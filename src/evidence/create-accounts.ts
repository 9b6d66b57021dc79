// The rows of a run and the weights that are expected → its accounts, each part made once and when it is asked for.

import { MOST_RANGED } from "../reconcile/bounds/fit.ts";
import { type RowKinds, type RunRows, together } from "../reconcile/rows/run-rows.ts";
import { remaindersAt, type Rows } from "../reconcile/rows/rows.ts";
import type { Accounts, Agreement, AtWeights } from "./accounts.ts";
import type { Slack } from "../reconcile/rows/slack.ts";
import { findSchedule, type Schedule } from "../reconcile/weights/schedule.ts";
import { agreementOf } from "./agreement.ts";
import { sampledRows } from "./sample.ts";
import { fittedWeights, plausibleWeights } from "./plausible-weights.ts";
import { signedAgreement } from "./signed-agreement.ts";
import type { Writer } from "../table/run.ts";

interface AccountsInput extends Pick<
  Accounts,
  "rows" | "base" | "keras" | "singleOutput" | "slack"
> {
  /** Whether weights below 0 are looked for where none of 0 or more explain the rows. */
  readonly signs?: "non-negative" | "free" | undefined;
}

/** A class: what is made once a log has no getter in an object literal (CONTRIBUTING). */
class RunAccounts implements Accounts {
  readonly rows: RunRows;
  readonly k: number;
  readonly base: readonly number[];
  readonly keras: Writer["keras"];
  readonly singleOutput: boolean;
  readonly slack: Slack;
  readonly #input: AccountsInput;
  /** The accounts of all rows, where these are some of them. */
  readonly #whole: Accounts | undefined;
  readonly #agreements = new Map<Rows, Agreement>();
  #sampled: Accounts | undefined;
  #atBase: AtWeights | undefined;
  #plausible: readonly number[] | undefined;
  #fitted: readonly number[] | undefined;
  #atPlausible: AtWeights | undefined;
  #schedule: Schedule | null | undefined;

  constructor(input: AccountsInput, whole?: Accounts) {
    const { rows, base, keras, singleOutput, slack } = input;
    this.#input = input;
    this.#whole = whole;
    this.rows = rows;
    this.k = base.length;
    this.base = base;
    this.keras = keras;
    this.singleOutput = singleOutput;
    this.slack = slack;
  }

  agreement(which: RowKinds): Agreement {
    if (this.#whole !== undefined) return this.#whole.agreement(which);
    const rows = together(this.rows, which);
    const found = this.#agreements.get(rows) ?? this.#agreementOf(rows, which);
    this.#agreements.set(rows, found);
    return found;
  }

  #agreementOf(rows: Rows, which: RowKinds): Agreement {
    if (this.sampled === this) return this.#agree(rows);
    // What does not explain some of the rows does not explain all of them.
    const some = this.#agree(together(this.sampled.rows, which));
    return some.kind === "none" && some.fit === undefined
      ? { ...some, spare: rows.clock.length - this.k }
      : this.#agree(rows);
  }

  #agree(rows: Rows): Agreement {
    const plain = agreementOf(rows, this.slack, this.base);
    return this.#input.signs === "free" && plain.kind === "none"
      ? signedAgreement(rows, this.slack, this.base)
      : plain;
  }

  get sampled(): Accounts {
    if (this.#sampled === undefined) {
      // Some rows are not thinned again, though they may be more than a sample should have.
      const rows = this.#whole === undefined ? sampledRows(this.rows) : this.rows;
      this.#sampled = rows === this.rows ? this : new RunAccounts({ ...this.#input, rows }, this);
    }
    return this.#sampled;
  }

  get plausible(): readonly number[] {
    return (this.#plausible ??= this.#whole?.plausible ?? plausibleWeights(this));
  }

  get fitted(): readonly number[] {
    return (this.#fitted ??=
      this.sampled === this ? fittedWeights(this.rows) : this.sampled.fitted);
  }

  get atBase(): AtWeights {
    return (this.#atBase ??= rowsAt(this.rows, this.base));
  }

  get atPlausible(): AtWeights {
    return (this.#atPlausible ??= rowsAt(this.rows, this.plausible));
  }

  get schedule(): Schedule | null {
    if (this.#schedule === undefined) {
      const isLooked = this.k <= MOST_RANGED && this.agreement("all").kind === "none";
      // What does not explain some of the rows does not explain all of them.
      const isOpen = isLooked && (this.sampled === this || this.sampled.schedule !== null);
      this.#schedule = isOpen ? (findSchedule(this.rows, this.slack) ?? null) : null;
    }
    return this.#schedule;
  }
}

export function createAccounts(input: AccountsInput): Accounts {
  return new RunAccounts(input);
}

export function rowsAt({ train, val, updates }: RunRows, weights: readonly number[]): AtWeights {
  return {
    weights,
    train: remaindersAt(train, weights),
    val: remaindersAt(val, weights),
    updates: remaindersAt(updates, weights),
  };
}
