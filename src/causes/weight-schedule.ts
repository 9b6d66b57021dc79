// The weights change in the run.

import { plainWeights } from "../reconcile/weights/stretch.ts";
import { type Cause, causeOnPage } from "./cause.ts";
import { listed, namedWeights } from "./wording.ts";
import { text } from "./weight-schedule.md.text";

export const weightSchedule: Cause = causeOnPage("weight-schedule", text, {
  clause: ({ clock, components, stretches }) =>
    stretches.length === 0
      ? "the weights, or the terms of the loss, change during the run"
      : listed(
          stretches.map(
            ({ firstEpoch, lastEpoch, course, start, end }) =>
              `${clock}s ${firstEpoch}–${lastEpoch} add up with ${namedWeights(components, plainWeights(start))}${course === "constant" ? "" : `, running to ${namedWeights(components, plainWeights(end))}`}`,
          ),
        ),
});
