// A run → its likeliest cause, what else it may be, and what follows for the reader.

import { partName } from "../../table/loss-names.ts";
import { wordsOf } from "../../causes/index.ts";
import { type Sequence, thoseOf } from "../../math/sequence.ts";
import { largest, smallest } from "../../math/statistics.ts";
import { verdictRecord, type VerdictId } from "../../verdict/verdicts.ts";
import type { Finding } from "../../causes/finding.ts";
import { type CauseWords, isPenalty } from "../../causes/cause.ts";
import type { Split } from "../../table/row.ts";
import { isKeras3, isOfKeras } from "../../table/run.ts";
import type { RunAnalysis } from "../analysis.ts";
import { isNearly, partOf, percent, range } from "./amounts.ts";
import { brokenAt } from "./broken.ts";
import { weightOf } from "./checks.ts";
import { expectedTerm } from "./expected.ts";
import { movingWeights } from "./moving-weights.ts";
import { code, listOf, namedParts } from "./names.ts";
import {
  areOpen,
  contributionsOf,
  isBeyondShortBatch,
  mainRows,
  momentOf,
  validationAddsUp,
  type WholeRow,
  wholeRows,
} from "./run-rows.ts";
import { sameParts } from "./same-parts.ts";
import { decided } from "./told.ts";

/** Causes that the log cannot tell from the first, the first among them; none where it can. */
export function alike(run: RunAnalysis): readonly string[] {
  const own = verdictRecord(run.verdict.id).causes;
  const among = run.verdict.equallyLikely.filter((cause) => own.includes(cause));
  return among.length > 1 ? among : [];
}

const CERTAIN: Readonly<Record<Finding["certainty"], string>> = {
  strong: "Almost certainly",
  moderate: "Most likely",
  possible: "Perhaps",
};

/** Verdicts whose sentence says all that its causes would. */
export const SAID: ReadonlySet<VerdictId> = new Set([
  "adds-up",
  "other-weights",
  "cannot-tell",
  "nothing-to-compare",
]);

/** The likeliest cause as a sentence or two; null where the verdict says it all. */
export function causeOf(run: RunAnalysis): string | null {
  const [best] = run.findings;
  if (best === undefined || SAID.has(run.verdict.id) || run.filler !== null) return null;
  const told = decided(run);
  if (told?.verdict === "confirmed") return described(run, best.cause, CERTAIN.strong);
  if (told !== null) return told.given === 0 ? `Not ${withSource(run, best.cause)}.` : null;
  const same = alike(run);
  if (same.length > 1) {
    const names = [...new Set(same.map((cause) => wordsFor(run, cause).name))];
    const [first, ...others] = names;
    // Said of a penalty of Keras that the log does not single out: of nine hidden terms in its threads seven were penalties.
    if (first !== undefined && others.length > 0)
      return isOfKeras(run) && isPenalty(best.cause)
        ? described(run, best.cause, "Most often")
        : `Either ${[...new Set(same.map((cause) => withSource(run, cause)))].join(". Or ")}. The log cannot tell which.`;
  }
  return described(run, best.cause, CERTAIN[best.certainty]);
}

/** The words of a cause; an empty batch has others than a short one, and no short batch alone takes the total far off. */
export function wordsFor(run: RunAnalysis, cause: string): CauseWords {
  const words = wordsOf(cause);
  if (cause !== "partial-batch") return words;
  if (run.emptyBatch) return EMPTY_BATCH;
  const { name } = words;
  return {
    ...(isKeras3(run.writer) === false ? { ...words, keras: BEFORE_KERAS_3 } : words),
    name: isBeyondShortBatch(run) ? `weights other than 1, and ${name}` : name,
  };
}

const BEFORE_KERAS_3 = "TensorFlow 2.0 and 2.1 average the total and the parts differently over it";

const EMPTY_BATCH: CauseWords = {
  name: "an empty batch that the parts count",
  keras: "Keras 3.15 takes the end of data of unknown length for one",
};

/** `a schedule: an annealed coefficient, …`: with what makes it where the log was printed. */
function withSource(run: RunAnalysis, cause: string): string {
  const { name, keras, elsewhere } = wordsFor(run, cause);
  const what = isOfKeras(run) ? keras : elsewhere;
  return what === undefined ? name : `${name}: ${what}`;
}

