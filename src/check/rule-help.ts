// The id of a rule → its help, for reports that carry it.

import { verdicts } from "../verdict/verdicts.ts";
import { rules } from "./rules/index.ts";
import { verdict } from "./rules/verdict.ts";

/** `max-residual/val` is the rule `max-residual`, a verdict the rule `verdict`; undefined for an id that is no rule, such as that of a cause. */
export function ruleHelp(
  id: string,
): { readonly title: string; readonly help: string } | undefined {
  const own = verdicts.find((one) => one.id === id);
  if (own !== undefined) return { title: own.title, help: verdict.help };
  return rules.find((rule) => rule.id === id.split("/")[0]);
}

/** What `check` may ask of a run, and the verdicts that it goes by. */
export const ruleIds: readonly string[] = [...rules, ...verdicts].map(({ id }) => id);
