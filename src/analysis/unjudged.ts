// Rows that cannot be judged → the verdict and the cause that are said of them instead, and why.

import type { Evidence } from "../causes/finding.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import { addUpAt } from "../reconcile/rows/rows.ts";
import { type RunRows, together } from "../reconcile/rows/run-rows.ts";
import type { Roles } from "../table/roles.ts";
import { isOfOwnLoop, type Run } from "../table/run.ts";
import type { LikelyCause } from "../verdict/judgement.ts";
import { EVEN } from "../verdict/thresholds.ts";
import type { VerdictId } from "../verdict/verdicts.ts";
import type { firstNotFinite } from "./first-not-finite.ts";

/** Components up to which a remainder is looked into: linear programs in more unknowns take too long. */
export const MOST_EXPLAINED = 128;

/** More components are only held against the weights that are expected. */
export function canBeJudged(rows: RunRows, base: readonly number[]): boolean {
  const { train, val } = rows;
  const isZero = ({ observations }: RunRows["train"]): boolean =>
    observations.every(({ total }) => total.value === 0);
  if (base.length === 0 || train.observations.length + val.observations.length === 0) return false;
  // A total that is 0 throughout fits weights of 0, and says nothing of parts that are not.
  if (isZero(train) && isZero(val) && !addUpAt(together(rows, "epochs"), base)) return false;
  return base.length <= MOST_EXPLAINED || addUpAt(together(rows, "all"), base);
}

/** What is said of rows that are not judged. */
export function unjudgedCause(
  broken: ReturnType<typeof firstNotFinite>,
  run: Run,
  { total, components, possibleParts }: Roles,
): LikelyCause {
  if (broken !== null)
    return {
      cause: broken.hidden === true ? "nan-hidden-term" : "component-not-finite",
      probability: broken.hidden === null ? EVEN : 1,
    };
  if (total === "") return { cause: "no-total", probability: 1 };
  return components.length === 0
    ? {
        cause: "components-not-printed",
        probability: isOfOwnLoop(run) && possibleParts.length > 0 ? EVEN : 1,
      }
    : { cause: "undetermined", probability: 0 };
}

export function unjudgedVerdict(base: readonly number[], { all }: Observed): VerdictId {
  return base.length === 0 || all.length === 0 ? "nothing-to-compare" : "cannot-tell";
}

export function whyUnjudged(base: readonly number[], { all }: Observed): readonly Evidence[] {
  if (base.length > MOST_EXPLAINED)
    return [
      {
        kind: "undecided",
        text: `they do not add up at the expected weights, and ${base.length} components are more than the ${MOST_EXPLAINED} of which a remainder is looked into; name some with \`--components\``,
      },
    ];
  return all.length > 0
    ? []
    : [{ kind: "undecided", text: "no row has finite values in every column" }];
}
