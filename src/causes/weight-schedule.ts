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
  steps: ["coefficient-by-epoch"],
  examples: { found: "corpus/k2-064/train.log", ruledOut: "seed/question.log" },
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
