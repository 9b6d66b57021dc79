// Runs the program over logs with known ledgers and prints how right it was, with every miss named.
// Usage: npm run corpus -- [--write] [--quiet] [folder]   (default: the folder in LOSSLEDGER_CORPUS, else fixtures/corpus)
// With --write the tables also go into docs/accuracy.md: those of fixtures/corpus, and of the folder where it is another.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyze } from "../dist/index.js";
import { accuracyTables, judge, parseTruth } from "./accuracy.mjs";

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

function judgeAll(root) {
  return [...runsBelow(root)].map((path) => {
    const truth = parseTruth(readFileSync(join(path, "truth.json"), "utf8"));
    const { runs } = analyze(readFileSync(join(path, "train.log")), { source: path });
    return judge(path.split("/").at(-1), truth, runs[0]);
  });
}

const started = performance.now();
const rows = judgeAll(folder);
const took = (performance.now() - started) / rows.length;
if (!process.argv.includes("--quiet"))
  console.log(`${accuracyTables(rows)}\n\ntime: ${took.toFixed(1)} ms a run`);

if (process.argv.includes("--write")) {
  const page = readFileSync(PAGE, "utf8");
  const own = section(page, "own", judgeAll(OWN));
  writeFileSync(PAGE, folder === OWN ? own : section(own, "all", rows));
}

/** The page with the tables of one section made anew; what stands around them is written by hand. */
function section(page, name, judged) {
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has no section ${name}`);
  const tables = `${judged.length} runs.\n\n${accuracyTables(judged)}`;
  return `${page.slice(0, from + start.length)}\n\n${tables}\n\n${page.slice(to)}`;
}
