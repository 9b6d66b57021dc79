// Logs that are one click away on the page: one for each verdict, the two of the first question in front.

import type { VerdictId } from "../../src/verdict/verdicts.ts";

export const EXAMPLES: readonly (readonly [verdict: VerdictId, path: string])[] = [
  ["hidden-term", "fixtures/seed/question.log"],
  ["other-weights", "fixtures/seed/answer.log"],
  ["adds-up", "fixtures/corpus/k2-066/train.log"],
  ["changing-weights", "fixtures/corpus/k2-064/train.log"],
  ["measured-differently", "fixtures/corpus/k3-066/train.log"],
  ["not-finite", "fixtures/corpus/k2-019/train.log"],
  ["cannot-tell", "fixtures/corpus/k2-072/train.log"],
  ["nothing-to-compare", "fixtures/releases/keras-3.4.1.log"],
];
