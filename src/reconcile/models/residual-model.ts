// A residual model: what it requires of the bounds of rows, free of the residuals themselves.

/** One bound of one row with its multiplier: a whole number ≥ 1 in a model that takes part in proofs. */
export interface Term {
  /** Position among the rows. */
  readonly at: number;
  readonly multiplier: number;
}

/**
 * A consequence of a residual model that is free of the residual itself:
 * Σ multiplier·hi(at) over `high` − Σ multiplier·lo(at) over `low` ≥ 0.
 */
export interface Requirement {
  readonly high: readonly Term[];
  readonly low: readonly Term[];
}

/** r(above) ≥ r(below): hi(above) − lo(below) ≥ 0. */
export function isAbove(above: number, below: number): Requirement {
  return { high: [{ at: above, multiplier: 1 }], low: [{ at: below, multiplier: 1 }] };
}

/** r ≥ 0 in one row: hi ≥ 0. */
export function atLeastZero(at: number): Requirement {
  return { high: [{ at, multiplier: 1 }], low: [] };
}

/** A set of allowed residual sequences, given by the requirements that it puts on the residual bounds. */
export interface ResidualModel {
  readonly id: string;
  /**
   * Requirements that the bounds violate by more than `tolerance`, worst first, a handful at most; none when a
   * residual sequence of the model fits between `low` and `high`. `times` are ascending. Cost O(n) or O(n log n).
   */
  readonly violated: (
    low: Float64Array,
    high: Float64Array,
    times: readonly number[],
    tolerance: number,
  ) => readonly Requirement[];
  /** The requirement on two rows alone, or on one where both are the same, for proofs a reader can check; the earlier first. */
  readonly pairs: (earlier: number, later: number) => readonly Requirement[];
}
