// One run as printed log and as full-precision files → the same epochs and columns, tighter intervals, no other verdict but what they decide.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyzeLog } from "../../src/analysis/analyze.ts";
import { createLogReader, readLog } from "../../src/read/read-log.ts";
import type { RunAnalysis } from "../../src/analysis/analysis.ts";
import { findLogs } from "../../src/source/run-folders.ts";
import type { Log, Run } from "../../src/table/run.ts";
import {
  chartOf,
  loggedRun,
  type LoggedRun,
  metricFilesOf,
  metricTableOf,
} from "../helpers/exports.ts";

const corpus = process.env["LOSSLEDGER_CORPUS"] ?? "";
const kept = fileURLToPath(new URL("../../fixtures/corpus", import.meta.url));

/** Files of the same run, beside `train.log`. */
const INPUTS = ["log.csv", "history.json", "events"];

/** What W&B and MLflow make of `log.csv`. */
const EXPORTS: ReadonlyMap<string, (run: LoggedRun) => Log> = new Map([
  ["a chart of W&B", (run) => readLog(chartOf([run]))],
  ["a chart of W&B by epochs", (run) => readLog(chartOf([run], "epoch"))],
  ["MLflow's CSV", (run) => readLog(metricTableOf([run]))],
  ["MLflow's folder", metricFolder],
]);

function metricFolder(run: LoggedRun): Log {
  const reader = createLogReader({ dialect: "mlflow" });
  for (const [path, text] of metricFilesOf(run)) {
    reader.startFile("train", path.replace("metrics/", ""));
    reader.push(new TextEncoder().encode(text));
  }
  return reader.end();
}

const pairs = [kept, join(corpus, "runs")]
  .filter((folder) => folder === kept || (corpus !== "" && existsSync(folder)))
  .flatMap((folder) => readdirSync(folder).map((id) => ({ id, folder: join(folder, id) })))
  .flatMap(({ id, folder }) => [...INPUTS, ...EXPORTS.keys()].map((file) => ({ id, folder, file })))
  .filter(({ folder, file }) => existsSync(join(folder, EXPORTS.has(file) ? "log.csv" : file)));

interface Truth {
  readonly cause: string;
  readonly weights: Readonly<Record<string, number>>;
  readonly factor?: number;
  readonly twice?: string;
  readonly expected: readonly string[];
}