/** `a schedule (an annealed coefficient, …)`, inside a sentence. */
export function inBrackets(run: RunAnalysis, cause: string): string {
  const [name = "", ...what] = withSource(run, cause).split(": ");
  return what.length === 0 ? name : `${name} (${what.join(": ")})`;
}

function described(run: RunAnalysis, cause: string, how: string): string {
  const { why } = wordsFor(run, cause);
  const lead = `${how} ${withSource(run, cause)}.`;
  return isOfKeras(run) && why !== undefined ? `${lead} ${why}` : lead;
}

const ALSO: Readonly<Partial<Record<VerdictId, string>>> = {
  "measured-differently":
    "Also, validation is averaged differently: no hidden term leaves its total below its parts.",
  "hidden-term":
    "Also, something smaller is in no printed column: it is left before the last batch, too.",
};

export function alsoOf(run: RunAnalysis): string | null {
  const { also, termSplit } = run.verdict;
  const isApart = termSplit !== "both";
  const said = [
    otherWeights(run),
    ...(isApart ? [splitsApart(run)] : [insideApart(run), ...also.map((id) => ALSO[id] ?? null)]),
  ];
  return said.filter((text) => text !== null).join(" ") || null;
}

/** What an epoch leaves before its last batch, where that is another amount than its own line leaves. */
function insideApart(run: RunAnalysis): string | null {
  const expected = expectedTerm(run);
  const [row, inside] = [mainRows(run).at(-1), run.inside?.at(-1)];
  if (run.verdict.id !== "hidden-term" || expected === null || row === undefined) return null;
  if (inside === undefined || (row.left >= expected.low && row.left <= expected.high)) return null;
  if (isNearly(inside.value, row.left)) return null;
  return `Before the last batch of ${run.clock} ${inside.epoch}, ${partOf(inside.value, inside.total)} is left: a short last batch can do that in Keras 3.`;
}

/** What training and validation leave, where a short batch is averaged into one of them. */
function splitsApart(run: RunAnalysis): string {
  const rowsOf = (of: Split): Sequence<WholeRow> =>
    thoseOf(wholeRows(run), ({ split, origin }) => split === of && origin === "epoch");
  const left = (split: Split): string => {
    const lefts = rowsOf(split).map((row) => row.left);
    return range(smallest(lefts), largest(lefts));
  };
  const { termSplit } = run.verdict;
  if (termSplit === "neither" && rowsOf("val").length > 0)
    return `Training leaves ${left("train")} and validation ${left("val")}: short last batches can do that in Keras 3.`;
  const [other, of] =
    termSplit === "train" ? (["Validation", "val"] as const) : (["Training", "train"] as const);
  return `${other} leaves ${left(of)}: a short last batch can do that in Keras 3.`;
}

/** Weights named. */
const WEIGHTS = 3;

/** Weights beside something else that explains the larger part: what is fitted is said to be. */
function otherWeights({ verdict, weights }: RunAnalysis): string | null {
  const others = weights.filter(({ value }) => value !== 1);
  const isFitted = others.some(({ status }) => status === "fitted");
  const isAlso = verdict.also.includes("other-weights");
  const list = listOf(others.map(weightOf), "and", WEIGHTS);
  if (isAlso && others.some(({ low, high }) => (low ?? 0) > 1 || (high ?? 1) < 1))
    return `Also, not all weights are 1: ${list}${isFitted ? ", as fitted" : ""}.`;
  const beside = verdict.id === "hidden-term" || verdict.id === "measured-differently";
  if (!beside || !isFitted) return null;
  return `The weights are fitted: ${list}${isAlso ? "" : "; others are possible, too"}.`;
}

/** What is known of the program that printed the log, where it matters. */
export function knownOf(run: RunAnalysis): string | null {
  const { facts } = run.writer;
  const { id } = run.verdict;
  if (facts !== undefined)
    return id === "measured-differently" || id === "nothing-to-compare" ? facts.known : null;
  const many = run.components.length > 1;
  return isOfKeras(run) && many && id === "hidden-term"
    ? "Keras adds the parts up without averaging; `loss_weights` need not sum to 1."
    : null;
}

