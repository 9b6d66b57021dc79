// One run → its section of the terminal report.

import { releasesText } from "../../table/releases.ts";
import type { RunAnalysis } from "../analysis.ts";
import { findingLines, nextLines, testedLines } from "./findings.ts";
import { headerLines } from "./header.ts";
import { ledgerTable } from "./ledger-table.ts";
import { modelLines } from "./model-table.ts";
import { clause, paint, type Paper, span, wrap } from "./paper.ts";
import { verdictLines } from "./verdict.ts";
import { weightLines } from "./weights.ts";

export function runSection(paper: Paper, run: RunAnalysis): string[] {
  if (paper.glance !== undefined) {
    return [
      ...headerLines(paper, run),
      "",
      ...ledgerTable(paper, run),
      "",
      ...verdictLines(paper, run),
      ...findingLines(paper, run),
    ];
  }
  return [
    ...headerLines(paper, run),
    "",
    ...ledgerTable(paper, run),
    "",
    ...verdictLines(paper, run),
    ...findingLines(paper, run),
    ...undecidedLines(paper, run),
    ...nextLines(paper, run),
    ...spaced(weightLines(paper, run)),
    ...spaced([...leftOutLines(paper, run), ...noteLines(paper, run), ...testedLines(paper, run)]),
    ...(paper.verbose ? spaced(modelLines(paper, run)) : []),
    ...(paper.verbose ? spaced(columnLines(paper, run)) : []),
  ];
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function undecidedLines(paper: Paper, { undecided }: RunAnalysis): string[] {
  if (undecided === null) return [];
  const between =
    undecided.between.length > 1
      ? `between ${undecided.between.map((id) => `\`${id}\``).join(" and ")}; `
      : "";
  const spans = [
    span("undecided: ", "warn"),
    ...clause(paper, `${between}what would settle it: ${undecided.wouldSettle}`),
  ];
  return wrap(paper, spans, "   ", 5);
}

function leftOutLines(paper: Paper, run: RunAnalysis): string[] {
  const { leftOut } = run;
  if (leftOut.length === 0) return [];
  const shown = paper.verbose ? leftOut : leftOut.slice(0, 3);
  const parts = shown.map(({ row, reason }) => {
    const at = run.rows[row];
    return at === undefined
      ? reason
      : `${at.split === "val" ? "val " : ""}epoch ${at.epoch} (${reason})`;
  });
  const more = leftOut.length > shown.length ? `, and ${leftOut.length - shown.length} more` : "";
  const rows = leftOut.length === 1 ? "1 row" : `${leftOut.length} rows`;
  return wrap(
    paper,
    clause(paper, `left out of the fit: ${rows}: ${parts.join(", ")}${more}`, "dim"),
    "   ",
    5,
  );
}

function noteLines(paper: Paper, { notes, updatesUsed }: RunAnalysis): string[] {
  const used =
    updatesUsed === 0
      ? []
      : [
          `${updatesUsed} progress ${updatesUsed === 1 ? "update" : "updates"} inside the epochs served as further rows (\`--updates never\` leaves them out)`,
        ];
  return [...notes, ...used].flatMap((note) =>
    wrap(paper, [span("note: ", "dim"), ...clause(paper, note)], "   ", 5),
  );
}

function columnLines(paper: Paper, run: RunAnalysis): string[] {
  return [
    `   ${paint(paper, span("columns:", "dim"))}`,
    ...run.columns.flatMap(({ column, role, reason }) =>
      wrap(
        paper,
        [span(paper.show(column)), span(`: ${role}, `), ...clause(paper, reason, "dim")],
        "     ",
        7,
      ),
    ),
    ...wrap(paper, clause(paper, writtenBy(run), "dim"), "   ", 5),
  ];
}

/** `written by Keras 3 (keras-bar), likely Keras 3.5 and later: …`. */
function writtenBy({ dialect, writer }: RunAnalysis): string {
  const { certainty, evidence, name, releases } = writer;
  const sure =
    certainty === undefined
      ? ""
      : `, ${certainty}${releases === undefined ? "" : ` ${releasesText(releases)}`}`;
  return `written by ${name} (${dialect})${sure}: ${evidence.join("; ")}`;
}
