// A run → two or three short sentences on what in its rows speaks for the verdict; each checks its own premises.

import { capital } from "../../causes/wording.ts";
import type { Sequence } from "../../math/sequence.ts";
import { largest, smallest } from "../../math/statistics.ts";
import { isLossName, partName } from "../../table/loss-names.ts";
import { doubleOf } from "../../table/read-number.ts";
import { shownName } from "../../table/row.ts";
import { isOfKeras } from "../../table/run.ts";
import type { RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { inOnePrecision, isNearly, outward, percent } from "./amounts.ts";
import { rangeOfLastBatch } from "../last-batches.ts";
import { movingWeights } from "./moving-weights.ts";
import { allParts, code, listOf } from "./names.ts";
import {
  areDeclared,
  isNearerBeforeLast,
  mainEpochs,
  printedPlaces,
  validationAddsUp,
  validationRows,
  wholeRows,
  type WholeRow,
  worstOf,
} from "./run-rows.ts";
import { sameParts } from "./same-parts.ts";

/** Sentences shown. */
const MOST = 3;
/** Longer ones are left to `--verbose`. */
const WORDS = 25;

export function whyOf(run: RunAnalysis): readonly string[] {
  const own = [
    movement(run),
    contradiction(run),
    validation(run),
    lastBatch(run),
    pace(run),
    roundest(run),
    noPart(run),
    contradicted(run),
  ];
  const said = own.filter((text) => text !== null);
  const [best] = run.findings;
  const more =
    said.length > 0 || best === undefined || run.verdict.id === "adds-up"
      ? []
      : best.evidence.filter(({ kind }) => kind === "for").map(({ text }) => `${capital(text)}.`);
  return [...said, ...more.filter((text) => text.split(" ").length <= WORDS)].slice(0, MOST);
}

/** Columns named that are no part. */
const NAMED = 3;

/** Losses that the total does not contain, where it is one other loss: of weight 0, or metrics called after a function. */
function noPart({ columns, components, total, verdict }: RunAnalysis): string | null {
  if (verdict.id !== "adds-up" || components.length !== 1) return null;
  const others = columns.filter(({ column, role }) => role === "metric" && isLossName(column));
  if (others.length === 0 || others.length > NAMED) return null;
  const [are, they] =
    others.length === 1 ? ["is", "a metric, or its"] : ["are", "metrics, or their"];
  const names = listOf(others.map(({ column }) => code(column)));
  return `${names} ${are} no part of ${code(total)}: ${they} weight is 0.`;
}

function isHidden({ verdict }: RunAnalysis): boolean {
  return verdict.id === "hidden-term";
}

/** How what is left moves from row to row, and that it does not follow a part that jumps. */
function movement(run: RunAnalysis): string | null {
  if (!isHidden(run) || run.verdict.termSplit === "neither") return null;
  const rows = mainEpochs(run);
  const lefts = rows.map(({ left }) => left);
  if (rows.length < 3 || lefts.some((left) => left <= 0)) return null;
  const steps = lefts.slice(1).map((left, i) => left / (lefts[i] as number) - 1);
  const { clock } = run;
  const isEach = rows.every(
    ({ row }, t) => t === 0 || row.epoch - (rows.at(t - 1)?.row.epoch ?? 0) === 1,
  );
  const [from, every] = isEach ? [clock, `per ${clock}`] : ["row", "from row to row"];
  const sizes = steps.map(Math.abs);
  const size = percent(smallest(sizes), largest(sizes));
  const way = movesOneWay(steps);
  if (way !== null) return `The rest ${way} ${size} ${every}${jumpAgainst(run, rows, steps)}.`;
  if (largest(sizes) > CALM) return null;
  const most = percent(largest(sizes));
  const bound = most.startsWith("less") ? most : `at most ${most}`;
  return `The rest changes by ${bound} from one ${from} to the next.`;
}

/** A rest that moves to and fro by more speaks for nothing. */
const CALM = 0.3;

function movesOneWay(steps: readonly number[]): "falls" | "rises" | null {
  if (steps.every((step) => step < 0)) return "falls";
  return steps.every((step) => step > 0) ? "rises" : null;
}

/** A part must change by this factor to be called a jump. */
const JUMP = 1.5;

/** `, even where dense_1 goes from 0.06 to 0.20`: the part that moves most the other way. */
function jumpAgainst(run: RunAnalysis, rows: Sequence<WholeRow>, steps: readonly number[]): string {
  let best: { share: number; text: string } | undefined;
  const names = [run.total, ...run.components];
  const columns = names.map(() => new Float64Array(rows.length));
  rows.forEach(({ row }, t) => {
    const { values } = row;
    columns.forEach((column, i) => {
      column[t] = doubleOf(values, shownName(row, names[i] as string)) ?? Number.NaN;
    });
  });
  const [totals = [], ...parts] = columns;
  run.components.forEach((component, i) => {
    const values = parts[i] as Float64Array;
    steps.forEach((step, t) => {
      const [from, to] = [values[t] as number, values[t + 1] as number];
      if (!(from > 0 && to > 0)) return;
      const factor = step < 0 ? to / from : from / to;
      const share = Math.abs(to - from) / (totals[t] as number);
      if (factor < JUMP || share <= (best?.share ?? 0.005)) return;
      const [a, b] = inOnePrecision([from, to], 2);
      best = { share, text: `, even where ${code(partName(component))} goes from ${a} to ${b}` };
    });
  });
  return best?.text ?? "";
}

/** Rows that a contradiction is looked for in. */
const MOST_ROWS = 120;

/** Two rows between which every part moved one way and the total the other: no constant weights of 0 or more do that. */
function contradiction(run: RunAnalysis): string | null {
  const { termSplit } = run.verdict;
  if (!isHidden(run) || run.segments.length > 0 || termSplit === "val") return null;
  // Read once: every row is held against every other, and to read the numbers of one takes longer than to compare them.
  const rows = mainEpochs(run)
    .slice(0, MOST_ROWS)
    .map(({ parts, total, whole, row: { epoch } }) => ({ parts, total, whole, epoch }));
  let best: { size: number; text: string } | undefined;
  const who = isOfKeras(run) ? "Not `loss_weights`" : "Not constant weights";
  const parts = allParts(run.components);
  rows.forEach((before, s) => {
    for (const after of rows.slice(s + 1)) {
      const isFall = after.total.high < before.total.low;
      const size = Math.abs(after.whole - before.whole);
      if ((!isFall && after.total.low <= before.total.high) || size <= (best?.size ?? 0)) continue;
      const isAgainst = isFall
        ? after.parts.every(({ low }, i) => low > (before.parts[i]?.high ?? Infinity))
        : after.parts.every(({ high }, i) => high < (before.parts[i]?.low ?? -Infinity));
      if (!isAgainst) continue;
      const [of, whole] = isFall ? ["rose", "fell"] : ["fell", "rose"];
      best = {
        size,
        text: `${who}: from ${run.clock} ${before.epoch} to ${after.epoch} ${parts} ${of} while ${code(run.total)} ${whole}.`,
      };
    }
  });
  return best?.text ?? null;
}

/** As near as the third digit shows, which may be 1 in 200. */
const CLOSE = 0.005;

/** Validation that adds up, or leaves as much as training in the last epoch that has both. */
function validation(run: RunAnalysis): string | null {
  if (!isHidden(run) || run.verdict.termSplit === "neither") return null;
  if (validationAddsUp(run)) return "Validation adds up in every row: only training adds the rest.";
  const val = validationRows(run).findLast(({ origin }) => origin === "epoch");
  if (val === undefined || val.left <= 0) return null;
  const { epoch } = val.row;
  const train = wholeRows(run).find(
    ({ row, split, origin }) => origin === "epoch" && split === "train" && row.epoch === epoch,
  );
  if (train === undefined || train.left <= 0) return null;
  if (!isNearly(val.left, train.left)) return null;
  // Rounding must not part two numbers by more than lies between them.
  const digits = Math.abs(val.left / train.left - 1) < CLOSE ? 4 : 3;
  const [of, own] = inOnePrecision([val.left, train.left], digits, printedPlaces(val));
  const as = of === own ? "the same" : "nearly the same";
  return `Validation leaves ${as} amount: ${of} in ${run.clock} ${val.row.epoch}, training ${own}.`;
}

function lastBatch({ clock, lastBatches, verdict }: RunAnalysis): string | null {
  if (verdict.id !== "measured-differently" || !isNearerBeforeLast({ lastBatches })) return null;
  const size = rangeOfLastBatch(lastBatches);
  const alike =
    size === null
      ? ""
      : ` The difference after it fits a last batch of ${outward(size.low, size.high)} of a full one.`;
  const agree = verdict.also.includes("hidden-term") ? "are much nearer" : "agree";
  return `Up to the last batch, total and sum ${agree} in ${lastBatches.length === 2 ? "both" : `all ${lastBatches.length}`} ${clock}s.${alike}`;
}

/** How a weight moves that runs evenly. */
function pace(run: RunAnalysis): string | null {
  if (run.verdict.id !== "changing-weights") return null;
  const [first] = movingWeights(run);
  const [stretch] = run.segments;
  const rows = wholeRows(run);
  const most = Math.abs(worstOf(rows)?.share ?? 0);
  const fits = rows.every((row) => row.fits)
    ? `all ${rows.length} rows fit within rounding`
    : `all rows are within ${percent(most)} of ${code(run.total)}`;
  if (stretch === undefined) return null;
  const [from, to] = first?.turns ?? [];
  // A way of several stretches has several paces.
  if (from === undefined || to?.epoch !== stretch.lastEpoch || stretch.course !== "linear")
    return `With these weights ${fits}.`;
  const step = Math.abs(to.value - from.value) / (to.epoch - from.epoch);
  const way = to.value > from.value ? "grows" : "shrinks";
  const until = to.epoch < run.lastEpoch ? ` up to ${to.epoch}` : "";
  return `The weight ${way} by ${short(step)} each ${run.clock}${until}; ${fits}.`;
}

/** The weights that fit where those given do not. */
function contradicted({ verdict, weights, findings }: RunAnalysis): string | null {
  const [best] = findings;
  if (verdict.id !== "other-weights" || best === undefined) return null;
  return areDeclared({ weights }) ? `${capital(best.clause)}.` : null;
}

function roundest(run: RunAnalysis): string | null {
  if (run.verdict.id !== "other-weights") return null;
  if (areDeclared(run)) return null;
  const same = sameParts(run);
  if (same !== null)
    return `${same.names} are the same in every row: only the sum of their weights shows, ${same.sum}.`;
  const open = run.weights
    .filter(({ status }) => status !== "pinned")
    .map(({ component }) => component);
  if (open.length === 0)
    return "The printed digits leave no other weights. Weights need not sum to 1.";
  const [weights, are, fit] =
    open.length === 1 ? ["weight", "is", "fits"] : ["weights", "are", "fit"];
  const names = listOf(open.map((name) => code(partName(name))));
  const which = open.length === run.weights.length ? "" : ` of ${names}`;
  const isFitted = run.weights.some(({ status }) => status === "fitted");
  const how = isFitted ? "fitted, and others may fit as well" : `the roundest that ${fit}`;
  return `The ${weights}${which} ${are} ${how}. Weights need not sum to 1.`;
}
