// A budget for the residual → whether every row keeps it, some row cannot, or the log does not tell.

import { weightList } from "../../causes/wording.ts";
import type { RunAnalysis, WeightRange } from "../../analysis/analysis.ts";
import { areDeclared, valueOf } from "../../analysis/answer/run-rows.ts";
import { short } from "../../math/short.ts";
import { counted } from "../../table/clock.ts";
import type { Printed } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import type { ResidualBudget } from "../budgets.ts";
import { type Bounded, residualsAt } from "../../analysis/fitted-rows.ts";
import { fitWithin } from "../../analysis/fit-within.ts";
import type { RuleResult, Rule } from "../rule.ts";

export const maxResidual: Rule = {
  id: "max-residual",
  title: "The residual is within its limit",
  help: "Total minus weighted components may be at most this much in every row: a share of the total (`1%`) or an amount (`0.05`). Printed numbers are intervals, so a row fails only if even the low end of its residual is above the limit. If the weights are not given, it must fail with any weights.",
  judge: (run, budgets) =>
    (["train", "val"] as const).flatMap((split) => {
      const budget = budgets.maxResidual?.[split];
      return budget === undefined ? [] : judgeSplit(run, split, budget);
    }),
};

/** A row with the least and the most that its residual may be, in the unit of the budget. */
interface Sized extends Bounded {
  readonly least: number;
  readonly most: number;
}

function judgeSplit(run: RunAnalysis, split: Split, budget: ResidualBudget): RuleResult[] {
  const weights = run.weights.map(({ value }) => value);
  const rows = residualsAt(run, weights)
    .filter(({ observation }) => observation.split === split)
    .map((row) => sized(row, budget));
  const at = `with ${how(run)} weights ${weightList(weights, short)}`;
  const hidden = rowsWithHidden(run, split);
  const say = (
    verdict: RuleResult["verdict"],
    text: string,
    more: Partial<RuleResult> = {},
  ): RuleResult[] => [{ part: split, verdict, text, ...more }];
  if (hidden.length > 0)
    return say(
      "fail",
      `in ${count(hidden.length, split)} the total is not finite while its components are`,
      { rows: hidden },
    );
  const missing = rowsNotFinite(run, split);
  if (rows.length === 0) {
    if (missing.length === 0 && budget.whereThere === true) return [];
    const why = missing.length === 0 ? `there is no ${split} row` : `no ${split} row is finite`;
    return say("undecided", `cannot tell: ${why}`);
  }
  const over = rows
    .filter(({ least }) => least > budget.limit)
    .toSorted((a, b) => b.least - a.least);
  const [worst] = over;
  if (worst === undefined) {
    const open = rows.filter(({ most }) => most > budget.limit);
    const [first] = open.toSorted((a, b) => b.most - a.most);
    if (first === undefined && missing.length > 0)
      return say(
        "undecided",
        `cannot tell: ${count(missing.length, split)} cannot be judged, as a component is not finite`,
        { rows: missing },
      );
    if (first === undefined)
      return say(
        "pass",
        `all ${count(rows.length, split)} leave at most \`${budget.text}\` over, ${at}`,
      );
    return say(
      "undecided",
      `cannot tell: in ${run.clock} ${first.observation.epoch} what is left over may be anything from \`${amount(first.least, budget)}\` to \`${amount(first.most, budget)}\`, so above or below \`${budget.text}\``,
      {
        evidence: ["to settle it: more printed digits, such as those of a CSVLogger file"],
        rows: open.map(({ observation }) => observation.row),
      },
    );
  }
  const text = `${over.length} of ${count(rows.length, split)} leave more than \`${budget.text}\` over, and at least \`${amount(worst.least, budget)}\` in ${run.clock} ${worst.observation.epoch}`;
  const where = over.map(({ observation }) => observation.row);
  if (areDeclared(run)) return say("fail", `${text}, ${at}`, { rows: where });
  const { inside, against } = fitWithin(run, split, budget);
  if (against !== undefined) {
    const epochs = against.map(({ epoch }) => epoch);
    return say("fail", `${text}, ${at}`, {
      evidence: [
        `no constant weights of 0 or more leave less over in all rows: ${run.clock}${epochs.length === 1 ? "" : "s"} ${epochs.join(" and ")} alone ${epochs.length === 1 ? "rules" : "rule"} that out`,
      ],
      rows: [...where.slice(0, 1), ...against.map(({ row }) => row), ...where],
    });
  }
  const others =
    inside === undefined
      ? "whether other weights would leave less over is not known"
      : `other weights would leave less over, for instance ${weightList(inside, short)}`;
  return say("undecided", `cannot tell: ${text}, ${at}; ${others}`, {
    evidence: ["to settle it: give the weights of `compile()` as `--weights`"],
    rows: where,
  });
}

/** Rows whose total is not finite while every component is: what is hidden in them is larger than any budget. */
function rowsWithHidden(run: RunAnalysis, split: Split): number[] {
  return rowsNotFinite(run, split).filter((index) => {
    const cells = run.components.map((name) => cellOf(run, index, name));
    return cells.every((cell) => cell !== undefined && Number.isFinite(cell.value));
  });
}

/** Rows left out because the total or a component is `nan` or `inf`, and not by choice. */
function rowsNotFinite(run: RunAnalysis, split: Split): number[] {
  return run.leftOut.flatMap(({ row, reason }) => {
    if (run.rows.at(row)?.split !== split) return [];
    const odd = [run.total, ...run.components]
      .map((name) => cellOf(run, row, name))
      .find((cell) => cell !== undefined && !Number.isFinite(cell.value));
    return odd !== undefined && reason.includes(`\`${odd.text}\``) ? [row] : [];
  });
}

function cellOf({ rows }: RunAnalysis, index: number, name: string): Printed | undefined {
  const row = rows.at(index);
  return row && valueOf(row, name);
}

function sized(row: Bounded, { kind }: ResidualBudget): Sized {
  const { low, high, observation } = row;
  const least = Math.max(0, low, -high);
  const most = Math.max(-low, high);
  if (kind === "amount") return { ...row, least, most };
  const ends = [Math.abs(observation.total.low), Math.abs(observation.total.high)];
  const smallest = observation.total.low < 0 && observation.total.high > 0 ? 0 : Math.min(...ends);
  return { ...row, least: least / Math.max(...ends), most: most / smallest };
}

function amount(size: number, { kind }: ResidualBudget): string {
  return kind === "amount" ? short(size) : `${short(100 * size)} %`;
}

const HOW: Readonly<Record<WeightRange["status"], string>> = {
  declared: "the given",
  pinned: "the only fitting",
  simplest: "the roundest fitting",
  fitted: "fitted",
  assumed: "assumed",
};

function how({ weights }: RunAnalysis): string {
  const statuses = new Set(weights.map(({ status }) => status));
  const [status] = statuses;
  return statuses.size === 1 && status !== undefined ? HOW[status] : "fitted";
}

function count(rows: number, split: Split): string {
  return counted(rows, `${split} row`);
}
