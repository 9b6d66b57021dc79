// The components are not printed.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";

export const componentsNotPrinted: Cause = defineCause({
  id: "components-not-printed",
  title: "The components are not printed",
  doc: {
    what: "The log shows the total but none of the losses it is made of, so there is nothing to reconcile it with.",
    signature:
      "`loss` is there, no column ends in `_loss`, and no metric is the loss function itself.",
    lookalikes: [],
    references: [
      "https://github.com/keras-team/keras/issues/19159",
      "https://github.com/keras-team/keras/issues/19219",
    ],
    examples: { found: "bad-input/only-loss.log", ruledOut: "seed/question.log" },
  },
  needs: ["columns"],

  next: ({ writer }) =>
    writer.keras === 3
      ? {
          text: "Keras 3.0 printed no losses of single outputs, later releases do; or add each loss as a metric",
          code: 'model.compile(..., metrics={"a": ["mse"], "b": ["mse"]})',
        }
      : {
          text: "add the loss function as a metric: it is printed without penalties",
          code: 'model.compile(..., metrics=["mse"])',
        },
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
