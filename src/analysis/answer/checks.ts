// A run → the check to run, with the number that it should print.

import { partName } from "../../table/loss-names.ts";
import { isPenalty } from "../../causes/cause.ts";
import { inWords, type NextStep } from "../../causes/finding.ts";
import { familyOf } from "../../causes/next-steps.ts";
import { isKeras3, isOfKeras } from "../../table/run.ts";
import { type VerdictId, verdictRecord } from "../../verdict/verdicts.ts";
import type { RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { digitsOf } from "../../math/simplest-number.ts";
import { outward } from "./amounts.ts";
import { rangeOfLastBatch } from "../last-batches.ts";
import { type Expected, expectedTerm, expectedText, validationEnds } from "./expected.ts";
import { movedText, movingWeights } from "./moving-weights.ts";
import { code, listOf } from "./names.ts";
import { areDeclared, areOpen, isBeyondShortBatch, mainRows } from "./run-rows.ts";
import { sameParts } from "./same-parts.ts";
import { decided } from "./told.ts";

/** Something to run or to look up, and what comes out if the verdict is right. */
export interface Check extends Pick<NextStep, "code" | "expect"> {
  /** What to do, where no code says it. */
  readonly text: string | null;
}

/** Weights that a check names one by one. */
const MOST_EXPECTED = 4;

const ADDS_UP: ReadonlySet<VerdictId> = new Set(["adds-up", "other-weights", "changing-weights"]);

/** What to run, and what it should print. */
export function checksOf(run: RunAnalysis): readonly Check[] {
  const [best] = run.findings;
  if (best === undefined || decided(run) !== null) return [];
  const parts = run.verdict.id === "nothing-to-compare" ? partsCheck(run) : [];
  if (parts.length > 0 && !isOfKeras(run)) return parts;
  // It is a way to more columns, and those of a log that adds up are all there.
  const known = ADDS_UP.has(run.verdict.id) ? null : (run.writer.facts?.next ?? null);
  const step = known === null ? best.next : { ...known, expect: null };
  const own = expectations[best.cause]?.(run);
  const [text, code] = [step?.text ?? null, step?.code ?? null];
  if (own !== undefined) return [{ text: code === null ? text : null, code, expect: null, ...own }];
  return step === null ? parts : [step, ...parts];
}

const expectations: Readonly<Record<string, (run: RunAnalysis) => Partial<Check>>> = {
  "weight-penalty": penaltyCheck,
  "single-output-penalty": penaltyCheck,
  "hidden-loss": termCheck,
  "activity-penalty": termCheck,
  "missing-component": (run) =>
    run.filler === null ? termCheck(run) : countedCheck(run, [run.filler.column]),
  "loss-weights": (run) =>
    areDeclared(run)
      ? { text: run.findings[0]?.next?.text ?? null }
      : { expect: expectedWeights(run) },
  "uniform-scale": (run) => {
    const [first] = run.weights;
    if (first === undefined) return {};
    const value = short(first.value, 4);
    return isOfKeras(run)
      ? {
          expect:
            run.components.length === 1
              ? `${value}; or \`None\`, if the loss itself has that factor: a \`/ 2\`, \`reduction="sum"\` or equal sample or class weights`
              : `${value} for each output. Otherwise look for that number: ${SCALES}`,
        }
      : { text: run.findings[0]?.next?.text ?? null, expect: value };
  },
  "partial-batch": (run) => {
    const { emptyBatch, lastBatches } = run;
    if (!isOfKeras(run)) return {};
    if (emptyBatch)
      return inWords(
        "multiply the parts of a last line by (steps + 1) / steps",
        "parts that add up",
      );
    const size = rangeOfLastBatch(lastBatches);
    return {
      code: `n % batch_size / batch_size  # n: samples in ${shortIn(run)}`,
      expect: `${size === null ? "more than 0 if this is the cause" : outward(size.low, size.high)}. A \`batch_size\` that divides n makes them agree${isBeyondShortBatch(run) ? " at your `loss_weights`" : ""}`,
    };
  },
  "weight-schedule": (run) => {
    const [first] = movingWeights(run);
    const text = movedText(run);
    if (first === undefined) return { text: `print the weights each ${run.clock}`, code: null };
    const turns = first.turns.map(
      ({ epoch, value }, i) =>
        `${text(value)} ${i === first.turns.length - 1 ? "from" : "in"} ${run.clock} ${epoch}`,
    );
    const name = code(partName(first.component));
    return inWords(`print the weight of ${name} each ${run.clock}`, turns.join(", "));
  },
};

/** The split whose last batch is short. */
function shortIn(run: RunAnalysis): string {
  return mainRows(run).every(({ fits }) => fits) ? "validation" : "training";
}

/** What multiplies all parts, but for the weights. */
const SCALES = "accumulation steps or replicas";

function expectedWeights(run: RunAnalysis): string {
  const listed =
    run.weights.length > MOST_EXPECTED ? "the weights of this report" : listedWeights(run);
  const own = areOpen(run) ? "weights that are not all 1 if this is the cause" : listed;
  // Before Keras 2.4 nobody wrote a `train_step`.
  const isOfStep = isOfKeras(run) && familyOf(run.writer) !== "graph";
  const isAbout = run.weights.some(
    ({ status, value }) => status === "fitted" && digitsOf(value) > 2,
  );
  const said = isAbout && own.includes(" for ") ? `about ${own}` : own;
  return isOfStep ? `${said}; or None, if your own \`train_step\` adds them up` : said;
}

/** What the callback of the Python package adds; `compile` knows of no such output. */
const PENALTY_COLUMN = "penalty_loss";

function listedWeights(run: RunAnalysis): string {
  const same = sameParts(run);
  const weights = run.weights.filter(({ component }) => component !== PENALTY_COLUMN);
  if (same === null) return listOf(weights.map(weightOf));
  const others = weights.filter(({ component }) => !same.components.includes(component));
  return listOf([`${same.sum} for ${same.names} together`, ...others.map(weightOf)]);
}

export function weightOf({ component, value }: RunAnalysis["weights"][number]): string {
  return `${short(value, 4)} for ${code(partName(component))}`;
}

/** The term that a check is to print, which is above 0. */
function printedTerm(run: RunAnalysis): Expected | null {
  const expected = expectedTerm(run);
  return expected !== null && expected.low + expected.high > 0 ? expected : null;
}

/** A term that depends on the data comes out only about as large. The check runs on those of validation: with training's number 15 of 20 were within a quarter, with its own 17. */
function termCheck(run: RunAnalysis): Partial<Check> {
  const expected = isOfKeras(run) ? printedTerm(run) : null;
  if (expected === null) return {};
  const ends = validationEnds(run, expected.epoch);
  const { low, high } = ends === null || ends.value <= 0 ? expected : ends;
  const about = short((Math.max(0, low) + high) / 2, 2);
  return {
    code:
      run.findings.find(({ next }) => next?.code?.includes("model.losses") === true)?.next?.code ??
      null,
    expect: `about ${about} in total${ONLY[expected.from] ?? ""}. An empty list means that a part is not printed`,
  };
}

/** Columns that a check names: among more somebody has to choose. */
const MOST_PARTS = 6;

/** Of columns that may be further parts. */
export function partsCheck(run: RunAnalysis): readonly Check[] {
  const columns = run.possibleParts;
  if (columns.length === 0 || columns.length > MOST_PARTS) return [];
  return [{ ...countedCheck(run, columns), expect: "a surer answer, if these are its parts" }];
}

/** Code that says what it does. */
export function runCheck(code: string, expect: string): Check {
  return { text: null, code, expect };
}

/** Of columns that are counted as parts. */
function countedCheck(run: RunAnalysis, columns: readonly string[]): Check {
  const names = [...run.components, ...columns].join(",");
  const list = /[^\w,./-]/.test(names) ? `"${names.replaceAll('"', "'")}"` : names;
  return runCheck(`lossledger LOG --components ${list}`, `${run.total} adds up`);
}

/** In Keras 3 `model.losses` holds no numbers after `fit` where a layer adds a loss of its data (3.15.1). */
export function afterError(run: RunAnalysis): string {
  const { causes } = verdictRecord("hidden-term");
  const mayBeData = run.verdict.equallyLikely.some(
    (cause) => causes.includes(cause) && !isPenalty(cause),
  );
  const isOf3 = isOfKeras(run) && isKeras3(run.writer) !== false;
  return isOf3 && mayBeData ? ". If it raises a TypeError, run `model(x_val)` first" : "";
}

/** What the number hangs on. */
const ONLY: Readonly<Partial<Record<Expected["from"], string>>> = {
  fitted: " if the fitted weights are right",
  uneven: ", or another number if the last batch is short",
};

function penaltyCheck(run: RunAnalysis): Partial<Check> {
  if (run.verdict.termSplit === "neither" && expectedTerm(run) === null)
    return { expect: "a number above 0; the log does not show how large" };
  const expected = printedTerm(run);
  if (expected === null) return {};
  const { epoch, from } = expected;
  const when = epoch > 0 ? `${run.clock} ${epoch}` : `the last ${run.clock}`;
  const back = run.told?.penalty === undefined ? ". Then: `lossledger LOG --penalty NUMBER`" : "";
  return {
    expect: `${expectedText(expected)} right after ${when}${ONLY[from] ?? ""}${afterError(run)}${back}`,
  };
}
