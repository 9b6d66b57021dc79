// The id of a rule → its help, for reports that carry it.

import { rules } from "./rules/index.ts";

/** `max-residual/val` is the rule `max-residual`; undefined for an id that is no rule, such as that of a cause. */
export function ruleHelp(
  id: string,
): { readonly title: string; readonly help: string } | undefined {
  return rules.find((rule) => rule.id === id.split("/")[0]);
}

/** What `check` may ask of a run. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);
