// Runs with known ledgers and what was said of them → rows, and rows → the tables of docs/accuracy.md.

import { table } from "./page-section.mjs";

/** Words of `truth.json` for what is right, and the verdict that each is. */
const FAMILIES = {
  "adds-up": "adds-up",
  weights: "other-weights",
  "hidden-term": "hidden-term",
  averaging: "measured-differently",
  "sample-weights": "measured-differently",
  "other-metric": "measured-differently",
  "changing-weights": "changing-weights",
};
/** A remainder below this share of the total in every row may also be called nothing. */
const MATERIAL = 1e-3;

/** JSON as Python writes it: NaN and infinities become null. */
export function parseTruth(text) {
  return JSON.parse(
    text.replace(/(?<=[\s[,:])NaN\b/g, "null").replace(/(?<=[\s[,:])-?Infinity\b/g, "null"),
  );
}

/** The weight each component really had: declared, times a common factor, twice where it was counted twice. */
function trueWeight(truth, component) {
  const output = component.replace(/_loss$/, "");
  const declared = truth.weights?.[output];
  return declared === undefined
    ? undefined
    : declared * (truth.factor ?? 1) * (truth.twice === output ? 2 : 1);
}

/** Causes that are right first. */
function causesOf({ cause, expected, outputs = [], history = {} }) {
  const broke = outputs.some((output) => history[`${output}_loss`]?.includes(null));
  return [
    ...(cause === "label-smoothing" ? ["metric-is-not-the-loss"] : []),
    ...(broke ? ["component-not-finite"] : []),
    ...expected,
  ];
}

/** Verdicts that are right: those that are named, those of the causes, and "adds up" where next to nothing is left. */
function verdictsOf(truth, verdicts) {
  const named = [truth.family ?? []].flat().map((word) => FAMILIES[word]);
  const ofCauses = causesOf(truth).map(
    (cause) => verdicts.find(({ causes }) => causes.includes(cause))?.id,
  );
  const small = truth.largest_share < MATERIAL ? ["adds-up"] : [];
  return new Set([...named, ...ofCauses, ...small].filter((id) => id !== undefined));
}

/** What was said of one run, held against its truth; `run` is undefined where nothing was read. */
export function judge(name, truth, run, verdicts) {
  const right = verdictsOf(truth, verdicts);
  const isCause = (cause) =>
    causesOf(truth).includes(cause) || (cause === "adds-up" && right.has("adds-up"));
  const said = run?.verdict ?? { id: "nothing", certainty: "none", between: [], equallyLikely: [] };
  const first = run?.findings[0];
  const named = new Set([first?.cause, ...said.equallyLikely].filter((id) => id !== undefined));
  const isMoving = right.has("changing-weights");
  const outside = (run?.weights ?? []).flatMap(({ component, low, high }) => {
    const weight = trueWeight(truth, component);
    if (weight === undefined || isMoving || low === null) return [];
    const isInside = weight >= low * (1 - 1e-9) && (high === null || weight <= high * (1 + 1e-9));
    return isInside ? [] : [`${component} ${weight} outside [${low}, ${high}]`];
  });
  const isOpen = said.id === "cannot-tell";
  return {
    name,
    cause: truth.cause,
    expected: [...right].join(" or "),
    epochs: run?.epochs ?? 0,
    verdict: isOpen ? `cannot-tell (${said.between.join(", ")})` : said.id,
    certainty: said.certainty,
    isOpen,
    isRight: isOpen ? said.between.some((id) => right.has(id)) : right.has(said.id),
    isAccused: right.has("adds-up") && !isOpen && !right.has(said.id),
    found: first?.cause ?? "nothing",
    foundCertainty: first?.certainty ?? "none",
    isFirst: isCause(first?.cause),
    isNamed: [...named].some(isCause),
    names: named.size,
    outside,
  };
}

const count = (list, wanted) => list.filter(wanted).length;
const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
const distinct = (list) => [...new Set(list)].toSorted();
const share = (list, wanted) => percent(count(list, wanted), list.length);

const HEAD = [
  "runs",
  "number",
  "verdict right",
  "5 epochs or more",
  "cannot tell",
  "first cause right",
  "right cause named",
  "causes named",
  "accused though it adds up",
  "true weight outside its range",
];

function summary(name, rows) {
  const long = rows.filter(({ epochs }) => epochs >= 5);
  const names = rows.reduce((sum, row) => sum + row.names, 0) / Math.max(1, rows.length);
  return [
    name,
    rows.length,
    share(rows, (row) => row.isRight),
    share(long, (row) => row.isRight),
    share(rows, (row) => row.isOpen),
    share(rows, (row) => row.isFirst),
    share(rows, (row) => row.isNamed),
    names.toFixed(2),
    count(rows, (row) => row.isAccused),
    count(rows, (row) => row.outside.length > 0),
  ];
}

/** All tables as Markdown; rows have a `generator` each where they come from several. */
export function accuracyTables(rows) {
  const generators = distinct(rows.map(({ generator }) => generator ?? ""));
  const misses = rows.filter((row) => !row.isRight);
  return [
    table(HEAD, [
      ...(generators.length > 1
        ? generators.map((name) =>
            summary(
              name,
              rows.filter(({ generator }) => generator === name),
            ),
          )
        : []),
      summary("all", rows),
    ]),
    "**Calibration**: how often what is said with each certainty is right.",
    table(
      ["certainty", "verdicts", "right", "first causes", "right"],
      ["strong", "moderate", "possible"].map((certainty) => {
        const verdicts = rows.filter((row) => row.certainty === certainty);
        const causes = rows.filter((row) => row.foundCertainty === certainty);
        return [
          certainty,
          verdicts.length,
          share(verdicts, (row) => row.isRight),
          causes.length,
          share(causes, (row) => row.isFirst),
        ];
      }),
    ),
    "**By true cause**: what the runs were made to be.",
    table(
      ["true cause", "runs", "verdict right", "cannot tell", "first cause right", "named"],
      distinct(rows.map(({ cause }) => cause)).map((cause) => {
        const own = rows.filter((row) => row.cause === cause);
        return [
          cause,
          own.length,
          count(own, (row) => row.isRight),
          count(own, (row) => row.isOpen),
          count(own, (row) => row.isFirst),
          count(own, (row) => row.isNamed),
        ];
      }),
    ),
    "**Verdicts that are wrong**",
    misses.length === 0
      ? "None."
      : misses
          .map(
            ({ name, cause, epochs, expected, verdict, certainty }) =>
              `- ${name} (${cause}, ${epochs} ${epochs === 1 ? "epoch" : "epochs"}): ${verdict} (${certainty}), right is ${expected}`,
          )
          .join("\n"),
    ...rows
      .filter((row) => row.outside.length > 0)
      .map(({ name, outside }) => `- ${name}: ${outside.join("; ")}`),
  ].join("\n\n");
}
