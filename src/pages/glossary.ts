// The words that pages use and a beginner may not know, each in one sentence.

interface Word {
  /** As it stands in a list. */
  readonly word: string;
  /** Other spellings by which a page is found to use it: whole words in any case, one or several. */
  readonly also?: readonly string[];
  readonly meaning: string;
}

export const glossary: readonly Word[] = [
  {
    word: "total",
    meaning: "the column `loss`: the number that training minimizes.",
  },
  {
    word: "component",
    meaning: "a printed loss that is part of the total, such as `dense_1_loss`.",
  },
  {
    word: "weight of a component",
    also: ["loss_weights", "weights 1", "loss weights", "weight 2"],
    meaning: "the factor of a component in the total; 1 unless `loss_weights` sets it.",
  },
  {
    word: "weights of a layer",
    also: ["kernel", "weights of the model"],
    meaning:
      "the numbers that training adjusts. A layer multiplies with its kernel and adds its bias.",
  },
  {
    word: "residual",
    meaning: "total minus weighted components: the part that no printed column accounts for.",
  },
  {
    word: "row",
    meaning: "the numbers printed for one epoch of one split (train or validation).",
  },
  {
    word: "update",
    meaning: "what a progress bar shows before the epoch ends: means over the steps so far.",
  },
  {
    word: "step",
    meaning: "the processing of one batch; an epoch has as many steps as the data have batches.",
  },
  {
    word: "batch",
    meaning: "the samples that are processed together (`batch_size`, 32 by default).",
  },
  {
    word: "regularizer",
    also: ["kernel_regularizer", "bias_regularizer"],
    meaning:
      "a layer argument such as `kernel_regularizer=` that adds a penalty to the loss to keep weights or outputs small.",
  },
  {
    word: "L1, L2",
    meaning: "penalties: a strength times the sum of absolute values (L1) or of squares (L2).",
  },
  {
    word: "add_loss",
    meaning:
      "a method of layers and models that adds a number to the loss; Keras prints no column for it.",
  },
  {
    word: "decoupled weight decay",
    meaning:
      "shrinking the weights in the optimizer step (`AdamW`, `weight_decay=`); it is not part of the loss.",
  },
  {
    word: "train_step",
    also: ["test_step"],
    meaning:
      "the methods of a model that process one batch of training or validation data. Custom ones may return any numbers.",
  },
  {
    word: "metric",
    meaning: "a number that is only measured, such as accuracy; it does not affect training.",
  },
  {
    word: "sample_weight, class_weight",
    meaning: "arguments of `fit` that let some samples or classes count more in the loss.",
  },
  {
    word: "running mean",
    meaning: "the mean of all batches of the epoch so far.",
  },
  {
    word: "gradient accumulation",
    meaning:
      "summing the gradients of several batches before one optimizer step. The loss is then often divided by their number.",
  },
  {
    word: "replica",
    meaning: "one of several copies of the model that train in parallel on several devices.",
  },
  {
    word: "log-variance",
    meaning:
      "a trained number s for each component, which adds exp(-s) times its loss plus s to the total.",
  },
  {
    word: "annealing",
    also: ["annealed"],
    meaning: "changing a weight slowly during the run, usually from 0 to 1.",
  },
  {
    word: "KL term",
    meaning:
      "the second loss of a variational autoencoder: how far its codes are from a normal distribution.",
  },
  {
    word: "callback",
    meaning: "an object that `fit` calls after every batch and epoch.",
  },
  {
    word: "generator",
    meaning: "a Python object that returns batches one at a time, used instead of arrays.",
  },
  {
    word: "nan, inf",
    meaning:
      "not a number (0/0, inf - inf) and infinity (too large a number): results of arithmetic that overflowed.",
  },
];

/** The words of the glossary that a text uses, in the glossary's order. */
export function wordsIn(text: string): readonly Word[] {
  const plain = ` ${plainly(text)} `;
  return glossary.filter(({ word, also = [] }) =>
    [...word.split(", "), ...also].some((form) =>
      ["", "s", "es"].some((end) => plain.includes(` ${plainly(form)}${end} `)),
    ),
  );
}

function plainly(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9_-]+/g, " ");
}
