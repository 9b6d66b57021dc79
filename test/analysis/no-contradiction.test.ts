// Reports on real logs: sign, verdict, headline, table rows and findings never contradict each other.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  type Analysis,
  analyze,
  CERTAINTIES,
  findFormat,
  plainStyle,
  type RunAnalysis,
  verdicts,
} from "../../src/index.ts";
import { answerOf, headlineOf } from "../../src/analysis/answer/answer.ts";
import {
  contributionsOf,
  mainRows,
  valueOf,
  wholeRows,
} from "../../src/analysis/answer/run-rows.ts";
import { thoseOf } from "../../src/math/sequence.ts";
import { certaintyOf } from "../../src/verdict/judgement.ts";
import { analysisOf } from "../helpers/analysis-of.ts";
import { draws } from "../helpers/draws.ts";

/** Logs that lie beside the checkout, where there are some: every n-th of them. */
const BESIDE: readonly (readonly [folder: string, every: number])[] = [
  ["../shared/corpus", 12],
  ["../shared/public", 2],
];

/** What is left of a row that may be called nothing. */
const NOTHING = 0.001;

function logsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".log"))
    .toSorted()
    .map((name) => join(folder, name));
}

const logs = [
  ...logsIn("fixtures").filter((path) => !path.includes("bad-input")),
  ...BESIDE.flatMap(([folder, every]) =>
    existsSync(folder) ? logsIn(folder).filter((_, i) => i % every === 0) : [],
  ),
];

const live = ({ findings }: RunAnalysis) => findings;

/** Every sentence of the answer. */
function sentencesOf(run: RunAnalysis): readonly string[] {
  const { sentence, cause, also, candidates, why, others, known, soWhat } = answerOf(run);
  const texts = [sentence, cause, also, ...candidates.map(({ text }) => text), ...why, others];
  return [...texts, known, soWhat].filter((text) => text !== null);
}

