// The rows of a run and the weights that are expected → its accounts, which every figure is taken from: each part made once and when it is asked for.

import { MOST_RANGED } from "../reconcile/bounds/fit.ts";
import type { Rows } from "../reconcile/rows/rows.ts";
import { type RowKinds, type RunRows, together } from "../reconcile/rows/run-rows.ts";
import { findSchedule } from "../reconcile/weights/schedule.ts";
import type { Schedule } from "../reconcile/weights/segments.ts";
import { type Agreement, agreementOf } from "./agreement.ts";
import { type AtWeights, rowsAt } from "./at-weights.ts";
import { fittedWeights, smoothestWeights } from "./plausible-weights.ts";
import { sampledRows } from "./sample.ts";
import { signedAgreement } from "./signed-agreement.ts";
import { AGREEMENT_BITS } from "./thresholds.ts";

interface AccountsInput {
  readonly rows: RunRows;
  /** The weights that are expected: declared, or 1. */
  readonly base: readonly number[];
  /** Whether the one component is a metric beside a single output's loss. */
  readonly singleOutput: boolean;
  /** Whether weights below 0 are looked for where none of 0 or more explain the rows; undefined where nothing was asked. */
  readonly signs?: "non-negative" | "free" | undefined;
}

/** Agreement from this many bits on is taken for the weights themselves (of logs with a hidden term, none of 24 had more; 1 of 11 had 8 to 13). */
const SURE_BITS = 8;

/** A class: what is made once a log has no getter in an object literal (CONTRIBUTING). */
export class Accounts {
  readonly rows: RunRows;
  readonly base: readonly number[];
  readonly singleOutput: boolean;
  readonly signs: AccountsInput["signs"];
  readonly #whole: Accounts | undefined;
  readonly #agreements = new Map<Rows, Agreement>();
  #sampled: Accounts | undefined;
  #atBase: AtWeights | undefined;
  #plausible: readonly number[] | undefined;
  #fitted: readonly number[] | undefined;
  #atPlausible: AtWeights | undefined;
  #schedule: Schedule | null | undefined;

  /** `whole`: the accounts of all rows, where these are some of them. */
  constructor(input: AccountsInput, whole?: Accounts) {
    this.rows = input.rows;
    this.base = input.base;
    this.singleOutput = input.singleOutput;
    this.signs = input.signs;
    this.#whole = whole;
  }

  /** Whether constant weights explain these rows within rounding, and which. */
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
    return some.kind === "none" && !some.isFeasible
      ? { ...some, spare: rows.clock.length - this.base.length }
      : this.#agree(rows);
  }

  #agree(rows: Rows): Agreement {
    const { slack } = this.rows;
    const plain = agreementOf(rows, slack, this.base);
    const isSought = this.signs === "free" && this.base.length <= MOST_RANGED;
    return isSought && plain.kind === "none" ? signedAgreement(rows, slack, this.base) : plain;
  }

  /** What figures are taken from: of a long run some rows, with the weights and agreements of all of them. */
  get sampled(): Accounts {
    if (this.#sampled === undefined) {
      // Some rows are not thinned again, though they may be more than a sample should have.
      const rows = this.#whole === undefined ? sampledRows(this.rows) : this.rows;
      const { base, singleOutput, signs } = this;
      this.#sampled =
        rows === this.rows ? this : new Accounts({ rows, base, singleOutput, signs }, this);
    }
    return this.#sampled;
  }

  get atBase(): AtWeights {
    return (this.#atBase ??= rowsAt(this.rows, this.base));
  }

  /** The weights that explain the rows best: the expected ones unless the rows refute them. */
  get plausible(): readonly number[] {
    return (this.#plausible ??=
      this.#whole?.plausible ??
      this.#explaining() ??
      smoothestWeights(this.rows, this.sampled.rows, this.atBase));
  }

  get atPlausible(): AtWeights {
    return (this.#atPlausible ??= rowsAt(this.rows, this.plausible));
  }

  /** Weights that explain rows of some kinds by more than chance: a short batch may be averaged into training alone. A metric beside the loss has none of its own. */
  #explaining(): readonly number[] | undefined {
    if (this.base.length === 0 || this.singleOutput) return this.base;
    for (const which of ["all", "updates", "training", "epochs", "validation"] as const) {
      const { kind, weights, bits, spare } = this.agreement(which);
      if (kind === "base") return this.base;
      const fewest = which === "validation" ? AGREEMENT_BITS : SURE_BITS;
      if (spare >= 1 && (kind !== "weights" || bits >= fewest) && weights !== undefined)
        return weights;
    }
    return undefined;
  }

  /** Those of the least errors, at the simplest numbers near them. */
  get fitted(): readonly number[] {
    return (this.#fitted ??=
      this.sampled === this ? fittedWeights(this.rows) : this.sampled.fitted);
  }

  /** Stretches of epochs that add up with weights of their own; null where there are none, constant weights explain all, or there are too many components to look. */
  get schedule(): Schedule | null {
    if (this.#schedule === undefined) {
      const isLooked = this.base.length <= MOST_RANGED && this.agreement("all").kind === "none";
      // What does not explain some of the rows does not explain all of them.
      const isOpen = isLooked && (this.sampled === this || this.sampled.schedule !== null);
      this.#schedule = isOpen ? (findSchedule(this.rows) ?? null) : null;
    }
    return this.#schedule;
  }
}
