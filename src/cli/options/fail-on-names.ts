// What `--fail-on` may name.

import { causeSummaries, type VerdictId, verdicts } from "../../index.ts";

/** Verdicts: a log with nothing to compare is never judged. */
export const VERDICT_NAMES: readonly VerdictId[] = verdicts
  .filter(({ check }) => check !== "unjudged")
  .map(({ id }) => id);

/** Causes; `adds-up` is a verdict of its own. */
export const CAUSE_NAMES: readonly string[] = causeSummaries
  .map(({ id }) => id)
  .filter((id) => !VERDICT_NAMES.some((name) => name === id));
