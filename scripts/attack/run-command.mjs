// A file → what the command prints about it, in this process.

import { createRequire } from "node:module";

const { main } = createRequire(import.meta.url)("../../dist/cli.cjs");

const ARGUMENTS = [
  [],
  ["--verbose"],
  ["--quiet"],
  ["--ascii"],
  ["--format", "json"],
  ["--format", "ndjson"],
  ["--weights", "infer", "--epochs", "2.."],
  ["--split", "val"],
  ["--total", "loss"],
];
const PARSE = [
  [],
  ["--rejects"],
  ["--format", "csv"],
  ["--format", "json"],
  ["--format", "ndjson"],
];

/** The exit code must be 0 or 2, and nothing may be called a bug. */
export async function runCommand(path, draws) {
  const parses = draws.chance(0.4);
  const argv = [...(parses ? ["parse"] : []), ...draws.pick(parses ? PARSE : ARGUMENTS), path];
  const written = { stdout: "", stderr: "" };
  const output = (name) => ({
    isTTY: false,
    columns: 80,
    write: async (text) => {
      written[name] += text;
    },
  });
  const exitCode = await main({
    argv,
    env: { LC_ALL: "C.UTF-8" },
    cwd: ".",
    stdin: { isTTY: true, async *chunks() {} },
    stdout: output("stdout"),
    stderr: output("stderr"),
    packageFile: async () => new Uint8Array(0),
    writeFile: async () => undefined,
  });
  if (exitCode !== 0 && exitCode !== 2) throw new Error(`exit code ${exitCode}`);
  if (written.stderr.includes("this is a bug")) throw new Error(written.stderr);
  return written;
}
