// The scalars of one folder's event files → one row a step: those of whole epochs where Keras wrote any.

import type { Event, Scalar } from "./event.ts";
import type { RecordPlace } from "./records.ts";

export interface StepRow {
  readonly step: number;
  /** Number of the first record in its file. */
  readonly record: number;
  /** Column → value, in the order of the file. */
  readonly values: ReadonlyMap<string, Scalar>;
}

export interface Steps {
  readonly rows: readonly StepRow[];
  /** `epoch`: tags began with `epoch_`, steps count epochs from 0. `batch`: there were only batches. `plain`: any other tags. */
  readonly unit: "epoch" | "batch" | "plain";
  /** Scalars left aside: of batches and other tags beside those of epochs, of `evaluate` where there are no epochs. */
  readonly aside: number;
  /** Scalars of tags beyond the first 1000. */
  readonly beyond: number;
}

export interface StepCollector {
  add(event: Event, place: RecordPlace): void;
  /** What was collected so far. */
  readonly steps: Steps;
}

/** Most columns: a record can hold a hundred thousand. */
export const MAX_TAGS = 1000;

interface OpenRow {
  readonly step: number;
  readonly record: number;
  readonly values: Map<string, Scalar>;
}

/**
 * Tags of the callback in tf.keras and Keras 3 (`keras/src/callbacks/tensorboard.py`): `epoch_loss` with the epoch as
 * step, `batch_loss` with the batch, `evaluation_loss_vs_iterations` with the batch at which it was evaluated.
 */
const EPOCH = "epoch_";
const BATCH = "batch_";
const EVALUATION = /^evaluation_.*_vs_iterations$/;

export function createStepCollector(): StepCollector {
  const rows: Record<Steps["unit"], OpenRow[]> = { epoch: [], batch: [], plain: [] };
  let evaluations = 0;
  let batches = 0;
  let plain = 0;
  let beyond = 0;
  const tags = new Set<string>();

  /** False for a tag that is one too many. */
  const isTaken = (tag: string): boolean => {
    if (tags.size < MAX_TAGS) tags.add(tag);
    return tags.has(tag);
  };

  const put = (
    list: OpenRow[],
    column: string,
    scalar: Scalar,
    step: number,
    record: number,
  ): void => {
    let row = list.at(-1);
    if (row === undefined || row.step !== step || row.values.has(column)) {
      row = { step, record, values: new Map() };
      list.push(row);
    }
    row.values.set(column, scalar);
  };

  return {
    add({ step, scalars }, { number }) {
      for (const scalar of scalars) {
        const { tag } = scalar;
        if (!isTaken(tag)) beyond += 1;
        else if (EVALUATION.test(tag)) evaluations += 1;
        else if (tag.startsWith(EPOCH)) {
          put(rows.epoch, tag.slice(EPOCH.length), scalar, step, number);
        } else if (tag.startsWith(BATCH)) {
          batches += 1;
          // Of a long training there are millions, and where epochs stand beside them they are not needed.
          if (rows.epoch.length === 0)
            put(rows.batch, tag.slice(BATCH.length), scalar, step, number);
          else rows.batch = [];
        } else {
          plain += 1;
          put(rows.plain, tag, scalar, step, number);
        }
      }
    },
    get steps() {
      const unit = UNITS.find((name) => rows[name].length > 0) ?? "plain";
      // What `fit` evaluates stands as a value of the epoch, too.
      const aside = (unit === "epoch" ? plain : evaluations) + (unit === "batch" ? 0 : batches);
      return { rows: rows[unit], unit, aside, beyond };
    },
  };
}

/** The one that says most comes first. */
const UNITS = ["epoch", "plain", "batch"] as const;
