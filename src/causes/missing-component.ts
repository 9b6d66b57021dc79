// A component is trained, and enters the loss, but has no column of its own.

import { slope } from "../math/statistics.ts";
import { dependsOnData } from "../reconcile/nature-fact.ts";
import { beside, defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import type { Evidence } from "./finding.ts";
import { formatWeight } from "./wording.ts";

export const missingComponent: Cause = defineCause({
  id: "missing-component",
  title: "A component is trained but not printed",
  doc: {
    what: "One of the losses that are added up has no column: a custom `train_step` that does not return it, an output left out of the dictionary of printed numbers, or a column whose name does not end in `loss`, so that it was taken as a metric. In the last case `--components` puts it right.",
    signature:
      "A positive residual that falls as trained losses do. Sometimes another column fills it exactly, an output has a metric and no loss, or one of several numbered names is left out.",
    lookalikes: [
      { cause: "activity-penalty", difference: "mostly does not fall as the losses do" },
      { cause: "weight-penalty", difference: "has its validation residual on the train track" },
      {
        cause: "hidden-loss",
        difference:
          "any term on the data that no column shows; found first where nothing points to a component",
      },
    ],
    references: ["https://github.com/matterport/Mask_RCNN/issues/2603"],
    examples: { found: "corpus/k2-011/train.log", ruledOut: "corpus/k2-050/train.log" },
  },
  leaves: ["smooth"],
  outside: true,
  needs: ["nature", "otherColumns"],

  next: ({ components }) => ({
    text: "name every column that is a loss, or print the missing one",
    code: `lossledger --components ${components.join(",")},OTHER_COLUMN train.log`,
  }),
  examine({ nature, otherColumns: { filler, withoutLoss, gaps } }) {
    if (filler !== null) {
      const times = filler.factor === 1 ? "" : `\`${formatWeight(filler.factor)}\` times `;
      return found("strong", `the residual is ${times}the column \`${filler.column}\``, [
        {
          kind: "for",
          text: `it fills the residual of all ${filler.rows} rows within rounding; it was taken as a metric, as its name does not end in \`loss\``,
        },
      ]);
    }
    const onData = dependsOnData(nature);
    if (onData === "no") return ruledOut("the residual does not move with the data");
    const hints: Evidence[] = [
      ...withoutLoss.map((output): Evidence => ({
        kind: "for",
        text: `output \`${output}\` has a metric and no loss among the columns`,
      })),
      ...gaps.map((name): Evidence => ({
        kind: "for",
        text: `no \`${name}\` among the columns, though its neighbours in number are there`,
      })),
    ];
    const falls = courseOf(nature.residuals);
    const evidence: Evidence[] = [
      ...hints,
      {
        kind: falls === "falls" ? "for" : "against",
        text:
          falls === "falls"
            ? "the residual falls, as a loss that is trained does"
            : "the residual does not fall, as a loss that is trained would",
      },
    ];
    return hints.length > 0 && onData === "yes"
      ? found("moderate", "the names of the columns point to a loss that is not printed", evidence)
      : beside("a loss that is trained and not printed would look so", evidence);
  },
});

/** Change of the residual over the run, as a share, from which it is said to fall (corpus: missing components 23–95 %). */
const FALL = 0.2;

function courseOf(residuals: readonly number[]): "falls" | "other" {
  if (residuals.length < 2 || residuals.some((value) => value <= 0)) return "other";
  const steps = residuals.map((_, t) => t);
  const decay = slope(steps, residuals.map(Math.log)) * (residuals.length - 1);
  return decay <= Math.log(1 - FALL) ? "falls" : "other";
}
