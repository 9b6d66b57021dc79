// A run and its roles → the facts that causes may ask for, each worked out on first use.

import { lazy } from "../math/lazy.ts";
import { smallest } from "../math/statistics.ts";
import type { Roles } from "../table/roles.ts";
import type { Run } from "../table/run.ts";
import { type Balance, balance } from "./weights/balance.ts";
import { evidenceSlack, stack } from "./rows/rows.ts";
import { signedBalance } from "./weights/signed-balance.ts";
import { type RunRows, createRunRows } from "./rows/run-rows.ts";
import { type Explanation, explain } from "./explanations.ts";
import { type HiddenNan, hiddenNans } from "./hidden-nan.ts";
import { ledger } from "./rows/ledger.ts";
import { judgeNature } from "./nature.ts";
import type { NatureFact } from "./nature-fact.ts";
import { type Observed, typicalSlack } from "./rows/observe.ts";
import { findSchedule, type Schedule } from "./weights/schedule.ts";
import { type OtherColumns, readOtherColumns } from "./other-columns.ts";
import {
  type Judged,
  judgeModels,
  judgeSimple,
  ownRows,
  type SimpleVerdict,
} from "./models/judge-models.ts";
import type { Judgeable } from "./models/model-verdict.ts";
import { judgeSingle, type SingleFact } from "./single.ts";
import { slowness, type Slowness } from "./models/slowness.ts";

/** A fact, or the reason why this log does not give it. */
export type Fact<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/** The value of a fact that the log gives. */
export function valueIn<T>(fact: Fact<T>): T | undefined {
  return fact.ok ? fact.value : undefined;
}

export interface Facts {
  /** Columns and counts, always there. */
  readonly columns: () => Fact<ColumnsFact>;
  /** Rows whose total is not finite while every component is; may be none. */
  readonly hiddenNan: () => Fact<readonly HiddenNan[]>;
  /** Whether all rows together add up at some weights. */
  readonly balance: () => Fact<Balance>;
  /** Stretches of epochs that add up with weights of their own; `null` when there is no convincing set of them. */
  readonly schedule: () => Fact<Schedule | null>;
  /** The shortest explanation of each kind, the shortest first. */
  readonly explanations: () => Fact<Ranking>;
  /** What the residual behaves like, where the rows do not add up. */
  readonly nature: () => Fact<NatureFact>;
  /** What the columns that are no components say of one that is not printed. */
  readonly otherColumns: () => Fact<OtherColumns>;
  /** There where the user expects a penalty. */
  readonly expectation: () => Fact<Expectation>;
  /** The few of those verdicts that findings speak of. */
  readonly simple: () => Fact<readonly SimpleVerdict[]>;
  /** The verdicts on every residual model: on train, on validation, on both, and with a short last batch. */
  readonly models: () => Fact<readonly Judged[]>;
  /** The smallest rate at which the residual of train may move from epoch to epoch. */
  readonly slow: () => Fact<Slowness>;
  /** A single-output log's total against its own metric, where it does not equal it. */
  readonly single: () => Fact<SingleFact>;
}

export interface Ranking {
  readonly list: readonly Explanation[];
  /** The expected weights: declared, else 1. */
  readonly base: readonly number[];
}

export interface Expectation {
  /** The least that some row leaves room for at these weights: a hidden term above it, in every row, would show. */
  readonly largestHidden: (weights: readonly number[]) => number;
}

export interface ColumnsFact {
  readonly total: string;
  readonly components: readonly string[];
  readonly others: readonly string[];
  readonly singleOutput: boolean;
  /** True when the user declared the weights. */
  readonly declared: boolean;
  /** Major version of the Keras that printed the log; null where the log does not tell. */
  readonly keras: 1 | 2 | 3 | null;
  /** Epochs with train rows, and whether there is validation. */
  readonly epochs: number;
  readonly hasVal: boolean;
}

/** Weights that make the rows add up beyond doubt, so that no other explanation is looked for. */
const SETTLED = new Set(["base", "scale", "twice", "weights"]);

/** What the user says of the model. */
export interface Told {
  readonly declared?: readonly number[] | undefined;
  readonly expectPenalty?: boolean | undefined;
  /** Whether weights below 0 are looked for as well. */
  readonly signs?: "non-negative" | "free" | undefined;
}

/** Components that are reconciled: linear programs of a hundred variables take a second. */
export const MOST_COMPONENTS = 128;

