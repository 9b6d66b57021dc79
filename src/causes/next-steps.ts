// What a person can run next, for each Keras whose code differs; scripts/verify-snippets.py runs all of it (docs/snippets.md).

import { overlapOf } from "../table/releases.ts";
import type { Writer } from "../table/run.ts";
import { inWords, type NextStep } from "./finding.ts";

/** Keras 3; Keras 2.4 to 2.15 and TF-Keras; Keras up to 2.3, and TensorFlow 1, where numbers come out of a session. */
export const FAMILIES = ["keras3", "keras2", "graph"] as const;
type Family = (typeof FAMILIES)[number];

export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  keras3: "Keras 3",
  keras2: "Keras 2.4–2.15, TF-Keras",
  graph: "Keras 1.0–2.3, TensorFlow 1",
};

/** The names `model`, `x`, `y`, `x_val`, `y_val` stand for the reader's own. */
export interface Recipe {
  /** What to do. */
  readonly text: string;
  /** What comes out, in terms of the report; stands after "expect". */
  readonly expect: string;
  /** What to do where the program is not Keras, or is not known to be. */
  readonly elsewhere: string;
  readonly code: Readonly<Partial<Record<Family, string>>>;
}

export type RecipeId =
  | "sum-penalties"
  | "penalty-by-epoch"
  | "penalties-by-layer"
  | "terms-on-data"
  | "activity-regularizers"
  | "equal-batches"
  | "read-weights"
  | "output-metrics"
  | "loss-as-metric"
  | "mean-tracker"
  | "log-variances"
  | "coefficient-by-epoch"
  | "add-penalties"
  | "evaluate-arrays"
  | "full-precision";

const EVALUATED = [
  'parts = [value for name, value in logs.items() if name.endswith("_loss")]',
  'print(logs["loss"], sum(parts))',
].join("\n");

type Code = Recipe["code"];

/** The same code for Keras 3 and for TensorFlow 2. */
function eager(code: string): Code {
  return { keras3: code, keras2: code };
}

function anyKeras(code: string): Code {
  return { keras3: code, keras2: code, graph: code };
}

function byLayer(number: string): string {
  return [
    "for layer in model.layers:",
    "    for loss in layer.losses:",
    `        print(layer.name, ${number})`,
  ].join("\n");
}

function perEpoch(column: string, value: string): string {
  return [
    "class Logged(keras.callbacks.Callback):",
    "    def on_epoch_end(self, epoch, logs=None):",
    `        logs["${column}"] = ${value}`,
    "",
    "model.fit(x, y, validation_data=(x_val, y_val), callbacks=[Logged()])",
  ].join("\n");
}

