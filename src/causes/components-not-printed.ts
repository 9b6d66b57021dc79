// The components are not printed.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { familyOf, nextStep } from "./next-steps.ts";

export const componentsNotPrinted: Cause = defineCause({
  id: "components-not-printed",
  title: "The components are not printed",
  doc: {
    what: "The log shows the total but none of the losses it is made of, so that there is nothing to reconcile it with. A model with one output prints no component by nature. Of models with several outputs Keras 3.0 to 3.4 printed none either.",
    signature:
      "`loss` is there, no column ends in `_loss`, and no metric is the loss function itself.",
    lookalikes: [
      {
        cause: "single-output-penalty",
        difference: "a metric is the loss function, so that there is something to compare with",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/19159",
      "https://github.com/keras-team/keras/issues/19219",
      "https://github.com/keras-team/keras/pull/20023",
    ],
    steps: ["output-metrics", "loss-as-metric"],
    examples: { found: "releases/keras-3.4.1.log", ruledOut: "seed/question.log" },
  },
  needs: ["columns"],

  next: ({ writer }) =>
    familyOf(writer) === "keras3"
      ? nextStep(
          "output-metrics",
          writer,
          "Keras 3.5 and later print the losses of several outputs; or print each as a metric and name them: `lossledger --components a_mse,b_mse`",
        )
      : nextStep("loss-as-metric", writer),
  examine({ columns }) {
    if (columns.components.length > 0) return ruledOut("components are printed");
    return found("strong", `\`${columns.total}\` is printed without the losses it is made of`, [
      {
        kind: "for",
        text:
          columns.others.length === 0
            ? "there is no other column"
            : `the other columns are metrics: ${columns.others
                .slice(0, 6)
                .map((name) => `\`${name}\``)
                .join(", ")}`,
      },
    ]);
  },
});
