import type { Observation } from "../rows/series.ts";
import type { ResidualModel } from "./residual-model.ts";

/**
 * A set of allowed residual sequences that is no single linear program but one of several: each alternative is one,
 * and may be divided further.
 */
export interface DividedModel {
  readonly id: string;
  readonly title: string;
  /** Rows that it says something about; others would meet it whatever they are. */
  readonly applies: (observations: readonly Observation[]) => boolean;
  /** Everything that the model allows, before any alternative is chosen. Rows ascend in time. */
  readonly whole: (observations: readonly Observation[]) => Alternative;
}

export interface Alternative {
  /** Allows every residual sequence of this alternative, and may allow others. */
  readonly relaxed: ResidualModel;
  /** What the alternative assumes, as the end of "impossible where …"; empty for the whole. */
  readonly premise: string;
  /**
   * Empty where a sequence of this alternative fits between the bounds; otherwise alternatives that together allow all
   * that this one does, none of which fits these bounds; undefined where the tolerance leaves the matter open. O(n).
   */
  readonly divide: (
    low: Float64Array,
    high: Float64Array,
    tolerance: number,
  ) => readonly Alternative[] | undefined;
}
