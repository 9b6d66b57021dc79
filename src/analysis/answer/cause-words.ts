// Causes as a sentence names them, for somebody who has never heard of this program; one record a cause.

interface CauseWords {
  /** As in "most likely …". */
  readonly name: string;
  /** What makes it in Keras, with how it comes about; absent where there is nothing to add. */
  readonly keras?: string;
  /** What makes it elsewhere. */
  readonly elsewhere?: string;
  /** A sentence of its own on why the log looks so, for Keras. */
  readonly why?: string;
}

const PENALTY = "`kernel_regularizer=`, `bias_regularizer=` or `add_loss()` on weights";

export const causeWords: Readonly<Record<string, CauseWords>> = {
  "weight-penalty": {
    name: "a weight penalty",
    keras: PENALTY,
    elsewhere: "L2, L1 or another term on the weights",
    why: "Keras never prints it.",
  },
  "single-output-penalty": {
    name: "a weight penalty",
    keras: PENALTY,
    elsewhere: "L2, L1 or another term on the weights",
    why: "Keras adds it to the loss but to no metric.",
  },
  "activity-penalty": {
    name: "an activity penalty",
    keras: "`activity_regularizer=`",
    elsewhere: "a term on the outputs of a layer",
    why: "Keras never prints it.",
  },
  "hidden-loss": {
    name: "a data-dependent term",
    keras: "`add_loss()` on data",
    elsewhere: "an auxiliary loss that is not printed",
    why: "Keras never prints it.",
  },
  "missing-component": { name: "a part not printed" },
  "partial-batch": {
    name: "the short last batch",
    why: "Keras 3 on TensorFlow averages the total over samples, the parts over batches.",
  },
  "averaging-mismatch": {
    name: "two kinds of averaging",
    keras: "one is a mean over the epoch, the other is not",
    elsewhere: "one is a mean, the other is not",
  },
  "val-total-one-batch": {
    name: "a validation total from one batch",
    keras: "`val_loss` comes from the last batch, its parts are means",
    elsewhere: "the total comes from the last batch, the parts are means",
  },
  "sample-weights": {
    name: "sample or class weights",
    keras: "`sample_weight=` or `class_weight=` affects the loss but not the metric",
    elsewhere: "they affect the total but not the part",
  },
  "metric-is-not-the-loss": {
    name: "a metric that is not the loss",
    keras: "another function, label smoothing, `from_logits=` or another reduction",
    elsewhere: "another function, label smoothing or another reduction",
  },
  "weight-schedule": {
    name: "a schedule",
    keras: "an annealed coefficient, or a second `compile()`",
    elsewhere: "an annealed coefficient, or settings changed during the run",
  },
  "learned-weights": {
    name: "learned weights",
    keras: "for example one trained log-variance per task",
    elsewhere: "for example one trained log-variance per task",
  },
  "loss-weights": { name: "loss weights that are not 1", keras: "`loss_weights=`" },
  "uniform-scale": {
    name: "one factor on everything",
    keras: "gradient accumulation, replicas or the number of outputs",
    elsewhere: "gradient accumulation, replicas or the number of outputs",
  },
  "counted-twice": { name: "a part that is counted twice" },
  "nan-hidden-term": { name: "a term in no printed column that is not finite" },
  "component-not-finite": { name: "a part that is not finite" },
  "adds-up": { name: "nothing is hidden" },
  "expected-penalty-absent": { name: "a penalty that is not in the loss" },
  "components-not-printed": { name: "parts that are not printed" },
  "no-total": { name: "a total that is not printed" },
  undetermined: { name: "no clear cause" },
};

export function wordsOf(cause: string): CauseWords {
  return causeWords[cause] ?? { name: cause };
}
