// What is known of how single releases of Keras keep the books, and which finding it bears on.

import { overlapOf, type Releases, releasesText } from "../table/releases.ts";
import type { Writer } from "../table/run.ts";
import type { Evidence } from "./finding.ts";

export interface Accounting {
  readonly releases: Releases;
  /** What these releases do, as a clause after their name: `take val_loss from one batch`. */
  readonly fact: string;
  /** What that does to total minus components. */
  readonly effect: string;
  /** Findings that it bears on. */
  readonly causes: readonly string[];
  /** It explains the finding, so that reports name it; the others stand on the pages only. */
  readonly explains?: "always" | "where weights are 1";
  /** Where it was seen: a source file at a tag, a thread, a measurement. */
  readonly seen: readonly string[];
}

const KERAS = "https://github.com/keras-team/keras";

export const accounting: readonly Accounting[] = [
  {
    releases: { family: "keras", first: "2.3.0", last: "2.3.1" },
    fact: "take the validation total of a generator from its last batch alone, but the losses of the outputs from all batches",
    effect: "`val_loss` is far above or below the sum of its components; training adds up",
    causes: ["val-total-one-batch"],
    explains: "always",
    seen: [
      `${KERAS}/blob/2.3.1/keras/engine/training_generator.py`,
      `${KERAS}/commit/b938b91b52`,
      `${KERAS}/issues/13389`,
    ],
  },
  {
    releases: { family: "keras", first: "3.0", last: "3.4" },
    fact: "print no losses of the outputs",
    effect: "there is only the total; Keras 3.5 prints the components again",
    causes: ["components-not-printed"],
    explains: "always",
    seen: [
      `${KERAS}/blob/v3.4.1/keras/src/trainers/compile_utils.py`,
      `${KERAS}/issues/19159`,
      `${KERAS}/pull/20023`,
      "measured: Keras 3.4.1, fixtures/releases",
    ],
  },
  {
    releases: { family: "keras", first: "3.5", last: "3.6" },
    fact: "print the losses of the outputs multiplied by their weights, unlike all other releases",
    effect: "the components add up with weights of 1, whatever `loss_weights` is",
    causes: ["loss-weights", "adds-up"],
    explains: "where weights are 1",
    seen: [
      `${KERAS}/blob/v3.6.0/keras/src/trainers/compile_utils.py`,
      `${KERAS}/pull/20306`,
      `${KERAS}/commit/270029bf82`,
      "measured: Keras 3.6.0, fixtures/releases; 3.7.0 and 3.9.0 print them without",
    ],
  },
  {
    releases: { family: "keras", first: "3.5", last: null },
    fact: "on TensorFlow average the total over samples and the components over steps, unless the batch size is fixed",
    effect:
      "a short last batch leaves a residual (on 3.15.1 a median of 0.7 % and up to 7 % of the total); JAX and PyTorch leave none",
    causes: ["partial-batch"],
    seen: [
      `${KERAS}/blob/v3.15.1/keras/src/trainers/compile_utils.py`,
      `${KERAS}/blob/v3.15.1/keras/src/backend/tensorflow/trainer.py`,
      "measured: fixtures/corpus, runs `k3-*` with `partial_batch`",
    ],
  },
  {
    releases: { family: "tensorflow", first: "2.0", last: "2.1" },
    fact: "average the total and the components differently over a short last batch",
    effect: "a residual of a few percent without a hidden term",
    causes: ["partial-batch"],
    explains: "always",
    seen: [
      "https://github.com/tensorflow/tensorflow/issues/36006",
      "https://github.com/tensorflow/tensorflow/issues/40566",
    ],
  },
  {
    releases: { family: "keras", first: "3.0", last: "3.2" },
    fact: "average values in the progress bar that are already means, also in the line that ends an epoch",
    effect:
      "all columns lag behind in the same way, so they still add up; History and CSVLogger have the true means",
    causes: ["averaging-mismatch"],
    seen: [
      `${KERAS}/blob/v3.2.1/keras/utils/progbar.py`,
      `${KERAS}/blob/v3.3.0/keras/src/utils/progbar.py`,
    ],
  },
  {
    releases: { family: "keras", first: "2.4", last: null },
    fact: "average values in the progress bar again if a custom `train_step` returns them under a name that is not a metric of the model",
    effect: "such a total lags behind components that are metrics of the model",
    causes: ["averaging-mismatch"],
    seen: [
      "https://github.com/keras-team/tf-keras/blob/v2.21.0/tf_keras/callbacks.py",
      "https://github.com/keras-team/keras-io/issues/607",
    ],
  },
  {
    releases: { family: "keras", first: "1.0", last: "2.2" },
    fact: "count samples in the progress bar of `fit`, and count the last batch twice in the line that ends an epoch",
    effect:
      "this affects all columns in the same way, so they still add up; History differs in the last digits",
    causes: ["averaging-mismatch"],
    seen: [
      `${KERAS}/blob/2.2.4/keras/callbacks.py`,
      `${KERAS}/blob/2.2.4/keras/utils/generic_utils.py`,
    ],
  },
  {
    releases: { family: "keras", first: "1.0", last: "2.3" },
    fact: "do not divide an activity penalty by the batch size",
    effect: "the residual grows with the batch size",
    causes: ["activity-penalty"],
    seen: [`${KERAS}/blob/2.3.1/keras/engine/base_layer.py`],
  },
  {
    releases: { family: "keras", first: "2.4", last: null },
    fact: "divide an activity penalty by the batch size",
    effect: "the residual is the penalty of one sample on average",
    causes: ["activity-penalty"],
    seen: [
      `${KERAS}/blob/v2.15.0/keras/engine/base_layer.py`,
      "https://github.com/keras-team/tf-keras/blob/v2.21.0/tf_keras/engine/base_layer.py",
    ],
  },
  {
    releases: { family: "keras", first: "3.0", last: "3.13" },
    fact: "do not divide an activity penalty by the batch size",
    effect: "the residual grows with the batch size",
    causes: ["activity-penalty"],
    seen: [
      `${KERAS}/blob/v3.9.0/keras/src/layers/layer.py`,
      `${KERAS}/pull/22021`,
      "measured: on 3.6.0, 3.7.0 and 3.9.0 `evaluate` of one model gives 3.22 in batches of 64 and 2.01 in batches of 16",
    ],
  },
  {
    releases: { family: "keras", first: "3.14", last: null },
    fact: "divide an activity penalty by the batch size",
    effect: "the residual is the penalty of one sample on average",
    causes: ["activity-penalty"],
    seen: [
      `${KERAS}/blob/v3.15.1/keras/src/layers/layer.py`,
      `${KERAS}/pull/22021`,
      "measured: on 3.15.1 the same model gives 1.65 in batches of 64 and of 16",
    ],
  },
];

