// A run → its verdict as one or two sentences with the log's own numbers; one function a verdict.

import { capital } from "../../causes/wording.ts";
import { partName } from "../../table/loss-names.ts";
import { type Sequence, thoseOf } from "../../math/sequence.ts";
import { largest, smallest } from "../../math/statistics.ts";
import type { VerdictId } from "../../verdict/verdicts.ts";
import { counted, countUnit } from "../../table/clock.ts";
import { shownName } from "../../table/row.ts";
import { isOfKeras } from "../../table/run.ts";
import type { Filler } from "../../reconcile/other-columns.ts";
import type { RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { partOf, partsOf, percent } from "./amounts.ts";
import { brokenAt } from "./broken.ts";
import { FAR, gapOf, sumOf } from "./gap.ts";
import { movedText, movingWeights } from "./moving-weights.ts";
import { code, fillerName, listOf, namedParts } from "./names.ts";
import {
  areDeclared,
  hasOtherWeights,
  isFitted,
  mainRows,
  momentOf,
  printedPlaces,
  wholeRows,
  type WholeRow,
  worstOf,
} from "./run-rows.ts";

export function sentenceOf(run: RunAnalysis): string {
  return sentences[run.verdict.id](run);
}

/** How sure a statement is, as its first words; nothing where it is as good as certain. */
function hedge({ certainty }: RunAnalysis["verdict"]): string {
  return { strong: "", moderate: "Most likely ", possible: "Perhaps " }[certainty];
}

/** What follows from no more than a possibility is no statement of its own. */
function nothing({ certainty }: RunAnalysis["verdict"]): string {
  return certainty === "possible" ? "Then nothing" : "Nothing";
}

const sentences: Readonly<Record<VerdictId, (run: RunAnalysis) => string>> = {
  "adds-up": addsUp,
  "other-weights": otherWeights,
  "changing-weights": changingWeights,
  "measured-differently": (run) => {
    const text = `${code(run.total)} and ${namedParts(run, "its parts")} are measured differently`;
    const isHidden = run.verdict.also.includes("hidden-term");
    const said = isHidden ? hedged(run, text) : `${hedged(run, "nothing is hidden")}: ${text}`;
    return join(`${said}.`, gapOf(run));
  },
  "hidden-term": hiddenTerm,
  "not-finite": notFinite,
  "cannot-tell": cannotTell,
  "nothing-to-compare": nothingToCompare,
};

function join(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== "").join(" ");
}

function hedged(run: RunAnalysis, text: string): string {
  const lead = hedge(run.verdict);
  return lead === "" ? capital(text) : lead + text;
}

function rowsText(rows: Sequence<WholeRow>): string {
  if (rows.length === 1) return "the one row fits";
  return rows.length === 2 ? "both rows fit" : `all ${rows.length} rows fit`;
}

/** Where rounding is this share of every total or more, it may hide a term that matters. */
const COARSE = 0.01;

function withinRounding({ total, verdict }: RunAnalysis, rows: Sequence<WholeRow>): string {
  const shares = rows.map(({ row: { residual }, whole }) =>
    residual === null ? 0 : (residual.high - residual.low) / 2 / Math.abs(whole),
  );
  const least = smallest(shares);
  return least < COARSE
    ? `${nothing(verdict)} is hidden: ${rowsText(rows)} within rounding.`
    : `No more than rounding is left: ${rowsText(rows)} within it. But rounding is ${percent(least)} of ${code(total)} or more, so a small term may be hidden.`;
}

function addsUp(run: RunAnalysis): string {
  const rows = wholeRows(run);
  const total = code(run.total);
  if (rows.length === 0) return "No row has a finite number in every column.";
  const alike = run.components.length === 1 && !hasOtherWeights(run);
  const absent = run.findings[0]?.cause === "expected-penalty-absent";
  const lead = hedged(run, alike ? `${total} equals ${sumOf(run)}` : `${total} adds up`);
  const said = absent ? `${lead} without the expected penalty` : lead;
  const worst = worstOf(rows);
  if (rows.every(({ fits }) => fits) || worst === undefined)
    return `${said}. ${withinRounding(run, rows)}`;
  return join(
    `${said}. ${nothing(run.verdict)} significant is hidden: the difference is at most ${percent(Math.abs(worst.share ?? 0))}, in ${momentOf(run, worst.row)}.`,
    openParts(run, rows),
  );
}

