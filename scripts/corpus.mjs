// Runs the program over logs with known ledgers and prints how right it was, with every wrong verdict named.
// Usage: npm run corpus -- [--write] [--quiet] [FOLDER | GENERATOR=FOLDER…]   (default: the folder in LOSSLEDGER_CORPUS, else fixtures/corpus)
// Where generators are named (of scripts/calibration/figures.tsv), each is first judged by tables that were made without it.
// With --write the tables also go into docs/accuracy.md: those of fixtures/corpus, and of the other folders.

import { readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";

import { analyze, verdicts } from "../dist/index.js";
import { accuracyTables, heldOutTable, judge } from "./accuracy.mjs";
import { loaded } from "./calibration/bundle.mjs";
import { read } from "./calibration/figures-file.mjs";
import { tablesOf } from "./calibration/tables.mjs";
import { writeSection } from "./page-section.mjs";
import { foldersOf, readTruth, runsBelow } from "./truth.mjs";

const OWN = "fixtures/corpus";
const PAGE = "docs/accuracy.md";
const FIGURES = new URL("calibration/figures.tsv", import.meta.url);
const argv = process.argv.slice(2);
const made = foldersOf(argv);
const plain = argv.find((argument) => !argument.startsWith("--"));
const folders =
  made.length > 0
    ? made.map(({ folder }) => folder)
    : [plain ?? process.env["LOSSLEDGER_CORPUS"] ?? OWN];

/** Runs right below a folder are of that folder, others of the folder below it that they are in. */
function judgeAll(root) {
  return [...runsBelow(root)].flatMap((path) => {
    const truth = readTruth(path);
    if (truth.skip) return [];
    const parts = relative(root, path).split(sep);
    const [run] = analyze(readFileSync(join(path, "train.log")), { source: path }).runs;
    const judged = judge(parts.at(-1), truth, run, verdicts);
    return [{ ...judged, generator: parts.length > 1 ? parts[0] : basename(root) }];
  });
}

/** By tables made without the generator of the runs, whole and after their first epochs. */
async function judgeHeldOut() {
  const { figures, logs } = read(readFileSync(FIGURES, "utf8"));
  const rows = [];
  for (const generator of new Set(made.map((one) => one.generator))) {
    const tables = tablesOf(
      logs.filter((log) => log.generator !== generator),
      figures,
    );
    const { judgeBelow } = await loaded("scripts/calibration/program.mjs", tables);
    for (const { folder } of made.filter((one) => one.generator === generator))
      for (const row of judgeBelow(folder)) rows.push({ ...row, generator });
  }
  return heldOutTable(rows);
}

const heldOut = made.length > 0 ? await judgeHeldOut() : "";
if (heldOut !== "")
  console.log(
    `On generators that the tables were not made from:\n\n${heldOut}\n\nWith the released tables:\n`,
  );
const started = performance.now();
const rows = folders.flatMap(judgeAll);
const took = (performance.now() - started) / rows.length;
if (!argv.includes("--quiet"))
  console.log(`${accuracyTables(rows)}\n\ntime: ${took.toFixed(1)} ms a run`);

if (argv.includes("--write")) {
  const own = folders[0] === OWN ? rows : judgeAll(OWN);
  writeSection(PAGE, "own", `${own.length} runs.\n\n${accuracyTables(own)}`);
  if (folders[0] !== OWN)
    writeSection(PAGE, "all", `${rows.length} runs.\n\n${accuracyTables(rows)}`);
  if (heldOut !== "") writeSection(PAGE, "held-out", heldOut);
}
