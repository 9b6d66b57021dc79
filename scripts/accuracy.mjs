// Runs with known ledgers and what was said of them → rows, and rows → the tables of docs/accuracy.md.

import { table } from "./page-section.mjs";
import { besidesOf, causesOf, trueWeight, truthOfRows, verdictsOf } from "./truth.mjs";

const NOTHING = { id: "nothing", certainty: "none", between: [], also: [], equallyLikely: [] };

/** What was said of one run, held against its truth; `run` is undefined where nothing was read. */
export function judge(name, whole, run, verdicts) {
  const truth = truthOfRows(whole, run);
  const right = verdictsOf(truth, verdicts);
  const said = run?.verdict ?? NOTHING;
  const beside = besidesOf(truth, verdicts);
  const isBoth = beside.verdicts.has(said.id) && said.also.some((id) => right.has(id));
  const isCause = (cause) =>
    causesOf(truth).includes(cause) ||
    (isBoth && beside.causes.includes(cause)) ||
    (cause === "adds-up" && right.has("adds-up"));
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
    isRight: isOpen ? said.between.some((id) => right.has(id)) : isBoth || right.has(said.id),
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

const HELD_OUT = [
  "tested on",
  "logs",
  "number",
  "verdict right",
  "cannot tell",
  "strong verdicts",
  "moderate",
  "first cause right",
  "right cause named",
  "strong causes",
  "moderate",
  "accused though it adds up",
  "true weight outside its range",
];

function heldOut(name, kind, rows) {
  const sure = (wanted, right, certainty) => {
    const own = rows.filter((row) => row[wanted] === certainty);
    return `${share(own, (row) => row[right])} of ${percent(own.length, rows.length)}`;
  };
  return [
    name,
    kind,
    rows.length,
    share(rows, (row) => row.isRight),
    share(rows, (row) => row.isOpen),
    sure("certainty", "isRight", "strong"),
    sure("certainty", "isRight", "moderate"),
    share(rows, (row) => row.isFirst),
    share(rows, (row) => row.isNamed),
    sure("foundCertainty", "isFirst", "strong"),
    sure("foundCertainty", "isFirst", "moderate"),
    count(rows, (row) => row.isAccused),
    count(rows, (row) => row.outside.length > 0),
  ];
}

/** The program with tables that were made without the generator that it is tested on; `first`: epochs that a log was cut after. */
export function heldOutTable(rows) {
  const kinds = [
    ["whole", ({ first }) => first === undefined],
    ["whole, 5 epochs or more", ({ first, epochs }) => first === undefined && epochs >= 5],
    ["first 2 to 8 epochs", ({ first }) => first !== undefined],
  ];
  return table(
    HELD_OUT,
    distinct(rows.map(({ generator }) => generator)).flatMap((name) =>
      kinds.map(([kind, wanted]) =>
        heldOut(
          name,
          kind,
          rows.filter((row) => row.generator === name && wanted(row)),
        ),
      ),
    ),
  );
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
