// Speed and memory against what anyone has at hand: `wc -l`, pandas.read_csv, a script with a regular expression, bare Node.
//
//   npm run bench             files of the sizes the targets name, in a temporary folder (some 3 GiB)
//   npm run bench -- --quick  a sixteenth of that, no targets

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { machine } from "./measure.mjs";

// Node reads these certificates whenever it starts, which takes 35 ms more and would hide half of what the program adds.
delete process.env.NODE_EXTRA_CA_CERTS;

const isQuick = process.argv.includes("--quick");
const only = process.argv.slice(2).filter((name) => !name.startsWith("--"));
const parts = [
  "start-up",
  "bars",
  "rows",
  "events",
  "many",
  "judging",
  "small-memory",
  "growth",
  "ranges",
  "live",
];
const folder = mkdtempSync(join(tmpdir(), "lossledger-bench-"));
console.log(`${machine()}${isQuick ? ", quick: sizes a sixteenth, targets not judged" : ""}`);
try {
  for (const name of parts.filter((part) => only.length === 0 || only.includes(part))) {
    const { bench } = await import(`./${name}.mjs`);
    console.log(`\n${name}`);
    await bench({ folder, isQuick });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (isQuick) process.exitCode = 0;
