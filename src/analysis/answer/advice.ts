// A run → what else it may be, what follows for the reader, and the check to run with what it should print.

import { largest, smallest } from "../../math/statistics.ts";
import { verdictRecord, type VerdictId } from "../../verdict/verdicts.ts";
import type { Finding } from "../../causes/finding.ts";
import { isPenalty } from "../../causes/cause.ts";
import { isOfKeras } from "../../table/run.ts";
import type { Filler } from "../../reconcile/other-columns.ts";
import type { RunAnalysis } from "../analysis.ts";
import { outward, percent, range, short } from "./amounts.ts";
import { brokenAt } from "./broken.ts";
import { wordsOf } from "./cause-words.ts";
import { expectedTerm } from "./expected.ts";
import { movingWeights } from "./moving-weights.ts";
import { code, listOf, partName } from "./names.ts";
import { contributionsOf, mainRows, momentOf } from "./run-rows.ts";

/** Something to run or to look up, and what comes out if the verdict is right. */
export interface Check {
  /** What to do, where no code says it. */
  readonly text: string | null;
  readonly code: string | null;
  readonly expect: string | null;
}

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
const SAID: ReadonlySet<VerdictId> = new Set([
  "adds-up",
  "other-weights",
  "cannot-tell",
  "nothing-to-compare",
]);

/** The likeliest cause as a sentence or two; null where the verdict says it all. */
export function causeOf(run: RunAnalysis): string | null {
  const [best] = run.findings;
  if (best === undefined || SAID.has(run.verdict.id) || run.filler !== null) return null;
  const same = alike(run);
  if (same.length > 1) {
    const names = [...new Set(same.map((cause) => wordsOf(cause).name))];
    const [first, ...others] = names;
    // Said of a penalty that the log does not single out: of nine hidden terms in public threads seven were penalties.
    if (first !== undefined && others.length > 0)
      return isPenalty(best.cause)
        ? described(run, best.cause, "Most often")
        : `The log cannot tell which it is: ${listOf(names, "or", 4)}.`;
  }
  return described(run, best.cause, CERTAIN[best.certainty]);
}

function described(run: RunAnalysis, cause: string, how: string): string {
  const { name, keras, elsewhere, why } = wordsOf(cause);
  const what = isOfKeras(run) ? keras : elsewhere;
  const lead = `${how} ${name}${what === undefined ? "" : `: ${what}`}.`;
  return isOfKeras(run) && why !== undefined ? `${lead} ${why}` : lead;
}

const ALSO: Readonly<Partial<Record<VerdictId, string>>> = {
  "other-weights": "Also, not all weights are 1.",
  "changing-weights": "Also, the weights change during the run.",
  "measured-differently": "Also, total and parts are measured slightly differently.",
  "hidden-term": "Also, something small is in no printed column.",
};

export function alsoOf({ verdict }: RunAnalysis): string | null {
  const said = verdict.also.flatMap((id) => ALSO[id] ?? []);
  return said.length === 0 ? null : said.join(" ");
}

/** Other causes named. */
const OTHERS = 3;

export function othersOf(run: RunAnalysis): string | null {
  if (run.verdict.id === "cannot-tell" || run.filler !== null) return null;
  const same = alike(run);
  const said = new Set([...same, run.findings[0]?.cause ?? ""].map((cause) => wordsOf(cause).name));
  const others = run.findings
    .filter(({ cause }) => cause !== "undetermined" && !same.includes(cause))
    .map(({ cause }) => wordsOf(cause).name)
    .filter((name) => !said.has(name));
  const names = [...new Set(others)];
  const alikes = lookingAlike(run, same);
  if (alikes !== null) return alikes;
  return names.length === 0 ? null : `Less likely: ${names.slice(0, OTHERS).join(", ")}.`;
}