export function createFacts(
  run: Run,
  roles: Roles,
  observed: Observed,
  { declared, expectPenalty = false, signs = "non-negative" }: Told = {},
): Facts & { readonly blocks: RunRows } {
  const blocks = createRunRows(observed, run.writer.keras);
  const slack = typicalSlack(observed.steps);
  const base = declared ?? roles.components.map(() => 1);
  const noComponents: Fact<never> = { ok: false, why: "no components are printed" };
  const noRows: Fact<never> = {
    ok: false,
    why: "no row has finite values in every column it needs",
  };
  const missing = (): Fact<never> | undefined => {
    if (roles.components.length === 0) return noComponents;
    if (roles.components.length > MOST_COMPONENTS)
      return {
        ok: false,
        why: `${roles.components.length} components are more than the ${MOST_COMPONENTS} that are reconciled; name some with \`--components\``,
      };
    return observed.all.length === 0 && observed.updates.length === 0 ? noRows : undefined;
  };
  const getBalance = lazy<Fact<Balance>>(
    () =>
      missing() ?? {
        ok: true,
        value: (signs === "free" ? signedBalance : balance)(
          stack(blocks.updates, blocks.train, blocks.val),
          slack,
          base,
        ),
      },
  );
  const unsettled = (): Fact<Balance> => {
    const found = getBalance();
    if (found.ok && SETTLED.has(found.value.kind))
      return { ok: false, why: "the rows add up, so there is no residual to explain" };
    return found;
  };
  const getCandidate = lazy<Fact<Schedule | null>>(() => {
    const open = unsettled();
    if (!open.ok) return open;
    if (roles.singleOutput) return { ok: false, why: "a single-output log has no weights to move" };
    if (blocks.train.observations.length < 4)
      return { ok: false, why: "needs four epochs or more" };
    return {
      ok: true,
      value: findSchedule(blocks.updates, blocks.train, blocks.val, blocks.steps, slack) ?? null,
    };
  });
  const getExplanations = lazy<Fact<Ranking>>(() => {
    const all = getBalance();
    if (!all.ok) return all;
    if (roles.singleOutput)
      return { ok: false, why: "a single-output log is judged against its own metric" };
    const candidate = getCandidate();
    const inner =
      blocks.updates.observations.length > 0 ? balance(blocks.updates, slack, base) : undefined;
    return {
      ok: true,
      value: {
        list: explain(blocks, all.value, inner, valueIn(candidate) ?? null, base),
        base,
      },
    };
  });
  const getSchedule = lazy<Fact<Schedule | null>>(() => {
    const candidate = getCandidate();
    if (!candidate.ok || candidate.value === null) return candidate;
    const shortest = valueIn(getExplanations())?.list[0];
    return shortest?.leaves === "piecewise" ? candidate : { ok: true, value: null };
  });
  const getNature = lazy<Fact<NatureFact>>(() => {
    const open = unsettled();
    if (!open.ok) return open;
    if (roles.singleOutput)
      return { ok: false, why: "a single-output log is judged against its own metric" };
    const schedule = getSchedule();
    if (schedule.ok && schedule.value !== null)
      return { ok: false, why: "the weights change in the run" };
    const list = valueIn(getExplanations())?.list ?? [];
    return { ok: true, value: judgeNature(blocks, open.value, slack, base, list) };
  });
  const getOwnRows = lazy<Fact<Judgeable>>(
    () => missing() ?? { ok: true, value: ownRows(observed, base) },
  );
  const getSimple = lazy<Fact<readonly SimpleVerdict[]>>(() => {
    const rows = getOwnRows();
    return rows.ok ? { ok: true, value: judgeSimple(rows.value) } : rows;
  });
  const getModels = lazy<Fact<readonly Judged[]>>(() => {
    const [rows, simple] = [getOwnRows(), getSimple()];
    if (!rows.ok) return rows;
    if (!simple.ok) return simple;
    const batches = observed.steps.known ? blocks.steps : null;
    return { ok: true, value: judgeModels(observed, base, batches, simple.value, rows.value) };
  });
  const getSlow = lazy<Fact<Slowness>>(() => {
    const found = missing();
    if (found !== undefined) return found;
    const value = slowness(observed, base);
    return value === undefined
      ? { ok: false, why: "needs three epochs or more" }
      : { ok: true, value };
  });
  const getOtherColumns = lazy<Fact<OtherColumns>>(
    () =>
      missing() ?? {
        ok: true,
        value: readOtherColumns(run, roles, base, evidenceSlack(observed.steps.precision)),
      },
  );
  const getSingle = lazy<Fact<SingleFact>>(() => {
    if (!roles.singleOutput) return { ok: false, why: "the log prints several components" };
    const found = getBalance();
    if (!found.ok) return found;
    if (found.value.kind === "base") return { ok: false, why: "the total equals its metric" };
    return { ok: true, value: judgeSingle(blocks) };
  });
  const columns: Fact<ColumnsFact> = {
    ok: true,
    value: {
      total: roles.total,
      components: roles.components,
      others: roles.columns.filter(({ role }) => role === "metric").map(({ column }) => column),
      singleOutput: roles.singleOutput,
      declared: declared !== undefined,
      keras: run.writer.keras,
      epochs: blocks.train.observations.length,
      hasVal: blocks.val.observations.length > 0,
    },
  };
  const hiddenNan: Fact<readonly HiddenNan[]> =
    roles.components.length === 0 ? noComponents : { ok: true, value: hiddenNans(run, roles) };
  const expectation: Fact<Expectation> = expectPenalty
    ? { ok: true, value: { largestHidden: (weights) => largestHidden(observed, weights) } }
    : { ok: false, why: "no penalty was said to be expected (`--expect-penalty`)" };
  return {
    blocks,
    columns: () => columns,
    hiddenNan: () => hiddenNan,
    expectation: () => expectation,
    balance: getBalance,
    schedule: getSchedule,
    explanations: getExplanations,
    nature: getNature,
    otherColumns: getOtherColumns,
    simple: getSimple,
    models: getModels,
    slow: getSlow,
    single: getSingle,
  };
}

function largestHidden(observed: Observed, weights: readonly number[]): number {
  return smallest([...ledger(observed, weights).values()].map(({ high }) => Math.max(0, high)));
}