function truthOf(folder: string): Truth {
  const text = readFileSync(join(folder, "truth.json"), "utf8");
  return JSON.parse(text.replaceAll(/(?<=[\s[,:])(?:NaN|-?Infinity)\b/g, "null")) as Truth;
}

async function logOf(folder: string, file: string): Promise<Log> {
  const exported = EXPORTS.get(file);
  if (exported !== undefined) {
    return exported(loggedRun("swift-1", readFileSync(join(folder, "log.csv"), "utf8")));
  }
  const path = join(folder, file);
  const [events] = statSync(path).isDirectory() ? (await findLogs(path)).runs : [];
  if (events === undefined) return readLog(readFileSync(path), { updates: true });
  const reader = createLogReader({ dialect: "tensorboard" });
  for (const part of events.files) {
    reader.startFile(part.split, part.name);
    reader.push(readFileSync(part.path));
  }
  return reader.end();
}

interface Judged {
  readonly run: Run;
  readonly analysis: RunAnalysis;
}

/** Each input is read once: a printed log is compared with up to seven others. */
const judged = new Map<string, Promise<Judged>>();

function read(folder: string, file: string): Promise<Judged> {
  const path = join(folder, file);
  const known = judged.get(path) ?? judge(folder, file);
  judged.set(path, known);
  return known;
}

async function judge(folder: string, file: string): Promise<Judged> {
  const log = await logOf(folder, file);
  expect(log.rejects).toEqual([]);
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  const [analysis] = analyzeLog(log).runs;
  if (run === undefined || analysis === undefined) throw new Error(`${folder}: nothing read`);
  return { run, analysis };
}

/** Runs in which no constant weights are true. */
const MOVING = new Set(["weight-schedule", "annealed-kl", "learned-weights"]);

/** Made by two calls of `fit`. */
const TWO_FITS = new Set(["weight-schedule"]);

describe.for(pairs)("$id: train.log and $file", async ({ folder, file }) => {
  const printed = await read(folder, "train.log");
  const full = await read(folder, file);
  const truth = truthOf(folder);

  test("have the same rows, and a full number lies in what the log printed of it", () => {
    const kept = new Set(full.run.rows.map(({ epoch }) => epoch));
    // In four runs of the corpus a second `fit` began an event file of the same name: one of the two is left.
    const isHalf =
      file === "events" && TWO_FITS.has(truth.cause) && kept.size < printed.analysis.epochs;
    const epochs = printed.run.rows.filter(
      ({ origin, epoch }) => origin === "epoch" && (!isHalf || kept.has(epoch)),
    );
    expect(full.run.rows.map(({ epoch, split }) => `${epoch} ${split}`)).toEqual(
      epochs.map(({ epoch, split }) => `${epoch} ${split}`),
    );
    epochs.forEach(({ values }, index) => {
      const row = full.run.rows.at(index);
      for (const [name, { low, high, value, text }] of values) {
        const own = row?.values.get(name);
        // TF-Keras gives the learning rate to the log or to the history, not to both.
        if (own === undefined && /^(?:lr|learning_rate)$/.test(name)) continue;
        if (own === undefined) return expect.unreachable(`${name} is missing`);
        // A total that `train_step` returns bare is averaged by the bar, and kept as it is in the history.
        if (name === "loss" && truth.cause === "averaging-mismatch") continue;
        if (!Number.isFinite(value)) expect(own.value, text).toBe(value);
        else {
          expect(own.value).toBeGreaterThanOrEqual(low);
          expect(own.value).toBeLessThanOrEqual(high);
          // An accuracy of k/256 may as well be a bfloat16, which is no matter.
          if (!name.endsWith("loss")) continue;
          expect(own.high - own.low).toBeLessThanOrEqual(
            Math.max(high - low, 2 ** -22 * Math.abs(value)),
          );
        }
      }
    });
  });

  test("have the same total and components", () => {
    expect(full.analysis.total).toBe(printed.analysis.total);
    expect(full.analysis.components.toSorted()).toEqual(printed.analysis.components.toSorted());
  });

  test("no true weight lies outside a range of the full numbers", () => {
    for (const { component, low, high } of full.analysis.weights) {
      const output = component.replace(/_loss$/, "");
      const declared = truth.weights[output];
      if (declared === undefined || MOVING.has(truth.cause)) continue;
      const weight = declared * (truth.factor ?? 1) * (truth.twice === output ? 2 : 1);
      expect(weight).toBeGreaterThanOrEqual((low ?? 0) * (1 - 1e-9));
      expect(weight).toBeLessThanOrEqual((high ?? Infinity) * (1 + 1e-9));
    }
  });
});

describe.for(pairs.filter(({ file }) => EXPORTS.has(file)))(
  "$id: log.csv and $file",
  async ({ folder, file }) => {
    const table = await read(folder, "log.csv");
    const exported = await read(folder, file);

    test("have the same numbers, and give the same ledger", () => {
      const numbers = ({ run }: typeof table): unknown =>
        run.rows.map(({ epoch, split, values }) => ({
          epoch,
          split,
          values: Object.fromEntries(
            [...values].map(([name, { value, low, high }]) => [name, [value, low, high]]),
          ),
        }));
      const ledger = ({ analysis }: typeof table): unknown => ({
        rows: analysis.rows.map(({ residual }) => residual),
        weights: analysis.weights,
        // JavaScript spells it with capitals.
        findings: analysis.findings.map(({ cause, certainty, clause }) => [
          cause,
          certainty,
          clause.replace("`NaN`", "`nan`"),
        ]),
      });
      expect(numbers(exported)).toEqual(numbers(table));
      expect(ledger(exported)).toEqual(ledger(table));
    });
  },
);

test("seven digits more do not hide a factor common to all weights", async () => {
  for (const file of ["train.log", ...INPUTS.filter((name) => name !== "events")]) {
    const { analysis } = await read(join(kept, "k2-036"), file);
    expect([file, analysis.findings[0]?.cause]).toEqual([file, "uniform-scale"]);
  }
});
