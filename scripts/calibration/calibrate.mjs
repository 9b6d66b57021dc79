// Figures of runs with known ledgers → the tables of src/verdict/calibrated.json, and how right they are on generators they were not made from.
// Usage: npm run calibrate [-- --quick]   (with --quick without the accuracy, which also goes into docs/accuracy.md)
//        npm run calibrate -- --measure GENERATOR=FOLDER… [--labels FILE]   takes the figures of these runs anew first
// FILE is JSON, folder/run → family, for runs of which another verdict is right than their truth.json has.

import { readFileSync, writeFileSync } from "node:fs";

import { table, writeSection } from "../page-section.mjs";
import { foldersOf } from "../truth.mjs";
import { loaded } from "./bundle.mjs";
import { read, write } from "./figures-file.mjs";
import { predict } from "./fit.mjs";
import { tablesOf, VERDICTS, withVerdicts } from "./tables.mjs";

const FILE = new URL("figures.tsv", import.meta.url);
const TABLES = new URL("../../src/verdict/calibrated.json", import.meta.url);

/** As the verdicts of the program: `strong` and `moderate` begin here, and below the last one the log does not tell. */
const [STRONG, MODERATE, GIVEN] = [0.97, 0.8, 0.6];

async function measured(argv, labels) {
  const { figures, measureBelow } = await loaded("scripts/calibration/measure.mjs");
  const logs = foldersOf(argv).flatMap(({ generator, folder }) => [
    ...measureBelow(folder, generator, labels),
  ]);
  // As a test holds it against the figures of today.
  const named = figures.map(({ id, unit }) => ({ id, unit, name: `${id}:${unit}` }));
  return write(
    named.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    logs,
  );
}

/** How right tables are on logs, kind by kind of log. */
function accuracy(name, tables, logs) {
  const tested = withVerdicts(logs).map((log) => {
    const p = predict(log.single ? tables.oneMetric : tables.components, log.figures);
    const [[first, own], [second]] = Object.entries(p).toSorted((a, b) => b[1] - a[1]);
    const right = (id) => log.right.includes(VERDICTS.indexOf(id));
    const mass = log.right.reduce((sum, q) => sum + p[VERDICTS[q]], 0);
    const isOpen = own < GIVEN;
    return {
      log,
      own,
      isOpen,
      isRight: right(first),
      isNamed: right(first) || (isOpen && right(second)),
      loss: -Math.log(Math.max(mass, 1e-6)),
    };
  });
  const kinds = [
    ["whole", ({ log }) => log.variant === "whole"],
    ["whole, 5 epochs or more", ({ log }) => log.variant === "whole" && log.epochs >= 5],
    ["without updates", ({ log }) => log.variant === "no-updates"],
    ["CSV", ({ log }) => log.variant === "csv"],
    ["first epochs", ({ log }) => log.variant.startsWith("first")],
  ];
  return kinds.flatMap(([kind, wanted]) => {
    const some = tested.filter(wanted);
    return some.length === 0 ? [] : [[name, kind, ...summary(some)]];
  });
}

function summary(list) {
  const share = (some, all) =>
    all.length === 0 ? "–" : `${((100 * some.length) / all.length).toFixed(1)} %`;
  const right = (all) =>
    share(
      all.filter(({ isRight }) => isRight),
      all,
    );
  const strong = list.filter(({ own }) => own >= STRONG);
  const moderate = list.filter(({ own }) => own >= MODERATE && own < STRONG);
  return [
    list.length,
    right(list),
    share(
      list.filter(({ isNamed }) => isNamed),
      list,
    ),
    share(
      list.filter(({ isOpen }) => isOpen),
      list,
    ),
    `${right(strong)} of ${share(strong, list)}`,
    right(moderate),
    (list.reduce((sum, { loss }) => sum + loss, 0) / list.length).toFixed(3),
  ];
}

const HEAD = [
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

/** One record a line, so that two tables can be held side by side. */
function jsonOf(tables) {
  return `${JSON.stringify(tables).replace(/(?=\{"figure"|"\w+":\{)/g, "\n")}\n`;
}

const argv = process.argv.slice(2);
if (argv.includes("--measure")) {
  const at = argv.indexOf("--labels");
  const labels = at < 0 ? {} : JSON.parse(readFileSync(argv[at + 1], "utf8"));
  writeFileSync(FILE, await measured(argv, labels));
}
const { figures, logs } = read(readFileSync(FILE, "utf8"));
if (!argv.includes("--quick")) {
  const rows = [...new Set(logs.map(({ generator }) => generator))].flatMap((generator) => {
    const isTested = (log) => log.generator === generator;
    const tables = tablesOf(
      logs.filter((log) => !isTested(log)),
      figures,
    );
    return accuracy(generator, tables, logs.filter(isTested));
  });
  console.log(table(HEAD, rows));
  writeSection("docs/accuracy.md", "calibrate", table(HEAD, rows));
}
writeFileSync(TABLES, jsonOf(tablesOf(logs, figures)));
