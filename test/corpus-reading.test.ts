// Every log of the corpus → every epoch read, every value equal to the history as the printer of that log prints it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLog } from "../src/read.ts";

const corpus = process.env["LOSSLEDGER_CORPUS"] ?? "";

interface Truth {
  readonly mode: "bar" | "windows-bar" | "verbose2";
  readonly epochs: number;
  readonly engine: string;
  /** Last epoch only where the run was printed by an older printer: there the source run's history is taken. */
  readonly source?: string;
  readonly history: Readonly<Record<string, number>>;
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

/** Python rounds an exact tie to the even digit, `toFixed` away from zero: 0.78125 prints as 0.7812. */
function isTie(value: number): boolean {
  return Number.isInteger(value * 2 ** 5) && Math.abs((value * 1e4) % 1) === 0.5;
}

function fixedToEven(value: number): string {
  const down = Math.floor(value * 1e4);
  return ((down % 2 === 0 ? down : down + 1) / 1e4).toFixed(4);
}

const logs = ["runs", "older-printers"]
  .map((folder) => join(corpus, folder))
  .filter((folder) => corpus !== "" && existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((id) => ({ id, folder: join(folder, id) })));

describe.skipIf(logs.length === 0)("the corpus", () => {
  test.for(logs)("$id is read whole", ({ folder }) => {
    const truth = json<Truth>(join(folder, "truth.json"));
    const own = join(folder, "history.json");
    const path = existsSync(own) ? own : join(corpus, "runs", truth.source ?? "", "history.json");
    const history = json<History>(path);
    const log = readLog(readFileSync(join(folder, "train.log")));
    expect(log.rejects).toEqual([]);
    expect(log.runs).toHaveLength(1);
    const rows = (log.runs[0]?.rows ?? []).filter(({ origin }) => origin === "epoch");
    const names = Object.keys(history);
    const expected: Record<string, string>[] = [];
    const found: Record<string, string>[] = [];
    for (let epoch = 1; epoch <= truth.epochs; epoch += 1) {
      const values = new Map<string, string>();
      for (const row of rows.filter((one) => one.epoch === epoch)) {
        for (const [name, { text }] of row.values) values.set(row.prefix + name, text);
      }
      found.push(Object.fromEntries([...values].toSorted()));
      const want = names.map((name): [string, string] => [
        name,
        printed(history[name]?.[epoch - 1] ?? "missing", truth.mode),
      ]);
      expected.push(Object.fromEntries(want.toSorted()));
    }
    expect(found).toEqual(expected);
  });
});
