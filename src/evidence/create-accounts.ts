// The rows of a run and the weights that are expected → its accounts, each part made once and when it is asked for.

import { MOST_RANGED } from "../reconcile/bounds/fit.ts";
import { type RowKind, type RunRows, together } from "../reconcile/rows/run-rows.ts";
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

/** Rows that are asked together. */
const PARTS = {
  all: ["updates", "train", "val"],
  updates: ["updates"],
  train: ["updates", "train"],
  epochs: ["train", "val"],
} as const;

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
  readonly #agreements = new Map<string, Agreement>();
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

  agreement(which: keyof typeof PARTS): Agreement {
    if (this.#whole !== undefined) return this.#whole.agreement(which);
    // Without updates or validation several of the questions are one, and with 128 components each takes a quarter of a second.
    const parts = PARTS[which].filter((part) => this.rows[part].clock.length > 0);
    const key = parts.join();
    const found = this.#agreements.get(key) ?? this.#agreementOf(parts);
    this.#agreements.set(key, found);
    return found;
  }

  #agreementOf(parts: readonly RowKind[]): Agreement {
    const some =
      this.sampled === this ? undefined : this.#agree(together(this.sampled.rows, parts));
    // What does not explain some of the rows does not explain all of them.
    if (some?.kind !== "none" || some.fit !== undefined)
      return this.#agree(together(this.rows, parts));
    const count = parts.reduce((sum, part) => sum + this.rows[part].clock.length, 0);
    return { ...some, spare: count - this.k };
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
