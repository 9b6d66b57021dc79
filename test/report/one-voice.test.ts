// Sign, sentence and cause of a run are made once: every format says the same of the same log, and says it in short sentences.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { answerOf, headlineOf } from "../../src/analysis/answer/answer.ts";
import type { Analysis } from "../../src/analysis/analysis.ts";
import { printers } from "../../src/dialects/printers/index.ts";
import { findFormat } from "../../src/report/formats/index.ts";
import { plainStyle } from "../../src/report/style.ts";
import { verdictRecord } from "../../src/verdict/verdicts.ts";
import { analysisOf } from "../helpers/analysis-of.ts";

const SHARED = "../shared";
/** Logs taken of a folder of many. */
const MOST = 60;

function logsBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:log|csv)$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

function some(logs: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.floor(logs.length / MOST));
  return logs.filter((_, i) => i % step === 0);
}

const logs = [
  ...logsBelow("fixtures/seed"),
  ...logsBelow("fixtures/releases"),
  ...logsBelow("fixtures/public"),
  ...some(logsBelow("fixtures/corpus")),
  ...some(logsBelow(`${SHARED}/corpus`)),
  ...logsBelow(`${SHARED}/public`),
];

const LONGEST_SENTENCE = 25;
/** Of the reports of single runs: half of all, 95 % of all, and every one. */
const MOST_LINES = { median: 22, most: 30, all: 32 };

function wordsIn(part: string): number {
  return part.split(" ").filter((word) => /\p{L}|\p{N}/u.test(word)).length;
}

const OPTIONS = { style: plainStyle(true), width: 79, verbose: false };

function render(id: string, analysis: Analysis): string {
  return findFormat(id)?.render(analysis, OPTIONS) ?? "";
}

/** Letters, digits and signs alone: markup, escapes and line breaks are each format's own. */
function bare(text: string): string {
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/&#?\w+;|%[0-9A-F]{2}|\\[nt]/g, "")
    .replace(/[^\p{L}\p{N}–≈]/gu, "");
}

const heights: number[] = [];

describe.each(logs)("%s", (path) => {
  const analysis = analysisOf(path);

  test.each(["text", "markdown", "html", "github", "gitlab", "junit", "sarif"])(
    "%s says what the answer says",
    (id) => {
      // JUnit and SARIF say nothing of what passes.
      const isSilent = ["junit", "sarif", "github", "gitlab"].includes(id);
      for (const run of analysis.runs) {
        const answer = answerOf(run);
        const { sign } = run.verdict;
        if (isSilent && (sign === "✓" || sign === "≈")) continue;
        const text = render(id, { ...analysis, runs: [run] });
        expect(bare(text)).toContain(bare(isSilent ? headlineOf(answer) : answer.sentence));
        if (id === "text" || id === "markdown" || id === "html") expect(text).toContain(sign);
      }
    },
  );

  test("the sign is that of the verdict, in JSON too", () => {
    const lines = render("ndjson", analysis).split("\n").filter(Boolean);
    lines.forEach((line, i) => {
      const { verdict } = JSON.parse(line) as { verdict: { sign: string; sentence: string } };
      const run = analysis.runs[i];
      expect(run).toBeDefined();
      if (run === undefined) return;
      expect(verdict.sign).toBe(verdictRecord(run.verdict.id).sign);
      expect(verdict.sentence).toBe(answerOf(run).sentence);
    });
  });

  test("its sentences are short, and numbers are numbers", () => {
    for (const run of analysis.runs) {
      const { sentence, cause, also, candidates, why, others, known, soWhat } = answerOf(run);
      const texts = [sentence, cause, also, others, known, soWhat, ...why];
      for (const text of [...texts, ...candidates.map((one) => one.text)]) {
        if (text === null) continue;
        expect(text).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
        for (const part of text.split(/(?<=[.:;])\s/)) {
          expect(wordsIn(part), part).toBeLessThanOrEqual(LONGEST_SENTENCE);
        }
      }
      for (const { text, expect: result } of answerOf(run).checks)
        for (const part of [text ?? "", result ?? ""].flatMap((one) => one.split(/(?<=[.:;])\s/)))
          expect(wordsIn(part), part).toBeLessThanOrEqual(LONGEST_SENTENCE);
    }
  });

  test("it fits a screen of 80 columns", () => {
    for (const run of analysis.runs) {
      const lines = render("text", { ...analysis, runs: [run] })
        .trimEnd()
        .split("\n");
      heights.push(lines.length);
      expect(lines.length).toBeLessThanOrEqual(MOST_LINES.all);
      const { checks } = answerOf(run);
      const code = new Set(checks.flatMap((one) => (one.code ?? "").split("\n")));
      // Code stands as it is to be run.
      for (const line of lines)
        if (![...code].some((one) => one !== "" && line.includes(one)))
          expect([...line].length, line).toBeLessThanOrEqual(79);
    }
  });
});

test("most reports fit a screen of 24 lines", () => {
  const sorted = heights.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  expect(at(0.5)).toBeLessThanOrEqual(MOST_LINES.median);
  expect(at(0.95)).toBeLessThanOrEqual(MOST_LINES.most);
});

test.each(printers.map(({ facts }) => [facts.id, facts] as const))(
  "what is known of %s is said in short sentences",
  (_, { known, next }) => {
    for (const part of `${known} ${next?.text ?? ""}`.split(/(?<=[.:;])\s/))
      expect(wordsIn(part), part).toBeLessThanOrEqual(LONGEST_SENTENCE);
    expect(known).toMatch(/^[A-Z`…].*\.$/);
  },
);
