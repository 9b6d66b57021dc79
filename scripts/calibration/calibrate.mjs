// Figures of runs with known ledgers → the tables of src/verdict/calibrated.ts, and how right they are on generators they were not made from.
// Usage: npm run calibrate [-- --quick]   (with --quick without the accuracy, which also goes into docs/accuracy.md)

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { table, writeSection } from "../page-section.mjs";
import { fitTable, predict } from "./fit.mjs";
import { read } from "./figures-file.mjs";

export const VERDICTS = [
  "adds-up",
  "other-weights",
  "hidden-term",
  "measured-differently",
  "changing-weights",
];
/** Causes that a table tells apart, and the table's own class for those that a log cannot tell from another. */
export const CAUSES = {
  "hidden-term": ["weight-penalty", "hidden-loss", "missing-component"],
  "measured-differently": [
    "partial-batch",
    "averaging-mismatch",
    "val-total-one-batch",
    "sample-weights",
    "metric-is-not-the-loss",
  ],
  "changing-weights": ["weight-schedule", "learned-weights"],
};
const SAME = { "single-output-penalty": "weight-penalty", "activity-penalty": "hidden-loss" };
/** A run counts once as it is, and less in each of the ways it was cut. */
const CUT_WEIGHT = 0.3;
/** Causes are told by fewer logs, and less surely: their tables are held back more. */
const HELD_BACK = { l1: 4e-4, l2: 3e-3 };

const FILE = new URL("figures.tsv", import.meta.url);
const TABLES = new URL("../../src/verdict/calibrated.ts", import.meta.url);

function verdictTask(logs) {
  return logs.map((log) => ({ ...log, right: indices(log.verdicts, VERDICTS) })).filter(hasRight);
}

function causeTask(logs, verdict) {
  const classes = CAUSES[verdict];
  return logs
    .filter(({ verdicts }) => verdicts.includes(verdict))
    .map((log) => ({
      ...log,
      right: indices(
        log.causes.map((id) => SAME[id] ?? id),
        classes,
      ),
    }))
    .filter(hasRight);
}

const hasRight = ({ right }) => right.length > 0;
const indices = (ids, classes) =>
  [...new Set(ids.map((id) => classes.indexOf(id)).filter((i) => i >= 0))].toSorted(
    (a, b) => a - b,
  );

/** Every table, from the logs given. */
function tablesOf(logs, figures) {
  const weighted = logs.map((log) => ({
    ...log,
    weight: log.variant === "whole" ? 1 : CUT_WEIGHT,
  }));
  const verdicts = verdictTask(weighted);
  return {
    components: fitTable(
      verdicts.filter(({ single }) => !single),
      figures,
      VERDICTS,
    ),
    oneMetric: fitTable(
      verdicts.filter(({ single }) => single),
      figures,
      VERDICTS,
    ),
    hiddenTerm: fitTable(
      causeTask(weighted, "hidden-term"),
      figures,
      CAUSES["hidden-term"],
      HELD_BACK,
    ),
    measuredDifferently: fitTable(
      causeTask(weighted, "measured-differently"),
      figures,
      CAUSES["measured-differently"],
      HELD_BACK,
    ),
    changingWeights: fitTable(
      causeTask(weighted, "changing-weights"),
      figures,
      CAUSES["changing-weights"],
      HELD_BACK,
    ),
  };
}

function accuracy(name, tables, logs) {
  const tested = verdictTask(logs).map((log) => {
    const p = predict(log.single ? tables.oneMetric : tables.components, log.figures);
    const [[first, own], [second]] = Object.entries(p).toSorted((a, b) => b[1] - a[1]);
    const right = (id) => log.right.includes(VERDICTS.indexOf(id));
    const mass = log.right.reduce((sum, q) => sum + p[VERDICTS[q]], 0);
    return {
      log,
      own,
      isRight: right(first),
      isNamed: right(first) || right(second),
      loss: -Math.log(Math.max(mass, 1e-6)),
    };
  });
  const of = (list) => {
    const share = (some, all = list) =>
      all.length === 0 ? "–" : `${((100 * some.length) / all.length).toFixed(1)} %`;
    const strong = list.filter(({ own }) => own >= 0.97);
    const moderate = list.filter(({ own }) => own >= 0.8 && own < 0.97);
    const open = list.filter(({ own }) => own < 0.55);
    return [
      list.length,
      share(list.filter(({ isRight }) => isRight)),
      share(list.filter(({ own, isRight, isNamed }) => (own < 0.55 ? isNamed : isRight))),
      share(open),
      `${share(
        strong.filter(({ isRight }) => isRight),
        strong,
      )} of ${share(strong)}`,
      share(
        moderate.filter(({ isRight }) => isRight),
        moderate,
      ),
      (list.reduce((sum, { loss }) => sum + loss, 0) / Math.max(1, list.length)).toFixed(3),
    ];
  };
  const kinds = [
    ["whole", ({ log }) => log.variant === "whole"],
    ["whole, 5 epochs or more", ({ log }) => log.variant === "whole" && log.epochs >= 5],
    ["without updates", ({ log }) => log.variant === "no-updates"],
    ["CSV", ({ log }) => log.variant === "csv"],
    ["first epochs", ({ log }) => log.variant.startsWith("first")],
  ];
  return kinds
    .map(([kind, wanted]) => [name, kind, ...of(tested.filter(wanted))])
    .filter((row) => row[2] > 0);
}

const { figures, logs } = read(readFileSync(FILE, "utf8"));
const generators = [...new Set(logs.map(({ generator }) => generator))];
if (!process.argv.includes("--quick")) {
  const head = [
    "tested on",
    "logs",
    "number",
    "right",
    "right, or named where it cannot tell",
    "cannot tell",
    "strong right, of",
    "moderate right",
    "log loss",
  ];
  const rows = generators.flatMap((generator) => {
    const isTested = (log) => log.generator === generator;
    const tables = tablesOf(
      logs.filter((log) => !isTested(log)),
      figures,
    );
    return accuracy(generator, tables, logs.filter(isTested));
  });
  console.log(table(head, rows));
  writeSection("docs/accuracy.md", "calibrate", table(head, rows));
}
writeFileSync(TABLES, source(tablesOf(logs, figures)));
// As the repository is formatted, so that a second run changes nothing.
execFileSync("npx", ["oxfmt", fileURLToPath(TABLES)], { stdio: "inherit" });

function source(tables) {
  const text = JSON.stringify(tables, null, 1).replace(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, list) => `[${list.replace(/\s+/g, " ")}]`,
  );
  return `// Bits of evidence by figure and bin. Made by \`npm run calibrate\` from scripts/calibration/figures.tsv; not edited by hand.

import type { EvidenceTable } from "./table.ts";

export const calibrated: {
  readonly [Name in
    | "components"
    | "oneMetric"
    | "hiddenTerm"
    | "measuredDifferently"
    | "changingWeights"]: EvidenceTable;
} = ${text};
`;
}
