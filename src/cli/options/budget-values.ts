// Texts of budgets → their values: how much may be left, and which verdicts and causes fail.

import {
  causeSummaries,
  CERTAINTIES,
  FAILING,
  type FailOn,
  type ResidualBudget,
  type VerdictId,
  verdicts,
} from "../../index.ts";
import { names } from "../error-words.ts";
import type { Reader } from "./flag.ts";
import { meant, ofText, SIZE } from "./readers.ts";

/** Verdicts that may fail: a log with nothing to compare is never judged. */
export const VERDICT_NAMES: readonly VerdictId[] = verdicts
  .filter(({ check }) => check !== "unjudged")
  .map(({ id }) => id);

/** Causes that may; `adds-up` is a verdict of its own. */
export const CAUSE_NAMES: readonly string[] = causeSummaries
  .map(({ id }) => id)
  .filter((id) => !VERDICT_NAMES.some((name) => name === id));

/** `1%` is a share of the total, `0.05` an amount in its units. */
function budgetOf(text: string): ResidualBudget | undefined {
  const share = text.endsWith("%");
  const digits = share ? text.slice(0, -1).trim() : text;
  const size = SIZE.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isFinite(size) || (share && size > 100)) return undefined;
  return { kind: share ? "share" : "amount", limit: share ? size / 100 : size, text };
}

export type ResidualBudgets = Readonly<Partial<Record<"train" | "val", ResidualBudget>>>;

export const residualBudgets: Reader<ResidualBudgets> = ofText((text) => {
  const found = new Map<string, ResidualBudget>();
  for (const entry of text.split(",")) {
    const at = entry.indexOf("=");
    const splits = at < 0 ? ["train", "val"] : [entry.slice(0, at).trim()];
    const budget = budgetOf(entry.slice(at + 1).trim());
    if (budget === undefined) {
      return {
        wrong: "give a share of the total, such as `1%`, or an amount, such as `0.05`",
      };
    }
    for (const split of splits) {
      if (split !== "train" && split !== "val")
        return {
          wrong: `\`${split}\` is not a split; the splits are \`train\` and \`val\`${meant(split, ["train", "val"])}`,
        };
      if (found.has(split)) return { wrong: `\`${split}\` has two budgets` };
      found.set(split, at < 0 && split === "val" ? { ...budget, whereThere: true } : budget);
    }
  }
  return { value: Object.fromEntries(found) };
});

export const failOn: Reader<FailOn> = ofText((text) => {
  const words = text.split(",").map((word) => word.trim());
  if (text.trim() === "none") return { value: { verdicts: [], causes: [], certainty: "strong" } };
  const known: readonly string[] = [...CERTAINTIES, ...VERDICT_NAMES, ...CAUSE_NAMES];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) {
    const seen = unknown === "" ? "a name is missing" : "not a verdict, cause or certainty";
    return {
      wrong: `${seen}; give ${names(CERTAINTIES)}, \`none\`, verdicts or causes${meant(unknown, known)}`,
    };
  }
  const given = CERTAINTIES.filter((level) => words.includes(level));
  if (given.length > 1) return { wrong: `${names(given)}: one certainty is enough` };
  const [certainty] = given;
  const named = VERDICT_NAMES.filter((id) => words.includes(id));
  return {
    value: {
      verdicts: certainty === undefined ? named : [...new Set([...FAILING, ...named])],
      causes: CAUSE_NAMES.filter((id) => words.includes(id)),
      certainty: certainty ?? "moderate",
    },
  };
});
