// Runs the program over logs with known ledgers and prints how right it was, with every wrong verdict named.
// Usage: npm run corpus -- [--write] [--quiet] [folder]   (default: the folder in LOSSLEDGER_CORPUS, else fixtures/corpus)
// With --write the tables also go into docs/accuracy.md: those of fixtures/corpus, and of the folder where it is another.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { analyze, verdicts } from "../dist/index.js";
import { accuracyTables, judge, parseTruth } from "./accuracy.mjs";
import { writeSection } from "./page-section.mjs";

const OWN = "fixtures/corpus";
const PAGE = "docs/accuracy.md";
const named = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
const folder = named ?? process.env["LOSSLEDGER_CORPUS"] ?? OWN;

/** Folders below that hold a train.log and a truth.json. */
function* runsBelow(path) {
  if (existsSync(join(path, "truth.json")) && existsSync(join(path, "train.log"))) yield path;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "events") yield* runsBelow(join(path, entry.name));
  }
}

/** A generator is a folder of runs; runs right below `root` have none. */
function judgeAll(root) {
  return [...runsBelow(root)].flatMap((path) => {
    const truth = parseTruth(readFileSync(join(path, "truth.json"), "utf8"));
    if (truth.skip) return [];
    const parts = relative(root, path).split(sep);
    const { runs } = analyze(readFileSync(join(path, "train.log")), { source: path });
    const judged = judge(parts.at(-1), truth, runs[0], verdicts);
    return [{ ...judged, generator: parts.length > 1 ? parts[0] : "" }];
  });
}

const started = performance.now();
const rows = judgeAll(folder);
const took = (performance.now() - started) / rows.length;
if (!process.argv.includes("--quiet"))
  console.log(`${accuracyTables(rows)}\n\ntime: ${took.toFixed(1)} ms a run`);

if (process.argv.includes("--write")) {
  const own = folder === OWN ? rows : judgeAll(OWN);
  writeSection(PAGE, "own", `${own.length} runs.\n\n${accuracyTables(own)}`);
  if (folder !== OWN) writeSection(PAGE, "all", `${rows.length} runs.\n\n${accuracyTables(rows)}`);
}
