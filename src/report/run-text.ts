// A run → clauses about it that every report for people words alike; backticks mark names.

import { code, listOf } from "../analysis/answer/names.ts";
import { momentOf } from "../analysis/answer/run-rows.ts";
import { counted } from "../table/clock.ts";
import { releasesText } from "../table/releases.ts";
import type { RunAnalysis, WeightRange } from "../analysis/analysis.ts";
import type { Evidence } from "../causes/finding.ts";

/** What stays on one line: `98.4 %`, `[0.50, 1.41]`. */
export const TOGETHER: RegExp =
  /([[(][^\s[\]()]{1,14}(?:, [^\s[\]()]{1,14}){1,2}[\])]|[−\d.–]*\d %)/;

/** What was read: program, epochs and splits, parts of the file. */
export function aboutLog(run: RunAnalysis): readonly string[] {
  return [writerName(run), epochsText(run) + splitsText(run), ...partsText(run)];
}

function writerName({ writer: { name }, dialect }: RunAnalysis): string {
  if (name !== "unknown") return name;
  return dialect.startsWith("keras") ? "Keras, release not known" : dialect;
}

function splitsText({ rows }: RunAnalysis): string {
  const hasTrain = rows.some(({ split }) => split === "train");
  const hasVal = rows.some(({ split }) => split === "val");
  if (hasTrain && hasVal) return ", train and validation";
  return hasVal ? ", validation" : "";
}

/** `epochs 2–11 of 200, 3 missing`, or `epochs 0–1900 of 2000, 20 printed` of a loop that prints now and then. */
function epochsText(run: RunAnalysis): string {
  const { firstEpoch, lastEpoch, plannedEpochs, epochs } = run;
  const planned = plannedEpochs === null ? "" : ` of ${plannedEpochs}`;
  const { clock } = run;
  if (epochs === 0) return `no ${clock}s`;
  if (firstEpoch === lastEpoch) return `${clock} ${firstEpoch}${planned}`;
  const missing = clock === "epoch" ? lastEpoch - firstEpoch + 1 - epochs : 0;
  const isSparse = missing > epochs;
  const gaps = isSparse ? `, ${epochs} printed` : missing > 0 ? `, ${missing} missing` : "";
  return `${clock}s ${firstEpoch}–${lastEpoch}${planned}${gaps}`;
}

/** ` (run 2 of 3)`, or nothing where the source has one run. */
export function runText({ run, runs }: { readonly run: number; readonly runs: number }): string {
  return runs > 1 ? ` (run ${run} of ${runs})` : "";
}

/** `cell 7`, or `cell 7 to cell 9`; none for a file without parts. */
function partsText({ rows }: RunAnalysis): string[] {
  const first = rows.find(({ place }) => place !== undefined)?.place?.part;
  const last = rows.findLast(({ place }) => place !== undefined)?.place?.part;
  if (first === undefined || last === undefined) return [];
  return [first === last ? first : `${first} to ${last}`];
}

/** What the explanations are between, and what would settle it. */
export function undecidedText({ undecided }: RunAnalysis): string | null {
  if (undecided === null) return null;
  const between =
    undecided.between.length > 1
      ? `between ${listOf(undecided.between.map(code), "and", Infinity)}; `
      : "";
  return `${between}to settle it: ${undecided.wouldSettle}`;
}

/** The rows left out of the fit, `shown` of them with the reason. */
export function leftOutText(run: RunAnalysis, shown: number): string | null {
  const { leftOut, rows } = run;
  if (leftOut.length === 0) return null;
  const parts = leftOut.slice(0, shown).map(({ row, reason }) => {
    const at = rows.at(row);
    return at === undefined ? reason : `${momentOf(run, at)} (${reason})`;
  });
  const more = leftOut.length > shown ? `, and ${leftOut.length - shown} more` : "";
  return `Left out: ${parts.join(", ")}${more}.`;
}

export function updatesText({ clock, updatesUsed }: RunAnalysis): readonly string[] {
  return updatesUsed === 0
    ? []
    : [
        `${counted(updatesUsed, "progress update")} within the ${clock}s are used as further rows (\`--updates never\` leaves them out).`,
      ];
}

/** `Keras 3 (keras-bar), likely Keras 3.5 and later: …`. */
export function writerText({ dialect, writer }: RunAnalysis): string {
  const { certainty, evidence, releases } = writer;
  const name = writer.name === "unknown" ? "an unknown program" : writer.name;
  const sure =
    certainty === undefined
      ? ""
      : `, ${certainty}${releases === undefined ? "" : ` ${releasesText(releases)}`}`;
  return `${name} (${dialect})${sure}: ${evidence.join("; ")}`;
}

/** How a weight came about, in words. */
export const WEIGHT_STATUS: Readonly<Record<WeightRange["status"], string>> = {
  declared: "as given",
  pinned: "the only fit",
  simplest: "roundest fit",
  fitted: "fitted",
  assumed: "assumed",
};

/** What stands before a piece of evidence. */
export const EVIDENCE_LABEL: Readonly<Record<Evidence["kind"], string>> = {
  for: "",
  impossible: "ruled out: ",
  undecided: "undecided: ",
};

/** `train epoch 6, line 14`: the row at this place of the run. */
export function rowText({ clock, rows }: RunAnalysis, at: number): string {
  const row = rows.at(at);
  if (row === undefined) return `row ${at}`;
  const { split, epoch, line } = row;
  return `${split} ${clock} ${epoch}${line === 0 ? "" : `, line ${line}`}`;
}
