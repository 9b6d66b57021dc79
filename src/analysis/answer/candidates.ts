// A run that no verdict is sure of → the likeliest ones as sentences, with what tells them apart.

import { isPenalty } from "../../causes/cause.ts";
import { countUnit } from "../../table/clock.ts";
import { inWords } from "../../causes/finding.ts";
import { type VerdictId, verdictRecord } from "../../verdict/verdicts.ts";
import { isOfKeras } from "../../table/run.ts";
import { median, spread } from "../../math/statistics.ts";
import type { RunAnalysis } from "../analysis.ts";
import { inBrackets } from "./advice.ts";
import { afterError, type Check, partsCheck, runCheck } from "./checks.ts";
import { expectedTerm, expectedText } from "./expected.ts";
import { mainRows, validationRows } from "./run-rows.ts";

/** A verdict that stays likely, in a sentence. */
export interface Candidate {
  /** `A`, `B`, … */
  readonly letter: string;
  readonly text: string;
}

const LETTERS = ["A", "B", "C", "D"] as const;

/** What stands above them. */
export function candidatesLead({ length }: readonly Candidate[]): string {
  const count = ["One explanation is", "Two explanations are", "Three explanations are"];
  return `${count[length - 1] ?? "Four explanations are"} possible:`;
}

/** What stands above the checks that tell them apart. */
export function checksLead({ length }: readonly Check[]): string {
  return `${length === 1 ? "This" : "Each of these"} would settle it:`;
}

export function candidatesOf(run: RunAnalysis): readonly Candidate[] {
  return run.verdict.between
    .slice(0, LETTERS.length)
    .map((id, i) => ({ letter: LETTERS[i] as string, text: candidate(run, id) }));
}

function candidate(run: RunAnalysis, id: VerdictId): string {
  const best = likeliest(run, id);
  const made = inBrackets(run, best);
  const often = isOfKeras(run) ? "most often" : "such as";
  switch (id) {
    case "hidden-term":
      if (isSteadilyBelow(run))
        return `Something below 0 is added to \`${run.total}\` and is in no printed column, such as a constant or an entropy bonus.`;
      return isBelow(run)
        ? `Some weights are below 1, and something in \`${run.total}\` is not printed, ${often} ${made}.`
        : `Something in \`${run.total}\` is in no printed column, ${often} ${made}.`;
    case "other-weights":
      return `Nothing is hidden, and the weights are not 1.`;
    case "changing-weights":
      return `Nothing is hidden, and the weights change during the run.`;
    case "measured-differently":
      return `Nothing is hidden: ${made}.`;
    case "adds-up":
      return `Nothing is hidden, and the difference is rounding.`;
    case "not-finite":
      return `A number that is not finite hides the difference.`;
    default:
      return `The parts cannot be compared with \`${run.total}\`.`;
  }
}

/** Whether most totals that are off are below the sum of their parts. */
function isBelow(run: RunAnalysis): boolean {
  const off = mainRows(run).filter(({ fits }) => !fits);
  return 2 * off.filter(({ left }) => left < 0).length > off.length;
}

/** What is left moves by less than this part of what the parts do, relative: weights below 1 leave what moves with them. */
const STEADIER = 1 / 3;

function isSteadilyBelow(run: RunAnalysis): boolean {
  const rows = mainRows(run);
  const movesBy = (values: readonly number[]): number => spread(values) / Math.abs(median(values));
  const lefts = rows.map(({ left }) => left);
  const sums = rows.map(({ whole, left }) => whole - left);
  return lefts.every((left) => left < 0) && movesBy(lefts) < STEADIER * movesBy(sums);
}

/** The cause that stands for a verdict. */
function likeliest(run: RunAnalysis, id: VerdictId): string {
  const { causes } = verdictRecord(id);
  return run.findings.find(({ cause }) => causes.includes(cause))?.cause ?? causes[0] ?? "";
}

/** What would settle it: a check for each verdict that has one, and more rows last. */
export function settlingChecks(run: RunAnalysis): readonly Check[] {
  const letters = new Map(run.verdict.between.map((id, i) => [id, LETTERS[i] ?? ""]));
  const keras = isOfKeras(run);
  const hidden = letters.get("hidden-term");
  const expected = expectedTerm(run);
  const penalty = run.findings.find(({ cause }) => isPenalty(cause));
  const checks: Check[] = [...partsCheck(run)];
  // What takes a steady amount off is most often added in a `train_step`, and stands in no list of Keras.
  const isListed = keras && !isSteadilyBelow(run);
  if (isListed && run.told?.penalty === undefined && hidden !== undefined && expected !== null) {
    const means =
      expected.low > 0 && expected.from !== "uneven"
        ? `; ${expectedText(expected)} means ${hidden}`
        : "";
    const [code = ""] = (penalty?.next?.code ?? "print(sum(map(float, model.losses)))").split("\n");
    checks.push(runCheck(code, `0 rules out ${hidden}${means}${afterError(run)}`));
  }
  if (!isListed && hidden !== undefined)
    checks.push(
      inWords(`Print every term added to the loss: one without a column means ${hidden}`),
    );
  if (letters.has("other-weights"))
    checks.push(
      runCheck(
        "lossledger LOG --weights W1,W2",
        `with the ${keras ? "`loss_weights` you compiled with" : "weights you trained with"}`,
      ),
    );
  // A batch size that divides the samples rules out a short last batch, and no other way of measuring.
  const isShortBatch = likeliest(run, "measured-differently") === "partial-batch";
  const measured = letters.get("measured-differently");
  if (measured !== undefined && keras && isShortBatch) {
    const where = validationRows(run).length > 0 ? " in training and validation" : "";
    checks.push(runCheck("n % batch_size", `0${where} rules out ${measured}`));
  }
  checks.push(inWords(more(run)));
  return checks.slice(0, 3);
}

/** Rows of this many epochs are few. */
const FEW = 8;

function more(run: RunAnalysis): string {
  if (run.epochs < FEW) return `More ${countUnit(run.clock)}s of the same log, with validation`;
  if (!isOfKeras(run)) return "The same numbers with more digits";
  return run.dialect.startsWith("keras")
    ? "The same run with all digits, as `CSVLogger` writes them"
    : "The progress bar of the same run (`verbose=1`), which shows single batches";
}