const CHECKS: Readonly<Record<string, (run: RunAnalysis, analysis: Analysis) => void>> = {
  "a finding stands, and the best stand first"(run) {
    expect(live(run).length).toBeGreaterThan(0);
    const ranks = run.findings.map(({ certainty }) => CERTAINTIES.indexOf(certainty));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  },
  "the first finding is of the verdict"(run) {
    const { id, between } = run.verdict;
    const own = verdicts.find(({ causes }) => causes.includes(live(run)[0]?.cause ?? ""))?.id;
    if (id === "cannot-tell") expect([id, ...between]).toContain(own);
    else expect(own).toBe(id);
  },
  "verdict, certainty and what is as likely agree"(run) {
    const { id, certainty, probability, between, also, equallyLikely, sign } = run.verdict;
    expect(sign).toBe(verdicts.find((one) => one.id === id)?.sign);
    expect(certainty).toBe(certaintyOf(probability));
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
    expect(also).not.toContain(id);
    if (id !== "cannot-tell") expect(between).toEqual([]);
    // What cannot be told is no premise for what would hold beside it.
    else expect(also).toEqual([]);
    expect(between.filter((one) => run.verdict.unlikely.includes(one))).toEqual([]);
    const standing = live(run).map(({ cause }) => cause);
    for (const cause of equallyLikely) expect(standing).toContain(cause);
    if (equallyLikely.length > 0) expect(equallyLikely).toContain(standing[0]);
  },
  "what is nan or inf is never called adding up"(run) {
    const isBroken = wholeTotals(run).some((value) => !Number.isFinite(value));
    if (isBroken) expect(run.verdict.id).toMatch(/^(not-finite|nothing-to-compare|cannot-tell)$/);
    if (run.verdict.id === "not-finite") expect(allValues(run).every(Number.isFinite)).toBe(false);
  },
  "a hidden term is left in some row, and a log that adds up leaves none"(run) {
    const rows = wholeRows(run);
    const off = rows.filter(({ fits, share }) => !fits && Math.abs(share ?? 1) > NOTHING);
    if (run.verdict.id === "hidden-term") expect(rows.some(({ fits }) => !fits)).toBe(true);
    const mayAddUp = run.verdict.id === "adds-up" || run.verdict.between.includes("adds-up");
    if (mayAddUp) expect(off.map(({ row }) => row.epoch)).toEqual([]);
  },
  "no hidden term explains totals below their parts"(run) {
    if (run.verdict.id !== "hidden-term") return;
    const isBelow = (rows: ReturnType<typeof mainRows>): boolean => {
      const off = rows.filter(({ fits }) => !fits);
      return 2 * off.filter(({ left }) => left < 0).length > off.length;
    };
    expect(isBelow(mainRows(run))).toBe(false);
    const isOfVal = isBelow(thoseOf(wholeRows(run), ({ row }) => row.split === "val"));
    if (isOfVal) expect(run.verdict.also).toContain("measured-differently");
  },
  "total is parts plus what is left, in every row"(run) {
    for (const { row, total, left } of wholeRows(run)) {
      const sum = contributionsOf(run, row).reduce((whole, part) => whole + part, left);
      const size = Math.max(Math.abs(total.value), Math.abs(left), 1e-9);
      expect(Math.abs(sum - total.value)).toBeLessThanOrEqual(1e-6 * size);
    }
  },
  "weights are as the verdict says"(run) {
    const { id } = run.verdict;
    const given = run.weights.some(({ status }) => status === "declared");
    if (id === "other-weights" && !given)
      expect(run.weights.some(({ value }) => value !== 1)).toBe(true);
    if (id === "adds-up" && !given)
      expect(run.weights.every(({ value }) => value === 1)).toBe(true);
  },
  "what a sentence says of all rows holds of all rows"(run) {
    const text = sentencesOf(run).join(" ");
    const rows = wholeRows(run);
    const all = /(?:all (\d+)|(both)|the (one)) rows? fits? within rounding/.exec(text);
    if (all !== null) {
      const said = all[2] === "both" ? 2 : all[3] === "one" ? 1 : Number(all[1]);
      expect(rows).toHaveLength(said);
      expect(rows.every(({ fits }) => fits)).toBe(true);
    }
    const some = /(\d+) of (\d+) rows fit within rounding/.exec(text);
    if (some !== null)
      expect([some[1], some[2]].map(Number)).toEqual([
        rows.filter(({ fits }) => fits).length,
        rows.length,
      ]);
  },
  "numbers of the headline are those of the rows"(run) {
    const numbers = /(-?\d[\d.]*) of (-?\d[\d.]*) in (?:epoch|iteration) (\d+)/g;
    for (const [, part = "", whole = "", epoch] of answerOf(run).sentence.matchAll(numbers)) {
      const own = wholeRows(run).filter(({ row }) => row.epoch === Number(epoch));
      const places = whole.split(".")[1]?.length ?? 0;
      const near = (a: number, text: string) =>
        Math.abs(a - Number(text)) <= 0.5001 * 10 ** -places;
      expect(own.some(({ left, total }) => near(left, part) && near(total.value, whole))).toBe(
        true,
      );
    }
  },
  "what falls or rises does so in every row, and never both"(run) {
    const why = answerOf(run).why;
    const ways = why.flatMap((text) => /^It (falls|rises)\b/.exec(text)?.[1] ?? []);
    expect(new Set(ways).size).toBeLessThanOrEqual(1);
    const lefts = mainRows(run)
      .filter(({ row }) => row.origin !== "update")
      .map(({ left }) => left);
    const steps = lefts.slice(1).map((left, i) => left - (lefts[i] as number));
    if (why.some((text) => /^It falls .*every/.test(text)))
      expect(Math.max(...steps)).toBeLessThan(0);
    if (why.some((text) => /^It rises .*every/.test(text)))
      expect(Math.min(...steps)).toBeGreaterThan(0);
  },
  "no sentence says that nothing is hidden beside one that says what is"(run) {
    const { sentence, cause } = answerOf(run);
    if (run.verdict.sign === "✗")
      expect(`${sentence} ${cause ?? ""}`).not.toMatch(/nothing is hidden/i);
    if (run.verdict.sign === "✓") expect(sentence).not.toMatch(/in no printed column/);
    for (const text of sentencesOf(run))
      expect(text).not.toMatch(/NaN|undefined|null|Infinity|-0\.0+\b(?!\d)/);
  },
  "every format says the same sign and sentence"(run, analysis) {
    const options = { style: plainStyle(true), width: 400, verbose: false };
    const own = { ...analysis, runs: [run] };
    const { sentence } = answerOf(run);
    const plain = sentence.replaceAll("`", "");
    const report = findFormat("text")?.render(own, options) ?? "";
    expect(report.replaceAll(/\s+/g, " ")).toContain(`${run.verdict.sign} ${plain}`);
    const line = JSON.parse(findFormat("runs-ndjson")?.render(own, options) ?? "");
    expect(line.verdict).toBe(run.verdict.id);
    expect(line.cause).toBe(live(run)[0]?.cause);
    expect(headlineOf(answerOf(run)).startsWith(sentence)).toBe(true);
  },
};

