// Runs with known ledgers → one line a log: which verdicts and causes are right, and every figure that its rows give.
// The same run is looked at whole, cut after a few epochs, without its progress updates, and as CSV.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { createAccounts } from "../../src/evidence/create-accounts.ts";
import { figures } from "../../src/evidence/figures/index.ts";
import { readLog } from "../../src/read/read-log.ts";
import { observe, typicalSlack } from "../../src/reconcile/rows/observe.ts";
import { createRunRows } from "../../src/reconcile/rows/run-rows.ts";
import { assignRoles } from "../../src/table/roles.ts";
import type { Run } from "../../src/table/run.ts";
import { verdictOfCause } from "../../src/verdict/verdicts.ts";

/** Prefixes that a run is also looked at with, in epochs. */
const PREFIXES = [1, 2, 3, 5, 8];
/** A remainder below this share of the total in every row is no gap. */
const MATERIAL = 1e-3;

/** One log as it was looked at. */
export interface Measured {
  readonly run: string;
  readonly variant: string;
  readonly epochs: number;
  readonly kind: string;
  readonly verdicts: readonly string[];
  readonly causes: readonly string[];
  readonly single: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

interface Truth {
  readonly cause: string;
  readonly skip?: string;
  readonly family?: string | readonly string[];
  readonly expected: readonly string[];
  readonly weights?: Readonly<Record<string, number>>;
  readonly factor?: number;
  readonly twice?: string;
  readonly outputs?: readonly string[];
}

const FAMILIES: Readonly<Record<string, string>> = {
  "adds-up": "adds-up",
  weights: "other-weights",
  "hidden-term": "hidden-term",
  averaging: "measured-differently",
  "sample-weights": "measured-differently",
  "other-metric": "measured-differently",
  "changing-weights": "changing-weights",
};

/** Folders below that hold a truth.json. */
export function* runsBelow(path: string): Generator<string> {
  if (existsSync(join(path, "truth.json"))) yield path;
  for (const entry of readdirSync(path, { withFileTypes: true }).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  ))
    if (entry.isDirectory() && entry.name !== "events") yield* runsBelow(join(path, entry.name));
}

function truthOf(path: string): Truth {
  const text = readFileSync(join(path, "truth.json"), "utf8");
  return JSON.parse(
    text.replace(/(?<=[\s[,:])NaN\b/g, "null").replace(/(?<=[\s[,:])-?Infinity\b/g, "null"),
  );
}

export function measureRun(path: string, root: string): Measured[] {
  const truth = truthOf(path);
  if (truth.skip !== undefined && truth.skip !== null) return [];
  if (truth.cause.startsWith("nan")) return [];
  const found: Measured[] = [];
  for (const file of ["train.log", "log.csv"]) {
    if (!existsSync(join(path, file))) continue;
    const [run] = readLog(readFileSync(join(path, file)), { updates: true }).runs;
    if (run === undefined) continue;
    const csv = file === "log.csv";
    const variants: [string, Looked][] = [[csv ? "csv" : "whole", run]];
    if (!csv && run.updates.length > 0)
      variants.push(["no-updates", { rows: run.rows, updates: [] }]);
    const epochs = [...new Set(run.rows.map(({ epoch }) => epoch))];
    if (!csv)
      for (const most of PREFIXES) {
        const last = epochs[most - 1];
        if (epochs.length <= most || last === undefined) continue;
        variants.push([
          `first-${most}`,
          {
            rows: run.rows.filter(({ epoch }) => epoch <= last),
            updates: run.updates.filter(({ epoch }) => epoch <= last),
          },
        ]);
      }
    for (const [variant, one] of variants) {
      const made = measure(path.slice(root.length + 1), variant, run, one, truth);
      if (made !== undefined) found.push(made);
    }
  }
  return found;
}

type Looked = Pick<Run, "rows" | "updates">;

function measure(
  name: string,
  variant: string,
  run: Run,
  looked: Looked,
  truth: Truth,
): Measured | undefined {
  const roles = assignRoles(run);
  if (roles === undefined || roles.components.length === 0) return undefined;
  const observed = observe(looked, roles);
  if (observed.all.length === 0) return undefined;
  const accounts = createAccounts({
    rows: createRunRows(observed, run.writer.keras),
    base: roles.components.map(() => 1),
    keras: run.writer.keras,
    singleOutput: roles.singleOutput,
    slack: typicalSlack(observed.steps),
  });
  const labels = labelsOf(truth, roles.components, observed.all);
  // A prefix may end before a weight moves.
  if (variant.startsWith("first") && labels.verdicts.includes("changing-weights")) return undefined;
  const values: Record<string, number> = {};
  for (const { id, of } of figures) {
    const value = of(accounts);
    if (value !== null && Number.isFinite(value)) values[id] = Number(value.toPrecision(3));
  }
  return {
    run: name,
    variant,
    epochs: new Set(looked.rows.map(({ epoch }) => epoch)).size,
    kind: truth.cause,
    ...labels,
    single: roles.singleOutput,
    figures: values,
  };
}

function labelsOf(
  truth: Truth,
  components: readonly string[],
  rows: ReturnType<typeof observe>["all"],
): { verdicts: string[]; causes: string[] } {
  const families = truth.family === undefined ? [] : [truth.family].flat();
  const causes =
    truth.cause === "label-smoothing" ? ["metric-is-not-the-loss"] : [...truth.expected];
  const verdicts = new Set(
    truth.cause === "label-smoothing"
      ? ["measured-differently"]
      : [
          ...families.map((one) => FAMILIES[one]),
          ...(families.length > 0 ? [] : causes.map(verdictOfCause)),
        ].filter((one) => one !== undefined),
  );
  const moving = verdicts.has("changing-weights");
  const weights = components.map((name) => {
    const output = name.replace(/_loss$/, "");
    const own = truth.weights?.[output];
    return own === undefined
      ? undefined
      : own * (truth.factor ?? 1) * (truth.twice === output ? 2 : 1);
  });
  if (!moving && weights.every((weight) => weight !== undefined)) {
    const largest = rows.reduce((most, { total, components: parts }) => {
      const left = parts.reduce(
        (sum, { value }, i) => sum - value * (weights[i] as number),
        total.value,
      );
      return Math.max(most, Math.abs(left / total.value));
    }, 0);
    if (largest < MATERIAL) {
      const plain = weights.every((weight) => weight === 1);
      // Whoever sees the gap all the same is not wrong, but it is not asked for.
      return {
        verdicts: [plain ? "adds-up" : "other-weights"],
        causes: plain ? ["adds-up"] : ["loss-weights", ...causes],
      };
    }
    if (verdicts.has("adds-up") && !verdicts.has("hidden-term") && verdicts.size > 1)
      verdicts.delete("adds-up");
  }
  return { verdicts: [...verdicts] as string[], causes };
}