/** `A data-dependent term would look the same.`: causes that the log does not tell from a penalty. */
function lookingAlike(run: RunAnalysis, same: readonly string[]): string | null {
  const [best] = run.findings;
  if (best === undefined || !isPenalty(best.cause) || SAID.has(run.verdict.id)) return null;
  const own = wordsOf(best.cause).name;
  const names = [
    ...new Set(
      same.map(wordsOf).flatMap(({ name, kindOf }) => (same.includes(kindOf ?? "") ? [] : [name])),
    ),
  ].filter((name) => name !== own);
  const text = listOf(names, "or", 3);
  return names.length === 0
    ? null
    : `${text.charAt(0).toUpperCase()}${text.slice(1)} would look the same in this log.`;
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
    if (row === undefined || run.components.length < 3) return null;
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
    const until = largest(moving.map((one) => one.until));
    const total = code(run.total);
    if (!Number.isFinite(until))
      return `values of ${total} from different ${run.clock}s cannot be compared. Watch the parts.`;
    const where = until < run.lastEpoch ? `before ${run.clock} ${until}, ` : "";
    const keep = isOfKeras(run)
      ? " Do not let `EarlyStopping` or `ModelCheckpoint` monitor it there."
      : " Watch the parts instead.";
    return `${where}values of ${total} from different ${run.clock}s cannot be compared.${keep}`;
  },
  "measured-differently": (run) =>
    run.findings[0]?.cause === "partial-batch"
      ? `${code(run.total)} is right, and the printed parts are slightly off.`
      : "compare each column with itself, not the total with its parts.",
  "hidden-term": (run) => {
    if (run.filler !== null) return null;
    const [best] = run.findings;
    const shares = mainRows(run).flatMap(({ share }) => (share === null ? [] : [share]));
    const most = shares.length > 0 && smallest(shares) > 0.5;
    const total = code(run.total);
    const val = isOfKeras(run) && run.total === "loss" ? ", and `val_loss` contains it too" : "";
    const penalty = best !== undefined && isPenalty(best.cause);
    const term = penalty && alike(run).length === 0 ? "the penalty" : "this term";
    return most
      ? `training minimizes mostly ${term}${val}. To judge the model, watch the parts.`
      : `${total} contains ${term}${val === "" ? "" : ", and so does `val_loss`"}. To compare models, watch the parts.`;
  },
  "not-finite": (run) => {
    const broken = brokenAt(run);
    return broken === null
      ? null
      : `nothing after ${momentOf(run, broken.row)} is usable. Resume from an earlier checkpoint.`;
  },
  "cannot-tell": () => null,
  "nothing-to-compare": () => null,
};

/** What to run, and what it should print. */
export function checksOf(run: RunAnalysis): readonly Check[] {
  const [best] = run.findings;
  if (best === undefined) return [];
  const known = run.writer.facts?.next ?? null;
  const step = known === null ? best.next : { ...known, expect: null };
  const own = expectations[best.cause]?.(run);
  const [text, code] = [step?.text ?? null, step?.code ?? null];
  if (own !== undefined) return [{ text: code === null ? text : null, code, expect: null, ...own }];
  return step === null ? [] : [step];
}

const expectations: Readonly<Record<string, (run: RunAnalysis) => Partial<Check>>> = {
  "weight-penalty": penaltyCheck,
  "single-output-penalty": penaltyCheck,
  "hidden-loss": termCheck,
  "activity-penalty": termCheck,
  "missing-component": (run) =>
    run.filler === null ? termCheck(run) : countedCheck(run, run.filler),
  "loss-weights": () => ({ expect: "the weights above" }),
  "partial-batch": ({ emptyBatch, lastBatches }) => {
    if (emptyBatch)
      return {
        text: "multiply the parts of a last line by (steps + 1) / steps",
        code: null,
        expect: "the parts that the bar shows after the last step",
      };
    const sizes = lastBatches.flatMap(({ size }) => (size === null ? [] : [size]));
    const fits = sizes.length > 0 && sizes.length === lastBatches.length;
    return {
      code: "n % batch_size / batch_size",
      expect: fits
        ? range(smallest(sizes), largest(sizes))
        : "not 0 if this is the cause. To fix it: `drop_remainder=True`",
    };
  },
  "weight-schedule": (run) => {
    const [first] = movingWeights(run);
    if (first === undefined) return { text: `print the weights each ${run.clock}`, code: null };
    return {
      text: `print the weight of ${code(partName(first.component))} each ${run.clock}`,
      code: null,
      expect: `${short(first.from)} in ${run.clock} ${first.since}, ${short(first.to)} from ${first.until}`,
    };
  },
};

/** A term that depends on the data comes out only about as large: the check runs on other data. */
function termCheck(run: RunAnalysis): Partial<Check> {
  const expected = expectedTerm(run);
  if (!isOfKeras(run) || expected === null || expected.high <= 0) return {};
  const about = short((Math.max(0, expected.low) + expected.high) / 2, 2);
  return {
    code:
      run.findings.find(({ next }) => next?.code?.includes("model.losses") === true)?.next?.code ??
      null,
    expect: `about ${about} in total. An empty list means that a part is not printed`,
  };
}

/** Of a column that fills what is left. */
function countedCheck(run: RunAnalysis, { column }: Filler): Partial<Check> {
  const names = [...run.components, column].join(",");
  const list = /[^\w,./-]/.test(names) ? `"${names.replaceAll('"', "'")}"` : names;
  return {
    text: null,
    code: `lossledger LOG --components ${list}`,
    expect: `${run.total} adds up`,
  };
}

function penaltyCheck(run: RunAnalysis): Partial<Check> {
  const expected = expectedTerm(run);
  if (expected === null || expected.high <= 0) return {};
  const { low, high, epoch, from } = expected;
  const number =
    from === "one-row" ? `about ${short((low + high) / 2)}` : outward(Math.max(low, 0), high);
  const when =
    epoch > 0
      ? `${number} right after ${run.clock} ${epoch}`
      : `${number} right after the last ${run.clock}`;
  const back =
    (run.told?.penalty ?? null) === null ? ". Then: `lossledger LOG --penalty NUMBER`" : "";
  return { expect: when + back };
}
