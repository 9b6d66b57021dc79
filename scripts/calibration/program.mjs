// The program, with the tables that it is bundled with, over runs with known ledgers: whole, and after their first epochs.

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { analyzeLog } from "../../src/analysis/analyze.ts";
import { readLog } from "../../src/read/read-log.ts";
import { verdicts } from "../../src/verdict/verdicts.ts";
import { judge } from "../accuracy.mjs";
import { readTruth, runsBelow, verdictsOf } from "../truth.mjs";
import { firstEpochs } from "./first-epochs.mjs";

/** What `--live` has to judge, in epochs. */
const PREFIXES = [2, 3, 5, 8];

/** What was said of every run of a folder, and of its first epochs: those have a `first`, in epochs. */
export function* judgeBelow(folder) {
  for (const path of runsBelow(folder)) {
    const truth = readTruth(path);
    if (truth.skip) continue;
    const name = basename(path);
    const log = readLog(readFileSync(join(path, "train.log")), { updates: true });
    const analyzed = (run) => analyzeLog({ ...log, runs: [run] }).runs[0];
    const [run] = log.runs;
    if (run === undefined) {
      yield judge(name, truth, undefined, verdicts);
      continue;
    }
    yield judge(name, truth, analyzed(run), verdicts);
    // A prefix may end before a weight moves, or a column breaks.
    const isLate =
      truth.cause.startsWith("nan") || verdictsOf(truth, verdicts).has("changing-weights");
    for (const most of isLate ? [] : PREFIXES) {
      const cut = firstEpochs(run, most);
      if (cut === undefined) continue;
      yield { ...judge(name, truth, analyzed(cut), verdicts), first: most };
    }
  }
}
