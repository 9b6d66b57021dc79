// Hand-written analyses, so that formats can be tested without the reconciler.

import { verdictOfCause, verdictRecord } from "../../src/verdict/verdicts.ts";
import type { Certificate, Finding } from "../../src/causes/finding.ts";
import type {
  Analysis,
  ModelVerdict,
  RowAnalysis,
  RunAnalysis,
  WeightRange,
} from "../../src/analysis/analysis.ts";
import { parsePrinted, type Printed } from "../../src/table/printed.ts";

function printed(text: string): Printed {
  const value = parsePrinted(text);
  if (value === undefined) throw new Error(`not a number: ${text}`);
  return value;
}

/** Rows of `[epoch, line, total, ...components]`, with the residual at the given weights. */
export function sampleRows(
  columns: readonly string[],
  weights: readonly number[],
  table: readonly (readonly [number, number, ...string[]])[],
  split: "train" | "val" = "train",
): RowAnalysis[] {
  const prefix = split === "val" ? "val_" : "";
  return table.map(([epoch, line, ...texts]) => {
    const numbers = texts.map((text) => printed(text as string));
    const value = numbers.reduce(
      (sum, { value: entry }, i) => (i === 0 ? entry : sum - entry * (weights[i - 1] ?? 1)),
      0,
    );
    const half = 0.00005 * (1 + weights.reduce((sum, weight) => sum + weight, 0));
    return {
      epoch,
      split,
      origin: "epoch",
      line,
      step: 26,
      steps: 26,
      shown: new Map(split === "val" ? columns.map((name) => [name, `val_${name}`]) : []),
      values: new Map(columns.map((column, i) => [prefix + column, numbers[i] as Printed])),
      residual: Number.isFinite(value) ? { value, low: value - half, high: value + half } : null,
      weights: columns.slice(1).map((_, i) => weights[i] ?? 1),
    };
  });
}

export function finding(
  cause: string,
  certainty: Finding["certainty"],
  more: Partial<Finding> = {},
): Finding {
  return {
    cause,
    title: cause,
    certainty,
    clause: `${cause} in one clause`,
    evidence: [],
    next: null,
    ...more,
  };
}

export function sampleRun(more: Partial<RunAnalysis> & Pick<RunAnalysis, "rows">): RunAnalysis {
  const epochs = [...new Set(more.rows.map(({ epoch }) => epoch))];
  const components = more.components ?? [];
  const total = more.total ?? "loss";
  return {
    verdict: verdictOf(more.findings ?? []),
    source: "train.log",
    run: 1,
    runs: 1,
    dialect: "keras-bar",
    writer: { name: "Keras 2", keras: 2, evidence: ["the bar is drawn with `=`"] },
    clock: "epoch",
    epochs: epochs.length,
    firstEpoch: epochs.at(0) ?? 0,
    lastEpoch: epochs.at(-1) ?? 0,
    plannedEpochs: null,
    total,
    components,
    columns: [
      { column: total, role: "total", reason: `named \`${total}\`` },
      ...components.map((column) => ({
        column,
        role: "component" as const,
        reason: "its name ends in `loss`",
      })),
    ],
    weights: components.map((component) => weight(component, 1, 0, null, "assumed")),
    identifiable: false,
    residual: { model: null, share: null },
    models: [],
    segments: [],
    lastBatches: [],
    inside: null,
    emptyBatch: false,
    brokenRow: null,
    findings: [],
    filler: null,
    possibleParts: [],
    precision: "float32",
    updatesUsed: 0,
    undecided: null,
    leftOut: [],
    notes: [],
    ...more,
  };
}

/** A model that fits, or one that a certificate refutes. */
function verdictOn(model: string, certificate: Certificate | null = null): ModelVerdict {
  return { model, feasible: certificate === null, certificate };
}

export function weight(
  component: string,
  value: number,
  low: number | null,
  high: number | null,
  status: WeightRange["status"],
): WeightRange {
  return { component, value, low, high, status };
}

export function sampleAnalysis(...runs: readonly RunAnalysis[]): Analysis {
  const names = [...new Set(runs.map(({ source }) => source))];
  return {
    schema: "lossledger/v1",
    runs,
    sources: names.map((source) => ({
      source,
      dialect: "keras-bar",
      skipped: { lines: 10, rejected: 0 },
      rejects: [],
    })),
  };
}

