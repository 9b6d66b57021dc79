// The versioned JSON contract `lossledger/v1` as a zod schema; the published JSON Schema is generated from it.

import * as z from "zod";

import { verdicts } from "../../src/verdict/verdicts.ts";

const nonFinite = z.enum(["nan", "inf", "-inf"]).describe("numbers that JSON cannot hold");
const number = z.union([z.number(), nonFinite]);
const count = z.int().min(0);

const ranged = z
  .object({ value: number, low: number, high: number })
  .describe("a value with the interval that it lies in");

const row = z.object({
  epoch: z.int().describe("the log's own number; counted from 1 where it prints none"),
  split: z.enum(["train", "val"]),
  line: count.describe("line of the file, from 1; 0 where it has no lines"),
  place: z.string().optional().describe("cell of a notebook and line of its outputs"),
  origin: z.enum(["epoch", "update", "evaluate"]),
  step: z.number().nullable(),
  steps: z.number().nullable(),
  values: z.record(z.string(), z.string()).describe("every column, named and spelled as printed"),
  contributions: z
    .record(z.string(), number)
    .describe("printed value times weight, by component: what each adds to the total in this row"),
  residual: ranged
    .nullable()
    .describe("total minus the contributions; its weights are those of the row's stretch"),
});

/** Where a statement rests: epoch numbers, lines of the log, positions in `rows`; all three in one order. */
const place = {
  rows: z.array(z.int()).describe("the log's own epoch numbers"),
  lines: z.array(z.int()).describe("lines of the log, from 1"),
  at: z.array(count).describe("positions in the run's `rows`, from 0"),
};

const certificate = z.object({
  ...place,
  terms: z.array(
    z.object({
      at: count,
      bound: z.enum(["low", "high"]),
      multiplier: z.string().describe("an exact fraction"),
    }),
  ),
  gap: number.describe("what the sum of the terms reaches at most; below zero"),
  words: z.string(),
});

const evidence = z.object({
  kind: z.enum(["for", "impossible", "undecided"]),
  text: z.string().describe("names and numbers in backticks"),
  rows: place.rows.optional(),
  lines: place.lines.optional(),
  at: place.at.optional(),
  certificate: certificate.optional(),
});

const next = z.object({
  text: z.string(),
  code: z.string().nullable(),
  expect: z.string().nullable().describe("what comes out, if the finding is right"),
});

const finding = z.object({
  cause: z.string(),
  certainty: z.enum(["strong", "moderate", "possible"]),
  title: z.string(),
  clause: z.string(),
  evidence: z.array(evidence),
  next: next.nullable(),
});

const weight = z.object({
  value: number,
  low: number.nullable(),
  high: number.nullable().describe("null: unbounded"),
  status: z.enum(["declared", "pinned", "simplest", "fitted", "assumed"]),
});

const outcome = z.object({
  rule: z.string().describe("id of a cause or of a budget; `max-residual/val` for one split"),
  verdict: z.enum(["pass", "fail", "undecided", "accepted", "note"]),
  title: z.string(),
  text: z.string().describe("names and numbers in backticks"),
  evidence: z.array(z.string()),
  next: next.nullable(),
  lines: z.array(count).describe("lines of the log, the most telling first"),
  reason: z.string().nullable().describe("why the baseline accepts it"),
});

const ends = z
  .record(
    z.string(),
    z.object({
      value: number,
      low: number.nullable().describe("null: no range is claimed"),
      high: number.nullable().describe("null: none is claimed, or unbounded"),
    }),
  )
  .describe("weights by component at this end of the stretch");

