// A cause, by its id → what it says of one log: a line, and a next step where that depends on the log.

import type { CauseLines } from "./cause.ts";
import { inWords } from "./finding.ts";
import { familyOf, nextStep } from "./next-steps.ts";
import { formatWeight, listed, namedWeights, percentText, rowsText } from "./wording.ts";
import { short } from "../math/short.ts";
import { MATERIAL_SHARE } from "../verdict/thresholds.ts";
import { plainWeights } from "../reconcile/weights/stretch.ts";
import { averagedAlike } from "../table/printer-facts.ts";

/** In the order in which causes are listed. */
export const clauses: Readonly<Record<string, CauseLines>> = {
  "nan-hidden-term": {
    clause: ({ clock, total, notFinite }) =>
      `\`${total}\` is \`${notFinite?.text ?? "nan"}\` from ${clock} ${notFinite?.epoch ?? "?"} on, and every component is finite`,
  },
  "component-not-finite": {
    clause: ({ clock, notFinite }) =>
      notFinite === null
        ? "a component is not finite"
        : `\`${notFinite.column}\` is \`${notFinite.text}\` in ${clock} ${notFinite.epoch} before any other column`,
    next: (context) => {
      const look = `try a learning rate ten times smaller, look for nan in the data, and see what \`${context.notFinite?.column ?? "the component"}\` takes the logarithm of or divides by`;
      const stop = context.isKeras
        ? ". `keras.callbacks.TerminateOnNaN()` stops at the first nan"
        : "";
      return inWords(look + stop);
    },
  },
  "components-not-printed": {
    clause: ({ total, metrics }) =>
      metrics.length === 0
        ? `\`${total}\` is printed without the losses it is made of, and there is no other column`
        : `\`${total}\` is printed without the losses it is made of; the other columns are metrics: ${listed(metrics.map((name) => `\`${name}\``))}`,
    next: (context) =>
      context.writer.releases !== undefined &&
      familyOf(context.writer) === "keras3" &&
      !context.metrics.some(isOfOneOutput)
        ? nextStep("output-metrics", context, {
            keras:
              "with one output, give the loss as a metric, too: `metrics=[loss]`. With several, update to Keras 3.5 or later, which prints their losses; or print each as a metric and name them with `lossledger --components a_mse,b_mse`",
          })
        : nextStep("loss-as-metric", context),
  },
  "no-total": {
    clause: ({ printer }) =>
      printer?.roles?.total?.length === 0
        ? `${printer.title} prints the parts and not their total`
        : "no column is the total of the others",
    next: () =>
      inWords(
        "print the total too, the number that the optimizer gets, or name its column: `--total COLUMN`",
      ),
  },
  "expected-penalty-absent": {
    clause: ({ rows, largestHidden }) =>
      `${rowsText(rows)} up without a penalty; a penalty above \`${short(largestHidden, 2)}\` would be visible`,
  },
  "adds-up": {
    clause: ({ rows, declared, isExact }) =>
      isExact
        ? `${rowsText(rows)} up at ${declared ? "the declared weights" : "weights 1"}, within rounding`
        : `rounding, or less than ${percentText(MATERIAL_SHARE)} of the total, is left in every row`,
  },
  "uniform-scale": {
    clause: ({ total, weights }) =>
      `\`${total}\` is \`${formatWeight(weights[0] ?? 1)}\` times the sum of the components, in every row`,
  },
  "counted-twice": {
    clause: ({ components, weights }) =>
      `\`${components[Math.max(0, weights.indexOf(Math.max(...weights)))] ?? ""}\` counts twice, the others once`,
  },
  "weight-schedule": {
    clause: ({ clock, components, stretches }) =>
      stretches.length === 0
        ? "the weights, or the terms of the loss, change during the run"
        : listed(
            stretches.map(
              ({ firstEpoch, lastEpoch, course, start, end }) =>
                `${clock}s ${firstEpoch}–${lastEpoch} add up with ${namedWeights(components, plainWeights(start))}${course === "constant" ? "" : `, running to ${namedWeights(components, plainWeights(end))}`}`,
            ),
          ),
  },
  "loss-weights": {
    clause: ({ rows, components, weights, declared, addsUp }) => {
      const beside = declared ? ", not with the given ones" : "";
      return addsUp
        ? `${rowsText(rows)} up with weights ${namedWeights(components, weights)}${beside}`
        : `the weights that fit the rows best are ${namedWeights(components, weights)}${beside}`;
    },
    next: (context) => {
      const { components, weights } = context;
      const named = components.map(
        (name, i) => `"${name.replace(/_loss$/, "")}": ${formatWeight(weights[i] ?? 1)}`,
      );
      const set = `\`{${named.join(", ")}}\``;
      return nextStep("read-weights", context, {
        keras: `compare ${set} with the weights the model was compiled with`,
        elsewhere: "look up the weights in the code that adds the loss up",
      });
    },
  },
  "learned-weights": {
    clause: ({ total }) =>
      `\`${total}\` drifts away from the sum of its components, as it does when the weights are trained`,
  },
  "averaging-mismatch": {
    clause: ({ printer }) =>
      printer === null || averagedAlike(printer)
        ? "the total and the components are averaged over different batches"
        : printer.known,
  },
  "val-total-one-batch": {
    clause: () =>
      "training adds up; the validation total is taken from other batches than its components",
  },
  "single-output-penalty": {
    clause: ({ total, components }) =>
      `\`${total}\` stays above its own metric \`${components[0] ?? ""}\` by a penalty that is printed nowhere`,
  },
  "sample-weights": {
    next: ({ isKeras }) =>
      isKeras
        ? inWords(
            "train one epoch without `sample_weight=` and `class_weight=`",
            "`loss` and metric to agree; else the metric is not the loss",
          )
        : inWords("print the loss before and after the sample weights"),
    clause: ({ total, components, singleOutput }) =>
      singleOutput
        ? `\`${total}\` uses sample weights, and its metric \`${components[0] ?? ""}\` does not`
        : `\`${total}\` uses sample weights, and its components do not`,
  },
  "metric-is-not-the-loss": {
    clause: ({ total, components }) =>
      `\`${total}\` and its metric \`${components[0] ?? ""}\` compute different numbers: another function, or label_smoothing=, from_logits= or another reduction in one of them`,
    next: ({ isKeras }) =>
      isKeras
        ? inWords(
            "give the loss object itself as a metric, too: `metrics=[loss]`",
            "the two to agree, unless `fit` is given sample or class weights",
          )
        : inWords(
            "print the very number that is trained as a metric too, before anything is added to it",
          ),
  },
  "weight-penalty": {
    clause: ({ mayBeKeras }) =>
      mayBeKeras
        ? "kernel_regularizer, bias_regularizer or add_loss on weights"
        : "a penalty on the weights that is added to the loss",
  },
  "hidden-loss": {
    clause: ({ mayBeKeras }) =>
      mayBeKeras
        ? "a data-dependent term that is printed nowhere: add_loss or an activity_regularizer"
        : "a data-dependent term that is added to the loss and printed nowhere",
  },
  "missing-component": {
    clause: ({ filler }) =>
      filler === null
        ? "a loss that is trained and not printed"
        : `the residual is ${filler.factor === 1 ? "" : `\`${formatWeight(filler.factor)}\` times `}the column \`${filler.column}\`, in all ${filler.rows} rows within rounding`,
    next: ({ components, metrics }) =>
      metrics.length === 0
        ? inWords("print each loss that is added up; one of them has no column")
        : {
            text: "name every column that is a loss, or print the missing loss",
            code: `lossledger --components "${components.join(",")},OTHER_COLUMN" train.log`,
            expect: null,
          },
  },
  "activity-penalty": {
    clause: () => "an activity_regularizer on a layer",
  },
  "partial-batch": {
    clause: ({ emptyBatch }) =>
      emptyBatch
        ? "the components of an epoch are averaged over one batch more than there was, the total is not"
        : "a short last batch counts differently in total and components",
  },
  undetermined: {
    clause: ({ rows }) =>
      rows === 0
        ? "no row has finite values in every column"
        : "the printed rows fit several explanations, or none",
    next: (context) =>
      context.rows === 0
        ? inWords(TOGETHER)
        : nextStep("full-precision", context, {
            keras:
              "continue training with validation data and a CSVLogger, which writes all digits",
          }),
  },
};

/** With several outputs Keras puts the name of one before each metric. */
function isOfOneOutput(metric: string): boolean {
  return !metric.includes("_");
}

/** More digits are no help where no row is whole. */
const TOGETHER =
  "print the total and all of its parts in the same row; or name the parts that are printed with it: `lossledger LOG --components a,b`";
