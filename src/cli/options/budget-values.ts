// Texts of budgets → their values: how much may be left, and which findings fail.

import { causeSummaries, CERTAINTIES, type FailOn, type ResidualBudget } from "../../index.ts";
import type { ZodMiniType } from "zod/mini";

import { list, meant, reading, SIZE } from "./reading.ts";

/** `1%` is a share of the total, `0.05` an amount in its units. */
function budgetOf(text: string): ResidualBudget | undefined {
  const share = text.endsWith("%");
  const digits = share ? text.slice(0, -1).trim() : text;
  const size = SIZE.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isFinite(size) || (share && size > 100)) return undefined;
  return { kind: share ? "share" : "amount", limit: share ? size / 100 : size, text };
}

export type ResidualBudgets = Readonly<Partial<Record<"train" | "val", ResidualBudget>>>;

export const maxResidual: ZodMiniType<ResidualBudgets> = reading<ResidualBudgets>((text) => {
  const found = new Map<string, ResidualBudget>();
  for (const entry of text.split(",")) {
    const at = entry.indexOf("=");
    const splits = at < 0 ? ["train", "val"] : [entry.slice(0, at).trim()];
    const budget = budgetOf(entry.slice(at + 1).trim());
    if (budget === undefined) {
      return {
        wrong: "a share of the total like `1%`, or an amount in its units like `0.05`, is needed",
      };
    }
    for (const split of splits) {
      if (split !== "train" && split !== "val")
        return {
          wrong: `\`${split}\` is no split: \`train\` and \`val\` are${meant(split, ["train", "val"])}`,
        };
      if (found.has(split)) return { wrong: `\`${split}\` has two budgets` };
      found.set(split, at < 0 && split === "val" ? { ...budget, whereThere: true } : budget);
    }
  }
  return { value: Object.fromEntries(found) };
});

export const failOn: ZodMiniType<FailOn> = reading<FailOn>((text) => {
  const words = text.split(",").map((word) => word.trim());
  if (text.trim() === "none") return { value: { certainty: null, causes: [] } };
  const levels = CERTAINTIES.filter((level) => level !== "ruled-out");
  const causes = causeSummaries.map(({ id }) => id);
  const known: readonly string[] = [...levels, ...causes];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) {
    const seen = unknown === "" ? "a name is missing" : `\`${unknown}\` is no cause`;
    return {
      wrong: `${seen}; ${list(levels)}, \`none\` or causes are needed${meant(unknown, known)}`,
    };
  }
  const given = levels.filter((level) => words.includes(level));
  if (given.length > 1) return { wrong: `${list(given)}: one certainty is enough` };
  return {
    value: {
      certainty: given[0] ?? null,
      causes: words.filter((word) => causes.includes(word)),
    },
  };
});