const QUESTION_ROWS = sampleRows(
  ["loss", "dense_1_loss", "dense_2_loss"],
  [1, 1],
  [
    [2, 2, "9.2902", "0.0801", "0.0717"],
    [3, 5, "8.2261", "0.0251", "0.0199"],
    [4, 8, "7.3107", "0.0595", "0.0048"],
    [5, 11, "6.4586", "0.0560", "0.0025"],
    [6, 14, "5.9463", "0.1964", "0.0653"],
    [7, 17, "5.3730", "0.1722", "0.0447"],
    [8, 20, "4.8407", "0.1396", "0.0169"],
    [9, 23, "4.4465", "0.1614", "0.0124"],
    [10, 26, "3.9898", "0.0588", "0.0119"],
    [11, 29, "3.6347", "0.0302", "0.0085"],
  ],
);

const REFUTED = {
  rows: [1, 4],
  terms: [
    { row: 4, bound: "high", multiplier: "1" },
    { row: 1, bound: "low", multiplier: "1" },
  ],
  gap: -2.2797,
  words:
    "from epoch 3 to epoch 6 `loss` fell by 2.28 while `dense_1_loss` and `dense_2_loss` both rose, so no weights ≥ 0 and no constant fit both",
} as const;

/** `fixtures/seed/question.log`: a decaying penalty in no column. */
export const QUESTION: RunAnalysis = sampleRun({
  source: "question.log",
  plannedEpochs: 200,
  components: ["dense_1_loss", "dense_2_loss"],
  rows: QUESTION_ROWS,
  weights: [
    weight("dense_1_loss", 1, 0.5, 1.4064, "assumed"),
    weight("dense_2_loss", 1, 0, 2.6581, "assumed"),
  ],
  residual: {
    model: "falling-convex",
    share: { min: 0.961, max: 0.9945 },
  },
  models: [verdictOn("zero", REFUTED), verdictOn("constant", REFUTED), verdictOn("falling-convex")],
  findings: [
    finding("weight-penalty", "strong", {
      clause: "`kernel_regularizer` or `add_loss` on the weights",
      evidence: [
        {
          kind: "for",
          text: "falls every epoch by 7–12 %, never rises, convex; does not follow either component",
        },
        {
          kind: "impossible",
          text: `constant weights ≥ 0, with or without a constant offset: ${REFUTED.words}`,
          rows: [1, 4],
          certificate: REFUTED,
        },
        {
          kind: "undecided",
          text: "weights: (1, 1) assumed, `dense_1_loss` in [0.50, 1.41], `dense_2_loss` in [0, 2.66]",
        },
      ],
      next: { text: "confirm", code: "print(sum(model.losses))", expect: null },
    }),
    finding("hidden-loss", "possible", {
      clause: "a data-dependent term would also fit; validation rows would tell",
    }),
  ],
});

/** `fixtures/seed/answer.log`: weights 1 and 0.2, nothing hidden. */
export const ANSWER: RunAnalysis = sampleRun({
  source: "answer.log",
  plannedEpochs: 2,
  components: ["priority_loss", "department_loss"],
  rows: sampleRows(
    ["loss", "priority_loss", "department_loss"],
    [1, 0.2],
    [
      [1, 2, "1.2723", "0.7062", "2.8304"],
      [2, 4, "1.2593", "0.6995", "2.7993"],
    ],
  ),
  weights: [
    weight("priority_loss", 1, 0.7375, 1.1408, "simplest"),
    weight("department_loss", 0.2, 0.1649, 0.2655, "simplest"),
  ],
  residual: { model: "zero", share: { min: -0.0001, max: 0.0001 } },
  models: [verdictOn("zero")],
  findings: [
    finding("loss-weights", "strong", {
      clause: "`loss` is `priority_loss` + 0.2 × `department_loss`",
      evidence: [
        { kind: "undecided", text: "two epochs pin the weights no closer than these ranges" },
      ],
      next: {
        text: "compare with the call",
        code: 'model.compile(\n    loss_weights={"priority": 1, "department": 0.2},\n)',
        expect: null,
      },
    }),
  ],
});

