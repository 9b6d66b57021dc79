// What the reader knows of the model (a printed penalty, its saved config) → what the log says to it.

import type { ModelConfig } from "../../read/model-config.ts";
import type { ScriptLines } from "../../read/script-lines.ts";
import { isPenalty } from "../../causes/cause.ts";
import { isOfKeras } from "../../table/run.ts";
import type { PenaltyAnswer, RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { outward } from "./amounts.ts";
import { expectedTerm } from "./expected.ts";
import { code, listOf } from "./names.ts";
import { mainRows } from "./run-rows.ts";

/** A number this close to the range, relative to its end, is in it: printed with three digits, added up in float32. */
const CLOSE = 0.01;
/** And this close, a few more epochs may have been trained since. */
const NEAR = 0.15;
/** From one mean over a whole epoch the number at its end is known no better than this. */
const ONE_ROW = 0.25;

/** Whether a printed penalty is what is left right after the last epoch; null where no row tells what is left. */
export function penaltyAnswer(run: RunAnalysis, given: number): PenaltyAnswer | null {
  const expected = expectedTerm(run);
  if (expected === null) return null;
  const { epoch, from } = expected;
  // What the check said to expect: a number in the range as it was shown is in it.
  const shown = outward(Math.max(0, expected.low), Math.max(0, expected.high));
  const [low = 0, high = low] = shown.split("–").map(Number);
  const off = Math.max(low - given, given - high, 0) / Math.max(given, high, Number.MIN_VALUE);
  const isRough = from === "one-row" || from === "fitted";
  const isFree = from === "fitted" || from === "uneven";
  const close = isRough ? ONE_ROW : CLOSE;
  const isOpen = isFree || off <= Math.max(NEAR, 2 * close);
  const verdict = off <= close ? "confirmed" : isOpen ? "open" : "refuted";
  return { given, low, high, epoch, verdict };
}

/** What the number that the check printed decides of a penalty; null where it was not given, or decides nothing. */
export function decided({ told, findings: [best] }: RunAnalysis): PenaltyAnswer | null {
  const answer = told?.penalty ?? null;
  const isOpen = answer?.verdict === "open" || best === undefined || !isPenalty(best.cause);
  return isOpen ? null : answer;
}

/** Sentences on the penalty and the model that the user gave; none where neither was given. */
export function toldOf(run: RunAnalysis): readonly string[] {
  const { penalty, model, script } = run.told ?? {};
  return [
    ...(penalty === undefined ? [] : [penalty === null ? UNTOLD : penaltySentence(run, penalty)]),
    ...(model === undefined || model === null ? [] : modelSentences(run, model)),
    ...(script === undefined || script === null ? [] : [scriptSentence(script)]),
  ];
}

const UNTOLD =
  "The log does not show how much is left right after its last row, so the penalty is neither confirmed nor ruled out.";

function penaltySentence(run: RunAnalysis, answer: PenaltyAnswer): string {
  const { given, low, high, epoch, verdict } = answer;
  const number = `\`${short(given, 4)}\``;
  const after =
    epoch > 0 ? `right after ${run.clock} ${epoch}` : `right after the last ${run.clock}`;
  const isNothing = mainRows(run).at(-1)?.fits === true;
  const left = isNothing ? "nothing but rounding" : `\`${outward(low, high)}\``;
  const expected = `${left} is left over ${after}`;
  if (verdict === "confirmed")
    return isNothing
      ? `A penalty of ${number} agrees with the log: ${expected}.`
      : `Confirmed: a penalty of ${number} accounts for the rest. In the log, ${expected}.`;
  if (verdict === "open" && run.weights.some(({ status }) => status === "fitted"))
    return `Not confirmed: the penalty is ${number}, and at the fitted weights ${expected}. If you know the weights, give them: \`--weights W1,W2\`.`;
  if (verdict === "open" && expectedTerm(run)?.from === "uneven")
    return `Not confirmed: the penalty is ${number}, and ${expected}. A short last batch can make that difference.`;
  if (verdict === "open")
    return `Close, but not confirmed: the penalty is ${number}, and ${expected}. It fits if the model was trained further after this log.`;
  const why =
    given > high
      ? "So not all of it is in this loss, or it was printed at another time."
      : given === 0 && isOfKeras(run)
        ? "So no layer adds it: look into your own loss function or `train_step`."
        : "So the loss contains something else too, or the weights are different.";
  return `Not confirmed: the penalty is ${number}, but ${expected}. ${why}`;
}

/** Lines of the script that are named. */
const MOST_LINES = 4;

function scriptSentence({ name, lines }: ScriptLines): string {
  if (lines.length === 0)
    return `${code(name)} has no line with a regularizer, \`add_loss\` or \`loss_weights\`.`;
  const places = lines.map(({ line, text }) => `${code(`${name}:${line}`)} ${code(text)}`);
  return `Seen in the script, which proves nothing: ${listOf(places, "and", MOST_LINES)}.`;
}

function modelSentences(
  { total, told }: RunAnalysis,
  { regularizers, lossWeights }: ModelConfig,
): string[] {
  const parts = regularizers.map(
    ({ layer, on, text }) =>
      `${code(layer)} has ${text} on its ${on === "activity" ? "output" : on}`,
  );
  const weights =
    told?.weightsOfModel === true
      ? ["Its loss weights are used."]
      : lossWeights === null
        ? ["It has no loss weights."]
        : [];
  return [
    parts.length === 0
      ? `The saved model has no regularizer. A penalty in ${code(total)} would come from \`add_loss\`.`
      : `The saved model adds penalties to ${code(total)}: ${listOf(parts, "and", MOST)}.`,
    ...weights,
  ];
}

/** Regularizers that are named. */
const MOST = 6;
