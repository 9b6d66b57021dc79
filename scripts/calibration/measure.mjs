// Runs with known ledgers → one entry a log: which verdicts and causes are right, and every figure that its rows give.
// The same run is looked at whole, cut after a few epochs, without its progress updates, and as CSV.

import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";

import { accountsOfRun } from "../../src/analysis/run-accounts.ts";
import { figures } from "../../src/evidence/figures/index.ts";
import { readLog } from "../../src/read/read-log.ts";
import { observe } from "../../src/reconcile/rows/observe.ts";
import { assignRoles } from "../../src/table/roles.ts";
import { verdicts } from "../../src/verdict/verdicts.ts";
import { lessonOf, readTruth, runsBelow } from "../truth.mjs";
import { firstEpochs } from "./first-epochs.mjs";

export { figures };

/** Prefixes that a run is also looked at with, in epochs. */
const PREFIXES = [1, 2, 3, 5, 8];
/** Of what is not a whole run so many in a hundred are kept: they say much the same. */
const KEPT = 40;
const DIGITS = 3;

/** Every log of a folder of runs; `labels`: folder/run → family, where another is right than its truth.json has. */
export function* measureBelow(folder, generator, labels) {
  for (const path of runsBelow(folder)) {
    const run = `${basename(folder)}/${relative(folder, path)}`;
    const family = labels[run];
    const truth = family === undefined ? readTruth(path) : { ...readTruth(path), family };
    if (truth.skip || truth.cause.startsWith("nan")) continue;
    for (const [variant, looked] of variantsOf(path)) {
      if (variant !== "whole" && hash(`${run}${variant}`) % 100 >= KEPT) continue;
      const made = measure(variant, looked, truth);
      if (made !== undefined) yield { generator, run, variant, ...made };
    }
  }
}

function hash(text) {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum;
}

function* variantsOf(path) {
  const [run] = readLog(readFileSync(join(path, "train.log")), { updates: true }).runs;
  if (run !== undefined) {
    yield ["whole", run];
    if (run.updates.length > 0) yield ["no-updates", { ...run, rows: run.rows, updates: [] }];
    for (const most of PREFIXES) {
      const cut = firstEpochs(run, most);
      if (cut !== undefined) yield [`first-${most}`, cut];
    }
  }
  if (!existsSync(join(path, "log.csv"))) return;
  const [csv] = readLog(readFileSync(join(path, "log.csv")), { updates: true }).runs;
  if (csv !== undefined) yield ["csv", csv];
}

function measure(variant, run, truth) {
  const roles = assignRoles(run);
  if (roles === undefined || roles.components.length === 0) return undefined;
  const observed = observe(run, roles);
  if (observed.all.length === 0) return undefined;
  const lesson = lessonOf(truth, roles.components, [...observed.all], verdicts);
  // A prefix may end before a weight moves.
  if (variant.startsWith("first") && lesson.verdicts.includes("changing-weights")) return undefined;
  const plain = roles.components.map(() => 1);
  const { accounts } = accountsOfRun(run, roles, observed, plain);
  const values = {};
  for (const { id, of } of figures) {
    const value = of(accounts.sampled);
    if (value !== null && Number.isFinite(value)) values[id] = Number(value.toPrecision(DIGITS));
  }
  return {
    epochs: new Set(run.rows.map(({ epoch }) => epoch)).size,
    single: roles.singleOutput,
    ...lesson,
    figures: values,
  };
}