/** The total is nan, every component finite. */
export const NAN: RunAnalysis = sampleRun({
  source: "nan.log",
  components: ["a_loss", "b_loss"],
  rows: sampleRows(
    ["loss", "a_loss", "b_loss"],
    [1, 1],
    [
      [1, 2, "0.5000", "0.3000", "0.2000"],
      [2, 4, "nan", "0.2500", "0.1500"],
    ],
  ),
  residual: { model: null, share: { min: 0, max: 0 } },
  findings: [
    finding("nan-hidden-term", "strong", {
      clause: "`loss` is nan while every component is finite",
    }),
  ],
  leftOut: [{ row: 1, reason: "`loss` is nan" }],
});

const SIX = [
  "rpn_class",
  "rpn_bbox",
  "mrcnn_class",
  "mrcnn_bbox",
  "mrcnn_mask",
  "auxiliary_classifier_head",
].map((name) => `${name}_loss`);

/** Six components, twenty epochs, train and val. */
export const MANY: RunAnalysis = sampleRun({
  source: "logs/mask-rcnn/2019-04-01/train.log",
  components: SIX,
  rows: Array.from({ length: 20 }, (_, i) => i + 1).flatMap((epoch) =>
    (["train", "val"] as const).flatMap((split) =>
      sampleRows(
        ["loss", ...SIX],
        SIX.map(() => 1),
        [
          [
            epoch,
            epoch * 2,
            (9 / epoch + 1).toFixed(4),
            ...SIX.map((_, i) => (1 / epoch / (i + 1)).toFixed(4)),
          ],
        ],
        split,
      ),
    ),
  ),
  residual: { model: "falling-convex", share: { min: 0.6, max: 0.85 } },
  findings: [finding("weight-penalty", "moderate")],
  undecided: { between: ["weight-penalty", "hidden-loss"], wouldSettle: "a few more epochs" },
});

export const HOSTILE_NAMES: readonly string[] = [
  "__proto__",
  "constructor",
  "a\u001b[31mred\u001b[0m",
  "x\n::error::pwned",
  "::error file=a,line=1::boo",
  "##[error]boo",
  "##vso[task.setvariable variable=PATH]evil_loss",
  "loss ##teamcity[buildStop comment='x']",
  "\u202eevil",
  "a,b\"c'd=1",
  "=cmd|'/c calc'!A0",
  "<script>alert(1)</script>",
  "`back` | tick",
  "損失 loss",
  "",
  " ",
  "\ud800",
  "very_long_name_".repeat(20),
];

/** Names that try to steer the output. */
export const HOSTILE: RunAnalysis = sampleRun({
  source: "evil\u001b]0;title\u0007\n::error::x.log",
  components: HOSTILE_NAMES,
  rows: sampleRows(
    ["loss", ...HOSTILE_NAMES],
    [],
    [
      [1, 1, "1.5000", ...HOSTILE_NAMES.map(() => "0.1000")],
      [2, 2, "1.4e-12", ...HOSTILE_NAMES.map(() => "1e+30")],
    ],
  ),
  residual: { model: null, share: { min: -1, max: 2 } },
  findings: [
    finding("weight-penalty", "possible", {
      clause: `the name \`${HOSTILE_NAMES[3]}\` of a column`,
      evidence: HOSTILE_NAMES.map((name) => ({
        kind: "for" as const,
        text: `\`${name}\` says ${name}`,
      })),
      next: { text: "print", code: `print("${HOSTILE_NAMES[2]}")\n::error::code`, expect: null },
    }),
  ],
  notes: HOSTILE_NAMES.map((name) => `note on ${name}`),
});

/** The verdict of the first finding, as sure as that is. */
function verdictOf(findings: readonly Finding[]): RunAnalysis["verdict"] {
  const [best] = findings;
  const id = verdictOfCause(best?.cause ?? "undetermined") ?? "cannot-tell";
  const certainty =
    best?.certainty === "strong" || best?.certainty === "moderate" ? best.certainty : "possible";
  const probability = { strong: 0.98, moderate: 0.85, possible: 0.5 }[certainty];
  return {
    id,
    sign: verdictRecord(id).sign,
    certainty,
    probability,
    between: [],
    unlikely: id === "hidden-term" ? ["adds-up"] : [],
    also: [],
    termSplit: "both",
    isApart: false,
    equallyLikely: best === undefined ? [] : [best.cause],
  };
}
