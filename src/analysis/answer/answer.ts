// A run → what every report says of it: verdict, cause, why, what else, what follows and what to check; made once, here.

import type { NextStep } from "../../causes/finding.ts";
import type { RunAnalysis } from "../analysis.ts";
import { alsoOf, causeOf, knownOf, soWhatOf } from "./advice.ts";
import { type Check, checksOf } from "./checks.ts";
import { type Candidate, candidatesOf, settlingChecks } from "./candidates.ts";
import { othersOf } from "./others.ts";
import { sentenceOf } from "./sentence.ts";
import { toldOf } from "./told.ts";
import { whyOf } from "./why.ts";

/** Texts are whole sentences; backticks mark names and code. */
export interface Answer {
  /** The verdict, with the log's own numbers. */
  readonly sentence: string;
  /** The likeliest cause, and how likely; null where the verdict says it all. */
  readonly cause: string | null;
  /** What holds beside it. */
  readonly also: string | null;
  /** Verdicts that remain likely where the log cannot tell. */
  readonly candidates: readonly Candidate[];
  /** What the log says about a printed penalty or a saved model that the user gave. */
  readonly told: readonly string[];
  readonly why: readonly string[];
  readonly others: string | null;
  /** What is known of the program that printed the log, where it matters. */
  readonly known: string | null;
  /** What to watch or change; goes on after "So what:". */
  readonly soWhat: string | null;
  readonly checks: readonly Check[];
}

export function answerOf(run: RunAnalysis): Answer {
  const open = run.verdict.id === "cannot-tell";
  return {
    sentence: sentenceOf(run),
    cause: causeOf(run),
    also: alsoOf(run),
    candidates: open ? candidatesOf(run) : [],
    told: toldOf(run),
    why: open ? [] : whyOf(run),
    others: othersOf(run),
    known: knownOf(run),
    soWhat: soWhatOf(run),
    checks: open && run.verdict.between.length > 1 ? settlingChecks(run) : checksOf(run),
  };
}

/** Verdict and cause in one text, for formats that have room for one. */
export function headlineOf({ sentence, cause, also }: Answer): string {
  return [sentence, cause, also].filter((text) => text !== null).join(" ");
}

/** The first check as a step, for reports that have room for one. */
export function stepOf(checks: readonly Check[]): NextStep | null {
  const [first] = checks;
  if (first === undefined) return null;
  return { ...first, text: first.text ?? "run this" };
}
