// A least number of epochs → whether the run has them.

import { countOnClock } from "../../table/clock.ts";
import type { Rule } from "../rule.ts";

export const minEpochs: Rule = {
  id: "min-epochs",
  title: "The run is long enough",
  help: "The log must have at least this many epochs with a training row. If it counts iterations, it must have this many training rows. This finds runs that died early.",
  judge(run, { minEpochs: least }) {
    if (least === undefined) return [];
    const train = run.rows.filter(({ split, origin }) => split === "train" && origin === "epoch");
    const epochs = new Set(train.map(({ epoch }) => epoch)).size;
    const said = countOnClock(run.clock, epochs);
    if (epochs >= least)
      return [{ verdict: "pass", text: `${said}; at least ${least} are required` }];
    return [
      {
        verdict: "fail",
        text: `${said}; at least ${least} are required`,
        evidence: run.plannedEpochs === null ? [] : [`${run.plannedEpochs} were planned`],
        rows: [run.rows.length - 1],
      },
    ];
  },
};
