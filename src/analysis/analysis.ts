import type { Sequence } from "../math/sequence.ts";
import type { Certificate, Finding } from "../causes/finding.ts";
import type { Precision } from "../math/float-type.ts";
import type { ModelConfig } from "../read/model-config.ts";
import type { ScriptLines } from "../read/script-lines.ts";
import type { Filler } from "../reconcile/other-columns.ts";
import type { Stretch, WeightEnd } from "../reconcile/weights/stretch.ts";
import type { ShownWeight } from "./shown-weights.ts";
import type { RowClock } from "../table/clock.ts";
import type { Interval, Printed } from "../table/printed.ts";
import type { ColumnRole } from "../table/roles.ts";
import type { Row } from "../table/row.ts";
import type { Certainty, Said } from "../verdict/judgement.ts";
import type { VerdictId, VerdictSign } from "../verdict/verdicts.ts";
import type { Reject, Skipped, Writer } from "../table/run.ts";
import type { CheckReport, Unjudged } from "./outcome.ts";

export type { Stretch, WeightEnd };

/** A value with the interval it is known to lie in. */
export interface Ranged extends Interval {
  readonly value: number;
}

export interface RowAnalysis extends Row {
  /** Every column of the row, named and spelled as printed (`val_loss` in a val row). */
  readonly values: ReadonlyMap<string, Printed>;
  /** Total minus weighted components at the row's weights; null when a value is not finite or missing. */
  readonly residual: Ranged | null;
  /** One a component, in their order: those of the row's stretch where they change in the run, else the shown ones. */
  readonly weights: readonly number[];
}

/** With its exact range under the shown residual model; null where unbounded. */
export interface WeightRange extends ShownWeight {
  readonly component: string;
}

/** Of one residual model, on the train rows (on validation where there are no others). */
export interface ModelVerdict {
  readonly model: string;
  /** False only with a certificate; null when the search found no solution but could not prove there is none. */
  readonly feasible: boolean | null;
  readonly certificate: Certificate | null;
}

/** Total and weighted sum of an epoch, after its last batch and one batch earlier. */
export interface LastBatch {
  readonly epoch: number;
  /** Index into the analysis' `rows`. */
  readonly row: number;
  readonly steps: number;
  readonly after: { readonly total: number; readonly sum: number };
  readonly before: { readonly total: number; readonly sum: number };
  /** Size of the last batch as a share of a full one, in [0, 1], if it alone makes the difference; null where none does, or any. */
  readonly size: Interval | null;
}

/** Which kind of gap there is; exactly one a run. */
export interface VerdictStatement extends Said {
  readonly id: VerdictId;
  readonly sign: VerdictSign;
  readonly certainty: Certainty;
  /** Verdicts that the rows speak against: each holds for fewer than 3 % of such logs. */
  readonly unlikely: readonly VerdictId[];
}

/** A printed penalty beside what the rows say is left right after the last epoch. */
export interface PenaltyAnswer {
  readonly given: number;
  readonly low: number;
  readonly high: number;
  readonly epoch: number;
  /** `open`: close to it, as if the model had been trained on since. */
  readonly verdict: "confirmed" | "refuted" | "open";
}

/** What the user knows of the model. */
export interface Told {
  /** Null where no row tells what is left; undefined where none was given. */
  readonly penalty: PenaltyAnswer | null | undefined;
  readonly model: ModelConfig | null;
  readonly script: ScriptLines | null;
  /** The declared weights are those of the model. */
  readonly weightsOfModel: boolean;
}

/** An update inside an epoch: its total as printed, and what is left of it. */
export interface InsideEpoch extends Ranged {
  readonly epoch: number;
  readonly total: number;
}

export interface RunAnalysis {
  /** Absent where the user told nothing. */
  readonly told?: Told;
  readonly verdict: VerdictStatement;
  readonly source: string;
  /** Number of the run in its source, from 1, and how many runs the source has. */
  readonly run: number;
  readonly runs: number;
  readonly dialect: string;
  readonly writer: Writer;
  /** What the rows are counted in; of iterations `epoch` and its kin hold their numbers. */
  readonly clock: RowClock;
  /** Number of distinct epochs with rows. */
  readonly epochs: number;
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  readonly plannedEpochs: number | null;
  /** Empty where the log prints none. */
  readonly total: string;
  readonly components: readonly string[];
  readonly columns: readonly ColumnRole[];
  readonly rows: Sequence<RowAnalysis>;
  readonly weights: readonly WeightRange[];
  /** True when the boxes pin every weight as closely as the printed digits allow. */
  readonly identifiable: boolean;
  readonly residual: {
    /** The shown residual model, or null when none of them fits. */
    readonly model: string | null;
    /** Residual over total in the fitted rows, smallest and largest; null when no row can be fitted. */
    readonly share: { readonly min: number; readonly max: number } | null;
  };
  readonly models: readonly ModelVerdict[];
  /** Where the weights change in the run: its stretches, in order; else empty. */
  readonly segments: readonly Stretch[];
  /** Of the epochs that have an update just before their last batch; looked for where a short one may be the cause. */
  readonly lastBatches: readonly LastBatch[];
  /** Of each of the last epochs its last update; null where no short last batch is averaged into an epoch's own line. */
  readonly inside: readonly InsideEpoch[] | null;
  /** Whether the epochs' own lines average the parts over one step more than there were, and the total not. */
  readonly emptyBatch: boolean;
  /** Index into `rows` of the first in which the total or a part is not finite; null where none is. */
  readonly brokenRow: number | null;
  /** The best first. */
  readonly findings: readonly Finding[];
  /** A column that is no component and is what is left of every row, times a factor; null where there is none. */
  readonly filler: Filler | null;
  /** Columns that may be further parts, though no name tells it. */
  readonly possibleParts: readonly string[];
  /** What the losses are taken to have been computed in. */
  readonly precision: Precision;
  /** Progress updates inside the epochs that served as further rows. */
  readonly updatesUsed: number;
  readonly undecided: { readonly between: readonly string[]; readonly wouldSettle: string } | null;
  /** Rows left out of the fit, with the reason (a value that is not finite, a column missing). */
  readonly leftOut: readonly { readonly row: number; readonly reason: string }[];
  readonly notes: readonly string[];
}

/** Everything lossledger has to say about its inputs. Formats turn it into text; nothing in it is words-with-colour yet. */
export interface Analysis {
  readonly schema: "lossledger/v1";
  readonly runs: readonly RunAnalysis[];
  /** Per source: what was passed over. */
  readonly sources: readonly {
    readonly source: string;
    readonly dialect: string | null;
    readonly skipped: Skipped;
    readonly rejects: readonly Reject[];
  }[];
  /** Sources and runs that could not be judged; absent where nobody looked. */
  readonly unjudged?: readonly Unjudged[];
  /** What became of the rules of `check`; absent where nothing was checked. */
  readonly check?: CheckReport;
}