export const recipes: Readonly<Record<RecipeId, Recipe>> = {
  "sum-penalties": {
    text: "print the sum of all penalties after training",
    expect: "what is left over at the end of training",
    elsewhere: "print every term that is added to the loss, including penalties on weights",
    code: {
      ...eager("print(sum(map(float, model.losses)))"),
      graph: "print(sum(map(keras.backend.eval, model.losses)))",
    },
  },
  "penalty-by-epoch": {
    text: "log the sum of all penalties in every epoch",
    expect: "what validation leaves over in every epoch, in a column `penalty`",
    elsewhere: "print the sum of all penalties on the weights in every epoch",
    code: {
      ...eager(perEpoch("penalty", "sum(map(float, self.model.losses))")),
      graph: perEpoch("penalty", "sum(map(keras.backend.eval, self.model.losses))"),
    },
  },
  "penalties-by-layer": {
    text: "print the penalty of each layer",
    expect: "numbers whose sum is what is left over at the end of training",
    elsewhere: "print every term that is added to the loss and see which is not finite",
    code: { ...eager(byLayer("float(loss)")), graph: byLayer("keras.backend.eval(loss)") },
  },
  "terms-on-data": {
    text: "print every term that a call of the model adds to the loss",
    expect:
      "numbers whose sum is what validation leaves over at the end of training (exactly, for a single batch)",
    elsewhere: "print every term that is added to the loss, including auxiliary losses",
    code: eager(
      "model(x_val)  # makes the terms that depend on the data\nprint(list(map(float, model.losses)))",
    ),
  },
  "activity-regularizers": {
    text: "list the layers with an `activity_regularizer`",
    expect: "their names and strengths",
    elsewhere: "print every term that is computed from the outputs of a layer",
    code: anyKeras(
      'for layer in model.layers:\n    if getattr(layer, "activity_regularizer", None) is not None:\n        print(layer.name, layer.activity_regularizer.get_config())',
    ),
  },
  "equal-batches": {
    text: "make all batches the same size",
    expect: "nothing left over beyond rounding",
    elsewhere: "drop the short last batch: `drop_last=True` in a PyTorch `DataLoader`",
    code: eager(
      "dataset = tf.data.Dataset.from_tensor_slices((x, y))\nmodel.fit(dataset.batch(32, drop_remainder=True))",
    ),
  },
  "read-weights": {
    text: "print the weights that the model was compiled with",
    expect: "the weights of the report",
    elsewhere: "compare these weights with those in the code that computes the loss",
    code: {
      keras3: 'print(model.get_compile_config()["loss_weights"])',
      keras2: "print(model.compiled_loss._user_loss_weights)",
      graph: "print(model.loss_weights)",
    },
  },
  "output-metrics": {
    text: "add each loss as a metric of its output, and name these columns: `lossledger --components a_mse,b_mse`",
    expect: "parts that add up, or something left over to explain",
    elsewhere:
      "print each term of the loss, or name the columns that are terms: `lossledger --components COLUMN,COLUMN`",
    code: {
      keras3:
        'losses = {"a": "mse", "b": "mse"}  # outputs and their losses\nmodel.compile(optimizer="adam", loss=losses, metrics=losses)',
    },
  },
  "loss-as-metric": {
    text: "add your loss function as a metric, too (here `mse`)",
    expect: "the loss without penalties in its own column",
    elsewhere:
      "print each term of the loss, or name the columns that are terms: `lossledger --components COLUMN,COLUMN`",
    code: anyKeras('model.compile(optimizer="adam", loss="mse", metrics=["mse"])'),
  },
  "mean-tracker": {
    text: "average the total like the parts, with a `keras.metrics.Mean` in `train_step`",
    expect: "nothing left over beyond rounding",
    elsewhere:
      "print total and parts from the same batches: all as means, or all from the last batch",
    code: eager(
      '# in __init__: self.total_tracker = keras.metrics.Mean(name="loss")\nself.total_tracker.update_state(loss)\nreturn {"loss": self.total_tracker.result(), **components}',
    ),
  },
  "log-variances": {
    text: "print the trained numbers that are not weights of a layer",
    expect: "log-variances s. The weights are exp(-s), and each s is added to the total",
    elsewhere:
      "print the trained weights of the losses. A log-variance s gives the weight exp(-s), and s itself is added to the total",
    code: eager(
      "for variable in model.trainable_variables:\n    if len(variable.shape) == 0:\n        print(variable.name, float(variable))",
    ),
  },
  "coefficient-by-epoch": {
    text: "log the coefficient in every epoch (`weight` is the variable with its value)",
    expect: "the weights of the report in a column `coefficient`",
    elsewhere: "print the weight of each loss as it changes",
    code: eager(perEpoch("coefficient", "float(weight)")),
  },
  "add-penalties": {
    text: "add the penalties to the loss of a custom `train_step`",
    expect: "a total that exceeds its parts by the penalties",
    elsewhere: "add the penalties to the loss that the optimizer gets",
    code: {
      keras3: "loss = self.compute_loss(x=x, y=y, y_pred=y_pred)  # adds self.losses",
      keras2: "loss = self.compiled_loss(y, y_pred, regularization_losses=self.losses)",
    },
  },
  "evaluate-arrays": {
    text: "evaluate on arrays instead of a generator",
    expect: "the same number twice",
    elsewhere: "print the validation total and its parts as means over the same batches",
    code: {
      ...eager(`logs = model.evaluate(x_val, y_val, return_dict=True)\n${EVALUATED}`),
      graph: `values = model.evaluate(x_val, y_val)\nlogs = dict(zip(model.metrics_names, values))\n${EVALUATED}`,
    },
  },
  "full-precision": {
    text: "train with a CSVLogger, which writes all digits",
    expect: "the same columns with all digits. Then: `lossledger log.csv`",
    elsewhere: "print more digits, and validation as well",
    code: anyKeras(
      'csv = keras.callbacks.CSVLogger("log.csv")\nmodel.fit(x, y, validation_data=(x_val, y_val), callbacks=[csv])',
    ),
  },
};

/** The Keras that a log is most likely of; the newest where it does not tell. */
export function familyOf({ releases }: Writer): Family {
  if (releases === undefined || overlapOf(releases, KERAS_3) === "inside") return "keras3";
  return overlapOf(releases, GRAPH) === "inside" ? "graph" : "keras2";
}

const KERAS_3 = { family: "keras", first: "3.0", last: null } as const;
const GRAPH = { family: "keras", first: "1.0", last: "2.3" } as const;

/** Words of a cause in place of a recipe's own. */
export interface StepWords {
  readonly keras?: string;
  readonly elsewhere?: string;
}

/**
 * A recipe for the program that printed a log: for its Keras, without code where that has no way; elsewhere in words, as
 * nobody knows the code. `words`: a cause's own, in place of the recipe's.
 */
export function nextStep(
  id: RecipeId,
  { writer, isKeras }: { readonly writer: Writer; readonly isKeras: boolean },
  words: StepWords = {},
): NextStep {
  const recipe = recipes[id];
  if (!isKeras) return inWords(words.elsewhere ?? recipe.elsewhere);
  const family = familyOf(writer);
  const code = recipe.code[family] ?? null;
  const graph = recipe.code.graph;
  const isEither =
    family === "keras2" &&
    writer.releases !== undefined &&
    (writer.releases.family === "tensorflow" || overlapOf(writer.releases, GRAPH) === "part");
  return {
    text: words.keras ?? recipe.text,
    code:
      isEither && code !== null && graph !== code && graph?.includes("\n") !== true
        ? `${code}\n# before Keras 2.4: ${graph ?? "there is no such way"}`
        : code,
    expect: words.keras === undefined ? recipe.expect : null,
  };
}
