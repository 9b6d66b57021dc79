// A penalty that the model is said to have → whether the log shows one.

import { isPenalty } from "../../causes/cause.ts";
import type { Rule } from "../rule.ts";

export const expectedPenalty: Rule = {
  id: "expected-penalty",
  title: "The expected penalty is in the loss",
  help: "With `--expect-penalty`, the log must show a penalty on the weights. The rule fails only if every row adds up without one, within rounding.",
  judge(run, { expectPenalty }) {
    if (expectPenalty !== true) return [];
    const absent = run.findings.find(({ cause }) => cause === "expected-penalty-absent");
    if (absent !== undefined) {
      return [{ verdict: "fail", text: absent.clause, next: absent.next }];
    }
    const found = run.findings.find(({ cause }) => isPenalty(cause));
    if (found !== undefined && found.certainty !== "possible")
      return [{ verdict: "pass", text: `${found.cause} (${found.certainty})` }];
    const [best] = run.findings;
    const instead = best === undefined ? "nothing" : `\`${best.cause}\` (${best.certainty})`;
    return [
      {
        verdict: "undecided",
        text: `cannot tell whether a penalty is in the loss: the likeliest cause is ${instead}`,
        evidence: run.undecided === null ? [] : [`to settle it: ${run.undecided.wouldSettle}`],
      },
    ];
  },
};
