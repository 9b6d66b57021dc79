// The weights change in the run.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatWeight, listed } from "./wording.ts";

const COURSES = { linear: "linearly", cosine: "along half a cosine", exponential: "exponentially" };

export const weightSchedule: Cause = defineCause({
  id: "weight-schedule",
  title: "The weights change in the run",
  doc: {
    what: "The loss weights are not the same in all epochs: a coefficient is annealed by a callback (the KL term of a variational autoencoder often is), or the model was compiled again in mid-run. The report names the epochs where they change.",
    signature:
      "No constant weights fit the whole run; a few stretches of epochs each add up with weights of their own, or a weight runs along a line.",
    lookalikes: [
      {
        cause: "learned-weights",
        difference: "the weights drift in every epoch and the total may turn negative",
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
  leaves: ["piecewise"],
  needs: ["schedule", "columns"],
  uses: ["nature"],

  next: ({ writer }) => nextStep("coefficient-by-epoch", writer),
  examine({ schedule, columns, nature }) {
    if (schedule === null && nature?.nature === "break") {
      return found(nature.sure, "the weights, or the terms of the loss, change in the run", [
        ...nature.reasons.map((text) => ({ kind: "for" as const, text })),
        {
          kind: "undecided",
          text: "there are too few epochs on that side to tell which weights, or what term, were added",
        },
      ]);
    }
    if (schedule === null)
      return ruledOut("no few stretches of epochs add up with weights of their own");
    const describe = (weights: readonly number[]): string =>
      listed(columns.components.map((name, i) => `\`${name}\` ${formatWeight(weights[i] ?? 0)}`));
    const isAnnealed = schedule.course !== "constant" && schedule.course !== "noisy";
    const changes = (
      isAnnealed
        ? schedule.segments.slice(0, -1).map(({ lastEpoch }) => `\`${lastEpoch}\``)
        : schedule.segments.slice(1).map(({ firstEpoch }) => `\`${firstEpoch}\``)
    ).join(", ");
    return found(
      "strong",
      schedule.course === "constant" || schedule.course === "noisy"
        ? `the weights change at epoch ${changes}`
        : `a weight runs ${COURSES[schedule.course]} ${changes === "" ? "through the whole run" : `until epoch ${changes}`}`,
      schedule.segments.map(({ firstEpoch, lastEpoch, start, end }) => ({
        kind: "for" as const,
        text: `epochs ${firstEpoch}–${lastEpoch} add up${schedule.course === "noisy" ? " best" : ""} with ${describe(start)}${start.every((weight, i) => weight === end[i]) ? "" : `, running to ${describe(end)}`}`,
      })),
    );
  },
});
