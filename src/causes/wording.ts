// Pieces of text that several causes share.

import type { NextContext } from "./cause.ts";
import type { NextStep } from "./finding.ts";

/** A weight in at most four significant digits. */
export function formatWeight(weight: number): string {
  return String(Number(weight.toPrecision(4)));
}

/** How to see the sum of all penalties, for the Keras that printed the log. */
export function penaltyStep({ writer }: NextContext): NextStep {
  return writer.keras === 3
    ? { text: "confirm", code: "print(sum(float(l) for l in model.losses))" }
    : {
        text: "confirm",
        code: "print(float(sum(model.losses)))  # TF 1: keras.backend.eval(sum(model.losses))",
      };
}
