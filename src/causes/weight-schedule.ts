// The weights change in the run.

import { plainWeights } from "../reconcile/weights/stretch.ts";
import type { Cause } from "./cause.ts";
import { listed, namedWeights } from "./wording.ts";

export const weightSchedule: Cause = {
  id: "weight-schedule",
  title: "The weights change during the run",
  words: {
    name: "a schedule",
    keras: "an annealed coefficient, or a second `compile()`",
    elsewhere: "an annealed coefficient, or settings changed during the run",
  },
  doc: {
    what: "The loss weights are not the same in all epochs. A callback may change a coefficient step by step, as is common for the KL term of a variational autoencoder. Or the model was compiled again during the run. The report names the epochs where the weights change.",
    signature:
      "No constant weights fit the whole run. Either a few stretches of epochs each add up with their own weights, or a weight follows a line or curve.",
    lookalikes: [
      {
        cause: "learned-weights",
        difference: "the weights drift in every epoch, and the total may become negative",
      },
      { cause: "weight-penalty", difference: "a smooth residual at constant weights" },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/13826",
      "https://github.com/keras-team/keras/issues/2595",
      "https://github.com/matterport/Mask_RCNN/issues/1775",
    ],
    steps: ["coefficient-by-epoch"],
    examples: { found: "corpus/k2-064/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ clock, components, stretches }) =>
    stretches.length === 0
      ? "the weights, or the terms of the loss, change during the run"
      : listed(
          stretches.map(
            ({ firstEpoch, lastEpoch, course, start, end }) =>
              `${clock}s ${firstEpoch}–${lastEpoch} add up with ${namedWeights(components, plainWeights(start))}${course === "constant" ? "" : `, running to ${namedWeights(components, plainWeights(end))}`}`,
          ),
        ),
};
