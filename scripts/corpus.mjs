// Runs the program over a corpus of logs with known ledgers and prints how right it was, with every miss named.
// Usage: npm run corpus -- [folder]   (default: the folder in LOSSLEDGER_CORPUS, else fixtures/corpus)

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyze } from "../dist/index.js";

const folder = process.argv[2] ?? process.env["LOSSLEDGER_CORPUS"] ?? "fixtures/corpus";

/** Folders below that hold a train.log and a truth.json. */
function* runsBelow(path) {
  if (existsSync(join(path, "truth.json")) && existsSync(join(path, "train.log"))) yield path;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "events") yield* runsBelow(join(path, entry.name));
  }
}

function readTruth(path) {
  const text = readFileSync(path, "utf8");
  return JSON.parse(
    text.replace(/(?<=[\s[,:])NaN\b/g, "null").replace(/(?<=[\s[,:])-?Infinity\b/g, "null"),
  );
}

/** The weight each component really had: declared, times a common factor, twice where it was counted twice. */
function trueWeight(truth, component) {
  const output = component.replace(/_loss$/, "");
  const declared = truth.weights[output];
  return declared === undefined
    ? undefined
    : declared * (truth.factor ?? 1) * (truth.twice === output ? 2 : 1);
}

/** Runs in which no constant weights are true. */
const MOVING = new Set(["weight-schedule", "annealed-kl", "learned-weights"]);

/** Runs in which nothing but a short last batch is left, where it weighs differently in the total. */
const RESIDUAL_FREE = new Set(["none", "clean-tricky", "loss-weights", "counted-twice", "scale"]);

const rows = [];
const started = performance.now();
for (const path of runsBelow(folder)) {
  const truth = readTruth(join(path, "truth.json"));
  const analysis = analyze(readFileSync(join(path, "train.log")), { source: path });
  const run = analysis.runs[0];
  const finding = run?.findings[0];
  const undecided =
    finding === undefined || finding.cause === "undetermined" || finding.certainty === "ruled-out";
  const outside = [];
  for (const { component, low, high } of run?.weights ?? []) {
    const weight = trueWeight(truth, component);
    if (weight === undefined || MOVING.has(truth.cause)) continue;
    if (weight < low * (1 - 1e-9) || (high !== null && weight > high * (1 + 1e-9)))
      outside.push(`${component} ${weight} outside [${low}, ${high}]`);
  }
  const zero = run?.models.find(({ model }) => model === "zero");
  rows.push({
    uneven:
      truth.uneven_average?.train === true && RESIDUAL_FREE.has(truth.cause) ? zero : undefined,
    name: path.split("/").at(-1),
    cause: truth.cause,
    epochs: truth.history.loss.length,
    read: run?.epochs ?? 0,
    found: finding?.cause ?? "nothing",
    certainty: finding?.certainty ?? "none",
    right: !undecided && truth.expected.includes(finding.cause),
    undecided,
    accused: truth.expected.includes("adds-up") && finding?.cause !== "adds-up",
    outside,
  });
}

const count = (list, wanted) => list.filter(wanted).length;
const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
const line = (name, list) =>
  `${name.padEnd(26)}${String(list.length).padStart(5)}${String(count(list, (r) => r.right)).padStart(7)}` +
  `${String(count(list, (r) => r.undecided)).padStart(11)}${String(count(list, (r) => !r.right && !r.undecided)).padStart(7)}`;

console.log(`${"true cause".padEnd(26)} runs  right  undecided  wrong`);
for (const cause of [...new Set(rows.map((r) => r.cause))].toSorted())
  console.log(
    line(
      cause,
      rows.filter((r) => r.cause === cause),
    ),
  );
console.log(line("all", rows));
const long = rows.filter((r) => r.epochs >= 5);
console.log(
  `\nright first finding: ${percent(
    count(rows, (r) => r.right),
    rows.length,
  )} of all, ${percent(
    count(long, (r) => r.right),
    long.length,
  )} of the ${long.length} runs with 5 epochs or more`,
);
console.log(
  `epochs read: ${rows.reduce((sum, r) => sum + r.read, 0)} of ${rows.reduce((sum, r) => sum + r.epochs, 0)}`,
);
console.log(
  `runs that add up and were given another first finding: ${count(rows, (r) => r.accused)}`,
);
console.log(
  `runs with a true weight outside its stated range: ${count(rows, (r) => r.outside.length > 0)}`,
);
for (const certainty of ["proven", "strong", "moderate", "possible"]) {
  const own = rows.filter((r) => r.certainty === certainty && !r.undecided);
  console.log(
    `first findings called ${certainty}: ${count(own, (r) => r.right)} of ${own.length} right (${percent(
      count(own, (r) => r.right),
      own.length,
    )})`,
  );
}
const uneven = rows.filter((r) => r.uneven !== undefined);
console.log(
  `runs where only a short last batch is left: ${uneven.length}; no residual is impossible in ${count(uneven, (r) => r.uneven.feasible === false)} and open in ${count(uneven, (r) => r.uneven.feasible === null)}, with the slack of a short batch it fits in ${count(uneven, (r) => r.uneven.withShortBatch?.feasible === true)} and is impossible in ${count(uneven, (r) => r.uneven.withShortBatch?.feasible === false)}`,
);
console.log(`time: ${((performance.now() - started) / rows.length).toFixed(1)} ms a run`);
for (const r of rows.filter((entry) => !entry.right))
  console.log(`miss: ${r.name} (${r.cause}, ${r.epochs} epochs): ${r.found} (${r.certainty})`);
for (const r of uneven.filter((entry) => entry.uneven.withShortBatch?.feasible !== true))
  console.log(
    `short batch: ${r.name} (${r.cause}): ${r.uneven.withShortBatch === null ? "the log tells no steps" : r.uneven.withShortBatch.feasible}`,
  );
for (const r of rows.filter((entry) => entry.outside.length > 0))
  console.log(`outside: ${r.name} (${r.cause}) as ${r.found}: ${r.outside.join("; ")}`);
for (const r of rows.filter((entry) => entry.read !== entry.epochs))
  console.log(`epochs: ${r.name}: ${r.read} read, ${r.epochs} trained`);