const run = z.object({
  source: z.string(),
  run: count.describe("number of the run in its source, from 1"),
  runs: count,
  dialect: z.string(),
  writer: z.string(),
  keras: z.int().nullable(),
  writerCertainty: z.enum(["certain", "likely"]).nullable(),
  writerReleases: z
    .strictObject({
      family: z.enum(["keras", "tensorflow"]),
      first: z.string(),
      last: z.string().nullable(),
    })
    .nullable(),
  writerEvidence: z.array(z.string()),
  epochs: count.describe("distinct epochs with rows"),
  firstEpoch: z.int(),
  lastEpoch: z.int(),
  plannedEpochs: z.int().nullable(),
  total: z.string().nullable().describe("null where the log prints the parts and no total"),
  components: z.array(z.string()),
  columns: z.array(
    z.object({
      column: z.string(),
      role: z.enum(["total", "component", "metric", "schedule"]),
      reason: z.string(),
    }),
  ),
  rows: z.array(row),
  penalty: z
    .object({
      given: number,
      low: number,
      high: number,
      epoch: z.int(),
      verdict: z.enum(["confirmed", "refuted", "open"]),
    })
    .optional()
    .describe("`--penalty` beside what is left right after this epoch"),
  regularizers: z
    .array(z.object({ layer: z.string(), on: z.string(), text: z.string() }))
    .optional()
    .describe("those of the model given by `--model`"),
  weights: z
    .record(z.string(), weight)
    .describe("by component; ranges hold under `residual.model`"),
  identifiable: z.boolean(),
  residual: z.object({
    model: z.string().nullable(),
    share: z.object({ min: number, max: number }).nullable(),
  }),
  verdict: z
    .object({
      id: z.enum(verdicts.map(({ id }) => id)),
      sign: z.enum(["✓", "≈", "✗", "?", "–"]),
      certainty: z.enum(["strong", "moderate", "possible"]),
      probability: number,
      between: z.array(z.string()).describe("the verdicts that `cannot-tell` is between"),
      unlikely: z
        .array(z.string())
        .describe("verdicts that the rows speak against: each below 3 % of such logs"),
      also: z.array(z.string()).describe("verdicts that hold beside it"),
      equallyLikely: z
        .array(z.string())
        .describe("causes that the log cannot tell from the first finding"),
      sentence: z.string().describe("with the log's own numbers; names and code in backticks"),
      cause: z.string().nullable().describe("the likeliest one, in a sentence or two"),
      told: z.array(z.string()).describe("what the log says to `--penalty` and `--model`"),
      why: z.array(z.string()),
      others: z.string().nullable().describe("what else it may be"),
      soWhat: z.string().nullable().describe("what to watch or change"),
      checks: z
        .array(
          z.object({
            text: z.string().nullable(),
            code: z.string().nullable(),
            expect: z.string().nullable().describe("what comes out, if the verdict is right"),
          }),
        )
        .describe("what to run or look up"),
    })
    .describe("which kind of gap there is; exactly one a run"),
  models: z.record(
    z.string(),
    z
      .object({
        feasible: z.boolean().nullable().describe("null: neither found nor proven impossible"),
        certificate: certificate.nullable().describe("what refutes it; null: it is not refuted"),
      })
      .describe(
        "by residual model, on the train rows; on the validation rows where there are no others",
      ),
  ),
  segments: z
    .array(
      z.object({
        firstEpoch: z.int(),
        lastEpoch: z.int(),
        rows: count,
        course: z.enum(["constant", "linear", "cosine", "exponential"]),
        start: ends,
        end: ends,
      }),
    )
    .describe(
      "stretches of epochs that add up with weights of their own, where the weights change; where one is annealed, its ranges hold if the others are 1",
    ),
  findings: z.array(finding).describe("the best first"),
  filler: z
    .object({ column: z.string(), factor: z.number(), rows: count })
    .nullable()
    .describe(
      "a column that is no component and is, times the factor, what is left of so many rows",
    ),
  precision: z
    .enum(["float64", "float32", "float16", "bfloat16"])
    .describe("what the losses are taken to have been computed in"),
  updatesUsed: z.int().describe("progress updates that served as further rows"),
  undecided: z.object({ between: z.array(z.string()), wouldSettle: z.string() }).nullable(),
  leftOut: z.array(z.object({ ...place, reason: z.string() })),
  notes: z.array(z.string()),
  skipped: z.object({ lines: count, rejected: count }),
  outcomes: z.array(outcome).optional().describe("what became of the rules of `check`"),
});

/** What `--format json` prints. Further fields may be added within version 1; these keep their names and meaning. */
export const contractSchema: z.ZodType = z.object({
  schema: z.literal("lossledger/v1"),
  runs: z.array(run),
  unjudged: z
    .array(z.object({ source: z.string(), seen: z.string(), next: z.string() }))
    .optional()
    .describe("logs and runs that could not be judged, and how to go on"),
  check: z
    .object({
      exitCode: z.int().min(0).max(2),
      stale: z
        .array(z.object({ source: z.string(), run: count, rule: z.string() }))
        .describe("accepted in the baseline and no longer found"),
    })
    .optional()
    .describe("printed by `lossledger check` only"),
});