/** Parts of about the size of what is left, in every row: they may be weighed otherwise, or not be in the total. */
function openParts({ components }: RunAnalysis, rows: Sequence<WholeRow>): string | null {
  const open = components.filter((_, i) =>
    rows.every(({ parts, left }) => {
      const own = Math.abs(parts[i]?.value ?? 0);
      return own > 0 && own < 2 * Math.abs(left);
    }),
  );
  if (open.length === 0) return null;
  const names = listOf(open.map((name) => code(partName(name))));
  const [are, them] = open.length === 1 ? ["is", "it"] : ["are", "them"];
  return `${names} ${are} no more than about that, so the log leaves open how much of ${them} counts.`;
}

function otherWeights(run: RunAnalysis): string {
  const rows = wholeRows(run);
  const fit = thoseOf(rows, ({ fits }) => fits);
  const total = code(run.total);
  if (areDeclared(run) && fit.length < rows.length)
    return join(
      `${total} does not add up with the weights you gave, but does with others.`,
      gapOf(run),
    );
  const values = new Set(run.weights.map(({ value }) => value));
  const [factor] = values;
  const lead =
    run.findings[0]?.cause === "counted-twice"
      ? `${total} adds up if ${listOf(run.weights.flatMap(({ component, value }) => (value === 2 ? [code(partName(component))] : [])))} counts twice.`
      : values.size === 1 && factor !== undefined && factor !== 1
        ? `${total} is ${short(factor, 4)} times ${run.components.length === 1 ? code(run.components[0] as string) : "the sum of its parts"}.`
        : `${total} adds up, but not all weights are 1.`;
  const rest =
    fit.length === rows.length
      ? withinRounding(run, rows)
      : `${nothing(run.verdict)} significant is hidden: ${nearly(rows, fit.length)}.`;
  return join(sure(run, lead), rest);
}

function nearly(rows: Sequence<WholeRow>, fit: number): string {
  const share = worstOf(rows)?.share ?? null;
  const within = share === null ? null : `within ${percent(Math.abs(share))}`;
  if (fit === 0 && within !== null) return `${rowsText(rows)} ${within}`;
  return `${fit} of ${rows.length} rows fit within rounding${within === null ? "" : `, the others ${within}`}`;
}

function sure(run: RunAnalysis, text: string): string {
  return hedge(run.verdict) + text;
}

function changingWeights(run: RunAnalysis): string {
  const total = code(run.total);
  const moving = movingWeights(run);
  const rows = wholeRows(run);
  const rest = rows.every(({ fits }) => fits) ? ` ${nothing(run.verdict)} is hidden.` : "";
  const { segments } = run;
  const text = movedText(run);
  const [first] = moving;
  if (first === undefined || segments.length === 0)
    return `${sure(run, `${total} adds up only if its weights change during the run.`)}${rest}`;
  const { clock } = run;
  if (moving.length === 1 && segments.some(({ course }) => course !== "constant")) {
    const [from, ...turns] = first.turns;
    const stays = (turns.at(-1)?.epoch ?? 0) < run.lastEpoch ? " and stays there" : "";
    const way = turns.map(({ epoch, value }) => `to ${text(value)} in ${clock} ${epoch}`);
    return `${sure(run, `${total} adds up, but a weight changes`)}: ${code(partName(first.component))} goes from ${text(from.value)} in ${clock} ${from.epoch} ${way.join(", then ")}${stays}.${rest}`;
  }
  const changes = segments.slice(1).map(({ firstEpoch }) => String(firstEpoch));
  const named = moving
    .slice(0, 2)
    .map(
      ({ component, turns }) =>
        `${code(partName(component))} from ${turns.map(({ value }) => text(value)).join(" to ")}`,
    );
  const more = moving.length > 2 ? [counted(moving.length - 2, "more weight")] : [];
  return `${sure(run, `${total} adds up, but its weights change in ${clock} ${listOf(changes)}`)}: ${listOf([...named, ...more])}.${rest}`;
}