export function soWhatOf(run: RunAnalysis): string | null {
  return consequences[run.verdict.id](run);
}

const consequences: Readonly<Record<VerdictId, (run: RunAnalysis) => string | null>> = {
  "adds-up": () => null,
  "other-weights": (run) => {
    const row = mainRows(run).at(-1)?.row;
    const isFew = run.components.length < 3;
    if (row === undefined || isFew || areOpen(run) || sameParts(run) !== null) return null;
    const parts = contributionsOf(run, row).map((value, i) => ({
      value,
      name: run.components[i] as string,
    }));
    const whole = parts.reduce((sum, { value }) => sum + Math.abs(value), 0);
    const sorted = parts.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
    let [share, named] = [0, 0];
    while (share < 0.5 && named < sorted.length)
      share += Math.abs(sorted[named++]?.value ?? 0) / whole;
    if (named > 3 || !(share > 0)) return null;
    const names = sorted.slice(0, named).map(({ name }) => code(partName(name)));
    return `${listOf(names)} ${named === 1 ? "makes" : "make"} up ${percent(share)} of what is trained.`;
  },
  "changing-weights": (run) => {
    const moving = movingWeights(run);
    const until = largest(moving.map(({ turns }) => turns.at(-1)?.epoch ?? 0));
    const total = code(run.total);
    if (!Number.isFinite(until))
      return `values of ${total} from different ${run.clock}s cannot be compared. Watch the parts.`;
    const { segments } = run;
    const [, second] = segments;
    if (
      segments.length === 2 &&
      second !== undefined &&
      segments.every(({ course }) => course === "constant")
    ) {
      const across = isOfKeras(run)
        ? " Do not let `EarlyStopping` or `ModelCheckpoint` compare them."
        : "";
      return `values of ${total} from before and after ${run.clock} ${second.firstEpoch} cannot be compared.${across}`;
    }
    const where = until < run.lastEpoch ? `before ${run.clock} ${until}, ` : "";
    const keep = isOfKeras(run)
      ? " Do not let `EarlyStopping` or `ModelCheckpoint` monitor it there."
      : " Watch the parts instead.";
    return `${where}values of ${total} from different ${run.clock}s cannot be compared.${keep}`;
  },
  "measured-differently": (run) =>
    run.findings[0]?.cause === "partial-batch" &&
    run.verdict.certainty !== "possible" &&
    alike(run).length === 0 &&
    !isBeyondShortBatch(run)
      ? `${code(run.total)} is right, and the printed parts are off.`
      : `compare each column with its own earlier values, not ${code(run.total)} with ${namedParts(run, "its parts")}.`,
  "hidden-term": (run) => {
    if (run.filler !== null) return null;
    const [best] = run.findings;
    const shares = mainRows(run).flatMap(({ share }) => (share === null ? [] : [share]));
    const most = shares.length > 0 && smallest(shares) > 0.5;
    const total = code(run.total);
    // Keras adds what `fit` adds in validation as well, printed or not.
    const isInBoth = isOfKeras(run) && run.total === "loss" && !validationAddsUp(run);
    const val = isInBoth ? ", and `val_loss` contains it too" : "";
    const penalty = best !== undefined && isPenalty(best.cause);
    const term = penalty && alike(run).length === 0 ? "the penalty" : "this term";
    return most
      ? `training minimizes mostly ${term}${val}. To judge the model, watch ${namedParts(run, "the parts")}.`
      : `${total} contains ${term}${val === "" ? "" : ", and so does `val_loss`"}. To compare models, watch ${namedParts(run, "the parts")}.`;
  },
  "not-finite": (run) => {
    const broken = brokenAt(run);
    if (broken === null) return null;
    const { row, recovers } = broken;
    if (!recovers)
      return row.epoch > run.firstEpoch
        ? `nothing from ${momentOf(run, row)} on is usable. Resume from an earlier checkpoint.`
        : "nothing in this run is usable.";
    return row.split === "val"
      ? "training goes on with finite numbers, so its weights are not lost. Look at the validation data."
      : "later rows are finite, so the weights are not lost. Look at the data of this row.";
  },
  "cannot-tell": () => null,
  "nothing-to-compare": () => null,
};
