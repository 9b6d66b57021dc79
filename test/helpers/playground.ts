// A folder with the files that examples in help and documentation name: logs, runs, a training script.

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const BIN = resolve("bin/lossledger.js");
const EVENTS = "fixtures/corpus/k2-054/events";

export interface Playground {
  readonly folder: string;
  /** Search path on which `lossledger`, `npx` and `python` are found. */
  readonly path: string;
  readonly remove: () => void;
}

export function createPlayground(): Playground {
  const folder = mkdtempSync(join(tmpdir(), "lossledger-examples-"));
  const at = (...names: readonly string[]): string => join(folder, ...names);
  for (const name of ["logs", "bin"]) mkdirSync(at(name));
  for (const name of ["train.log", "main.log", "logs/a.log", "logs/b.log"])
    writeFileSync(at(name), twoBranches(20));
  cpSync("fixtures/corpus/k2-066/log.csv", at("log.csv"));
  cpSync(EVENTS, at("runs", "exp1"), { recursive: true });
  writeFileSync(at("runs", "a.log"), twoBranches(5));
  cpSync("fixtures/exports/mlruns", at("mlruns"), { recursive: true });
  symlinkSync(resolve("fixtures"), at("fixtures"));
  symlinkSync(resolve("schema"), at("schema"));
  symlinkSync(resolve("python"), at("python"));
  writeFileSync(at("train.py"), "");
  const command = (name: string, script: string): void =>
    writeFileSync(at("bin", name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  command("lossledger", `exec "${process.execPath}" "${BIN}" "$@"`);
  command("npx", 'exec "$@"');
  // Stands for a training: the script's own output is what matters here.
  command("python", `test "$1" = train.py && cat "${at("train.log")}"`);
  return {
    folder,
    path: `${at("bin")}:${process.env["PATH"] ?? ""}`,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** What Keras prints for `loss_weights={"a": 1, "b": 0.2}`: sums are rounded after they are made. */
export function twoBranches(epochs: number): string {
  const line = (epoch: number, prefix: string, by: number): string => {
    const a = by * (0.2 + 1 / (epoch + 1)) + 0.01 * Math.sin(3 * epoch);
    const b = by * (0.5 + 2 / (epoch + 2)) + 0.02 * Math.cos(5 * epoch);
    const columns = { loss: a + 0.2 * b, a_loss: a, b_loss: b, a_mse: a, b_mse: b };
    return Object.entries(columns)
      .map(([name, value]) => ` - ${prefix}${name}: ${value.toFixed(4)}`)
      .join("");
  };
  return Array.from(
    { length: epochs },
    (_, i) =>
      `Epoch ${i + 1}/${epochs}\n26/26 - 1s${line(i + 1, "", 1)}${line(i + 1, "val_", 1.1)}\n`,
  ).join("");
}