function wholeTotals(run: RunAnalysis): readonly number[] {
  if (run.components.length === 0) return [];
  return run.rows.flatMap((row) => {
    const cells = [run.total, ...run.components].map((name) => valueOf(row, name));
    return cells.includes(undefined) ? [] : cells.map((cell) => cell?.value ?? 0);
  });
}

function allValues({ rows }: RunAnalysis): readonly number[] {
  return rows.flatMap(({ values }) => [...values.values()].map(({ value }) => value));
}

const analyses = logs.map((path) => [path, analysisOf(path)] as const);

test("there are logs of every kind", () => {
  const ids = new Set(analyses.flatMap(([, { runs }]) => runs.map(({ verdict }) => verdict.id)));
  expect(analyses.length).toBeGreaterThan(80);
  expect(ids.size).toBeGreaterThanOrEqual(7);
});

describe.each(Object.entries(CHECKS))("%s", (_, check) => {
  test("in every report", () => {
    const broken = analyses.flatMap(([path, analysis]) =>
      analysis.runs.flatMap((run) => {
        try {
          check(run, analysis);
          return [];
        } catch (error) {
          return [`${path} run ${run.run}: ${(error as Error).message}`];
        }
      }),
    );
    expect(broken).toEqual([]);
  });
});

/** A few rows that add up, add up at other weights, hide a term, do neither, or become nan. */
const shortLog = fc
  .record({
    names: fc.integer({ min: 1, max: 3 }),
    hasVal: fc.boolean(),
    digits: fc.constantFrom(1, 2, 4),
    rows: fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 8, maxLength: 8 }), {
      minLength: 1,
      maxLength: 7,
    }),
    kind: fc.constantFrom("free", "sum", "weighted", "decay", "nan"),
  })
  .map(({ names, hasVal, digits, rows, kind }) => {
    const columns = (epoch: number, numbers: readonly number[], prefix: string): string[] => {
      const parts = numbers.slice(1, 1 + names).map((value) => value / 10);
      const sum = parts.reduce(
        (whole, part, j) => whole + part * (kind === "weighted" && j > 0 ? 0.3 : 1),
        0,
      );
      const total =
        kind === "free" ? (numbers[0] ?? 0) / 10 : kind === "decay" ? sum + 5 * 0.8 ** epoch : sum;
      const printed = kind === "nan" && epoch === rows.length - 1 ? "nan" : total.toFixed(digits);
      return [
        `${prefix}loss: ${printed}`,
        ...parts.map((part, j) => `${prefix}${"abc"[j]}_loss: ${part.toFixed(digits)}`),
      ];
    };
    return rows
      .map((numbers, i) => {
        const val = hasVal ? columns(i, numbers.slice(4), "val_") : [];
        const cells = [...columns(i, numbers.slice(0, 4), ""), ...val];
        return `Epoch ${i + 1}/${rows.length}\n10/10 - 1s - ${cells.join(" - ")}\n`;
      })
      .join("");
  });

test("nor do they on random short logs", () => {
  fc.assert(
    fc.property(shortLog, (text) => {
      const analysis = analyze(text);
      for (const run of analysis.runs)
        for (const check of Object.values(CHECKS)) check(run, analysis);
    }),
    { numRuns: draws(150) },
  );
});

/** Parts of ten epochs, and a total far below them: what is named as possible is hardly likely. */
const FAR_BELOW = [
  ["1.0457", "0.5537", "2.3265", "1.0197"],
  ["0.9581", "0.4158", "2.3063", "0.9006"],
  ["0.8936", "0.3557", "2.3197", "0.8363"],
  ["0.8282", "0.3296", "2.3161", "0.7973"],
  ["0.7543", "0.3190", "2.3050", "0.7721"],
  ["0.6958", "0.3203", "2.3317", "0.7528"],
  ["0.6064", "0.3124", "2.3202", "0.7227"],
  ["0.5381", "0.3008", "2.3111", "0.6942"],
  ["0.4611", "0.2984", "2.3260", "0.6668"],
  ["0.3607", "0.2968", "2.3095", "0.6407"],
];

test("what is named as possible is not called unlikely", () => {
  const log = FAR_BELOW.map(
    ([a, b, c, loss], i) =>
      `Epoch ${i + 1}/10\n8/8 - 1s - 20ms/step - a_loss: ${a} - b_loss: ${b} - c_loss: ${c} - loss: ${loss}\n`,
  );
  const [run] = analyze(log.join("")).runs as [RunAnalysis];
  const { id, between, unlikely } = run.verdict;
  expect([id, between]).toEqual(["cannot-tell", expect.arrayContaining(["changing-weights"])]);
  expect(between.filter((one) => unlikely.includes(one))).toEqual([]);
});
