// A least number of epochs → whether the run has them.

import type { Rule } from "../rule.ts";

export const minEpochs: Rule = {
  id: "min-epochs",
  title: "The run has enough epochs",
  help: "The log must hold at least this many epochs with a training row. A run that died early is found so.",
  judge(run, { minEpochs: least }) {
    if (least === undefined) return [];
    const train = run.rows.filter(({ split, origin }) => split === "train" && origin === "epoch");
    const epochs = new Set(train.map(({ epoch }) => epoch)).size;
    const said = `${epochs} ${epochs === 1 ? "epoch" : "epochs"}`;
    if (epochs >= least) return [{ verdict: "pass", text: `${said}, at least ${least} wanted` }];
    return [
      {
        verdict: "fail",
        text: `${said}, and at least ${least} are wanted`,
        evidence: run.plannedEpochs === null ? [] : [`${run.plannedEpochs} were planned`],
        rows: [run.rows.length - 1],
      },
    ];
  },
};