/** What is known of a cause, the entries in the table's order. */
export function accountingOf(cause: string): readonly Accounting[] {
  return accounting.filter(({ causes }) => causes.includes(cause));
}

/** `Keras 2.3.0–2.3.1 take the validation total …: `val_loss` is off …`. */
export function accountingText({ releases, fact, effect }: Accounting): string {
  return `${releasesText(releases)} ${fact}: ${effect}`;
}

/**
 * What explains a finding by the releases that may have printed the log: stated where all of them do it, left undecided
 * where some do, or where the log does not tell who printed it.
 */
export function knownOfReleases(
  cause: string,
  { releases }: Writer,
  weights: readonly number[] = [],
): readonly Evidence[] {
  return accountingOf(cause).flatMap((entry): Evidence[] => {
    if (!bearsOn(entry, cause, weights)) return [];
    const overlap = releases === undefined ? "part" : overlapOf(releases, entry.releases);
    if (overlap === "none") return [];
    const who = releasesText(entry.releases);
    return overlap === "inside"
      ? [{ kind: "for", text: `${who} ${entry.fact}` }]
      : [{ kind: "undecided", text: `whether this is ${who}, which ${entry.fact}` }];
  });
}

/** Components printed after their weights add up at 1, so that the declared weights seem not to hold. */
function bearsOn({ explains }: Accounting, cause: string, weights: readonly number[]): boolean {
  return explains === "where weights are 1"
    ? cause === "loss-weights" && weights.length > 0 && weights.every((weight) => weight === 1)
    : explains === "always";
}