function hiddenTerm(run: RunAnalysis): string {
  if (run.filler !== null) return filled(run, run.filler);
  const rows = thoseOf(mainRows(run), ({ share }) => share !== null);
  const [first] = rows;
  const last = rows.at(-1);
  const lead = hedged(run, `something in ${code(run.total)} is in no printed column`);
  const something = `${lead}.`;
  if (first === undefined || last === undefined) return something;
  if (run.verdict.termSplit === "neither") return lead + insideOf(run);
  const total = code(shownName(first.row, run.total));
  const column = isFitted(run) ? "no printed column at the fitted weights" : "no printed column";
  const shares = rows.map(({ share }) => share as number);
  const [min, max] = [smallest(shares), largest(shares)];
  if (max <= 0 || min < -0.01 * max || max > FAR || rows.some(({ whole }) => whole <= 0))
    return join(something, gapOf(run));
  const example = (one: WholeRow): string => partOf(one.left, one.whole, printedPlaces(one));
  if (rows.length === 1)
    return `${hedged(run, `${percent(max)} of ${total} is in ${column}: ${example(first)}.`)}`;
  const biggest = worstOf(rows) ?? last;
  if (min < 0.0005 && min < 0.1 * max)
    return hedged(
      run,
      `up to ${percent(max)} of ${total} is in ${column}: ${example(biggest)} in ${momentOf(run, biggest.row)}.`,
    );
  const ends = [first, last];
  const examples = partsOf(
    ends.map(({ left, whole }) => [left, whole]),
    largest(ends.map(printedPlaces)),
  );
  const said = ends.map(({ row }, i) => `${examples[i]} in ${momentOf(run, row)}`);
  return hedged(run, `${percent(min, max)} of ${total} is in ${column}: ${said.join(", ")}.`);
}

/** How much updates leave, in which no short last batch is. */
function insideOf({ inside, clock }: RunAnalysis): string {
  const last = inside?.at(-1);
  return last === undefined || last.value <= 0
    ? ". The log does not show how much."
    : `: ${partOf(last.value, last.total)} before the last batch of ${clock} ${last.epoch}.`;
}

function filled(run: RunAnalysis, filler: Filler): string {
  return `${code(run.total)} contains ${code(fillerName(filler))}, which was not counted as a part: it accounts for the rest in all ${filler.rows} rows.`;
}

function notFinite(run: RunAnalysis): string {
  const broken = brokenAt(run);
  const total = code(run.total);
  if (broken === null) return `${total} is not finite.`;
  const { row, finite } = broken;
  const became = broken.broken.map(
    ({ word, names }) => `${listOf(names.map(code))} became ${word}`,
  );
  const at = `in ${momentOf(run, row)}${row.line > 0 ? `, line ${row.line}` : ""}`;
  const whole = listOf(finite.map((name) => code(partName(name))));
  const rest =
    run.components.length === 0
      ? "none of its parts is printed"
      : finite.length === 0
        ? "all columns at once"
        : `${whole} ${finite.length === 1 ? "was" : "were"} still finite`;
  return `${listOf(became)} ${at}; ${rest}.`;
}

function cannotTell(run: RunAnalysis): string {
  const rows = mainRows(run);
  const [first] = rows;
  const total = code(run.total);
  if (first === undefined) return `Cannot tell: no row has a finite number in every column.`;
  const why =
    rows.length === 1
      ? `one ${countUnit(run.clock)} is too little`
      : run.verdict.isApart
        ? `it does not move with ${listOf(run.components.map(code), "and", 3)}, as a total does with its parts`
        : run.verdict.between.length > 1
          ? "the rows fit more than one explanation"
          : "the rows fit no explanation well";
  if (rows.length === 1 && !first.fits)
    return first.left > 0
      ? `Cannot tell what ${partOf(first.left, first.whole, printedPlaces(first)).replace(" of ", ` of ${total} `)} is: ${why}.`
      : `Cannot tell why ${total} is ${short(-first.left)} below ${sumOf(run)}: ${why}.`;
  if (rows.every(({ whole }) => whole === 0))
    return `Cannot tell what is in ${total}: it is 0 in every row.`;
  const names = listOf(run.possibleParts.map(code), "and", 3);
  const isOne = run.possibleParts.length === 1;
  return join(
    `Cannot tell what is in ${total}: ${why}.`,
    gapOf(run),
    names === "" ? null : `${names} may be ${isOne ? "a part" : "parts"} of it, too.`,
  );
}

function nothingToCompare(run: RunAnalysis): string {
  if (run.total === "") return "No column is called a total: nothing to compare the parts with.";
  if (run.components.length > 0)
    return `No row has ${code(run.total)} and all of its parts: nothing to compare.`;
  if (run.columns.some(({ role }) => role === "metric"))
    return isOfKeras(run)
      ? `Only metrics are printed beside ${code(run.total)}: nothing to compare it with.`
      : `No column is called a part of ${code(run.total)}: nothing to compare it with.`;
  return `No other loss is printed: nothing to compare ${code(run.total)} with.`;
}
