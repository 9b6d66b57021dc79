// The scalars of one folder's event files → one row a step: those of whole epochs where Keras wrote any.

import type { Event } from "./scalars.ts";
import { createScalarList, type ScalarList } from "./scalar-list.ts";

export interface Steps {
  readonly list: ScalarList;
  /** `epoch`: tags began with `epoch_`, steps count epochs from 0. `batch`: there were only batches. `plain`: any other tags. */
  readonly unit: "epoch" | "batch" | "plain";
  /** Scalars left aside: of batches and other tags beside those of epochs, of `evaluate` where there are no epochs. */
  readonly aside: number;
  /** Scalars of tags beyond the first 1000. */
  readonly beyond: number;
}

export interface StepCollector {
  add(event: Event): void;
  /** What was collected so far. */
  steps(): Steps;
}

/** Most columns: a record can hold a hundred thousand. */
export const MAX_TAGS = 1000;

/** What a tag is for, and its column in the list of those. */
interface Tag {
  readonly kind: Steps["unit"] | "evaluation";
  readonly column: number;
}

/**
 * Tags of the callback in tf.keras and Keras 3 (`keras/src/callbacks/tensorboard.py`): `epoch_loss` with the epoch as
 * step, `batch_loss` with the batch, `evaluation_loss_vs_iterations` with the batch at which it was evaluated.
 */
const PREFIXES: Readonly<Record<Steps["unit"], string>> = {
  epoch: "epoch_",
  batch: "batch_",
  plain: "",
};
const EVALUATION = /^evaluation_.*_vs_iterations$/;

export function createStepCollector(): StepCollector {
  const lists: Record<Steps["unit"], ScalarList> = {
    epoch: createScalarList(),
    batch: createScalarList(),
    plain: createScalarList(),
  };
  let evaluations = 0;
  let batches = 0;
  let plain = 0;
  let beyond = 0;
  const tags = new Map<string, Tag>();

  /** Undefined for a tag that is one too many. */
  const learnt = (text: string): Tag | undefined => {
    if (tags.size >= MAX_TAGS) return undefined;
    const kind = kindOf(text);
    const tag =
      kind === "evaluation"
        ? { kind, column: 0 }
        : { kind, column: lists[kind].addColumn(text.slice(PREFIXES[kind].length)) };
    tags.set(text, tag);
    return tag;
  };

  const put = (step: number, { kind, column }: Tag, { values, types }: Event, i: number): void => {
    if (kind === "evaluation") {
      evaluations += 1;
      return;
    }
    if (kind === "plain") plain += 1;
    else if (kind === "batch") {
      batches += 1;
      // Of a long training there are millions, and where epochs stand beside them they are not needed.
      if (lists.epoch.length > 0) {
        if (lists.batch.length > 0) lists.batch = createScalarList();
        return;
      }
    }
    lists[kind].add(step, column, values[i] as number, types[i] ?? "float32");
  };

  return {
    add(event) {
      for (let i = 0; i < event.length; i += 1) {
        const text = event.tags[i] as string;
        const tag = tags.get(text) ?? learnt(text);
        if (tag === undefined) beyond += 1;
        else put(event.step, tag, event, i);
      }
    },
    steps() {
      const unit = UNITS.find((name) => lists[name].length > 0) ?? "plain";
      // What `fit` evaluates stands as a value of the epoch, too.
      const aside = (unit === "epoch" ? plain : evaluations) + (unit === "batch" ? 0 : batches);
      return { list: lists[unit], unit, aside, beyond };
    },
  };
}

/** The one that says most comes first. */
const UNITS = ["epoch", "plain", "batch"] as const;

function kindOf(tag: string): Tag["kind"] {
  if (EVALUATION.test(tag)) return "evaluation";
  if (tag.startsWith(PREFIXES.epoch)) return "epoch";
  return tag.startsWith(PREFIXES.batch) ? "batch" : "plain";
}
