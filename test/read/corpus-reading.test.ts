// Every log of the corpus → every epoch read, every value equal to the history as the printer of that log prints it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readLog } from "../../src/read/read-log.ts";
import { shownName } from "../../src/table/row.ts";

const corpus = process.env["LOSSLEDGER_CORPUS"] ?? "";

interface Truth {
  readonly mode: "bar" | "windows-bar" | "verbose2";
  readonly engine: string;
  readonly cause: string;
  readonly epochs: number;
  readonly history: History;
}

type History = Readonly<Record<string, readonly number[]>>;

function json<T>(path: string): T {
  const text = readFileSync(path, "utf8").replaceAll(/\bNaN\b/g, '"nan"');
  return JSON.parse(
    text.replaceAll(/-?\bInfinity\b/g, (word) => (word[0] === "-" ? '"-inf"' : '"inf"')),
  ) as T;
}

/** `%.4f` above 1e-3, else `%.4e`; verbose=2 tests the signed value, the bar the absolute one (keras 1.0 to 3.15). */
function printed(value: number | string, mode: Truth["mode"]): string {
  if (typeof value === "string") return value;
  const size = mode === "verbose2" ? value : Math.abs(value);
  if (size > 1e-3) return isTie(value) ? fixedToEven(value) : value.toFixed(4);
  return value.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2");
}

/**
 * TF-Keras averages a `loss` that `train_step` returns as a bare number over the updates, and its last update twice:
 * `tf_keras/utils/generic_utils.py: Progbar.update`. History then holds the last batch, which no bar shows.
 */
function mixesLastBatch({ cause, engine, mode }: Truth): boolean {
  return cause === "averaging-mismatch" && engine.startsWith("tf_keras") && mode === "windows-bar";
}

/** Python rounds an exact tie to the even digit, `toFixed` away from zero: 0.78125 prints as 0.7812. */
function isTie(value: number): boolean {
  return Number.isInteger(value * 2 ** 5) && Math.abs((value * 1e4) % 1) === 0.5;
}

function fixedToEven(value: number): string {
  const down = Math.floor(value * 1e4);
  return ((down % 2 === 0 ? down : down + 1) / 1e4).toFixed(4);
}

/** The few logs that are kept here, and the whole corpus where the environment names its folder. */
const kept = fileURLToPath(new URL("../../fixtures/corpus", import.meta.url));
const logs = [kept, ...["runs", "older-printers"].map((folder) => join(corpus, folder))]
  .filter((folder) => folder === kept || (corpus !== "" && existsSync(folder)))
  .flatMap((folder) => readdirSync(folder).map((id) => ({ id, folder: join(folder, id) })))
  .filter(({ folder }) => existsSync(join(folder, "truth.json")));

describe("the corpus", () => {
  test.for(logs)("$id is read whole", ({ folder }) => {
    const truth = json<Truth>(join(folder, "truth.json"));
    const own = join(folder, "history.json");
    const history = existsSync(own) ? json<History>(own) : truth.history;
    const log = readLog(readFileSync(join(folder, "train.log")), { updates: true });
    expect(log.rejects).toEqual([]);
    expect(log.runs).toHaveLength(1);
    const rows = (log.runs[0]?.rows ?? []).filter(({ origin }) => origin === "epoch");
    // Without a `history.json` the learning rate is in the history or in the log, but not always in both.
    const isCompared = (name: string): boolean =>
      existsSync(own) || !/^(lr|learning_rate)$/.test(name);
    const names = Object.keys(history).filter(isCompared);
    const expected: Record<string, string>[] = [];
    const found: Record<string, string>[] = [];
    for (let epoch = 1; epoch <= truth.epochs; epoch += 1) {
      const values = new Map<string, string>();
      for (const row of rows.filter((one) => one.epoch === epoch)) {
        for (const [name, { text }] of row.values) values.set(shownName(row, name), text);
      }
      const mixed = mixesLastBatch(truth) ? values.get("loss") : undefined;
      if (mixed !== undefined) {
        const last = log.runs[0]?.updates.findLast((row) => row.epoch === epoch);
        const update = last?.values.get("loss")?.value ?? Number.NaN;
        const steps = last?.steps ?? Number.NaN;
        const batch = Number(history["loss"]?.[epoch - 1]);
        expect(Number(mixed)).toBeCloseTo((steps * update + batch) / (steps + 1), 3.6);
        values.delete("loss");
      }
      found.push(Object.fromEntries([...values].filter(([name]) => isCompared(name)).toSorted()));
      const want = names
        .filter((name) => name !== "loss" || mixed === undefined)
        .map((name): [string, string] => [
          name,
          printed(history[name]?.[epoch - 1] ?? "missing", truth.mode),
        ]);
      expected.push(Object.fromEntries(want.toSorted()));
    }
    expect(found).toEqual(expected);
  });
});
