// The record of one epoch → its ledger entry, at the weights that are known so far.

import { Assembler } from "../table/assemble.ts";
import { clockOf, type RowClock } from "../table/clock.ts";
import type { Printed } from "../table/printed.ts";
import { assignRoles } from "../table/roles.ts";
import type { LogRecord, Row } from "../table/row.ts";
import type { Run, Writer } from "../table/run.ts";
import type { Analysis } from "./analysis.ts";
import { declaredFor } from "./analyze.ts";
import type { AnalyzeOptions } from "./analyze-options.ts";

export interface LiveTerm {
  readonly component: string;
  readonly printed: Printed;
  readonly weight: number;
}

export interface LiveSum {
  readonly printed: Printed;
  /** None where the log prints no component. */
  readonly terms: readonly LiveTerm[];
}

export interface LiveEntry extends LiveSum {
  /** What rows are counted in. */
  readonly clock: RowClock;
  /** The log's own number, or null where it prints none. */
  readonly epoch: number | null;
  readonly total: string;
  /** The validation row of the epoch. */
  readonly val: LiveSum | null;
  /** False while the weights are taken as 1 because no analysis has looked for others yet. */
  readonly isFitted: boolean;
}

/** What is known of the run so far: the columns and weights that its last analysis shows. */
export type Known = Pick<Analysis["runs"][number], "total" | "components" | "weights" | "segments">;

const NOBODY: Writer = { name: "unknown", keras: null, evidence: [] };

/**
 * The entry of one epoch; undefined where no column can be the total. Weights are declared, as known, or 1.
 * Throws UnknownColumnError and WeightsError for declarations that the record does not bear out.
 */
export function liveEntry(
  record: LogRecord,
  options: AnalyzeOptions,
  known?: Known,
): LiveEntry | undefined {
  const assembler = new Assembler();
  assembler.add(record);
  const [run] = assembler.finish("live", NOBODY);
  if (run === undefined) return undefined;
  const roles = fits(run, known) ? known : assignRoles(run, options);
  if (roles === undefined) return undefined;
  const { total, components } = roles;
  const declared = declaredFor(options, components);
  const latest = known?.segments.at(-1)?.end;
  const weightOf = (name: string, i: number): number => {
    const at = known?.components.indexOf(name) ?? -1;
    return declared?.[i] ?? latest?.[at]?.value ?? known?.weights[at]?.value ?? 1;
  };
  const rows = new Map(run.rows.map((row) => [row.split, row]));
  const first = rows.get("train") ?? rows.get("val");
  const printed = first?.values.get(total);
  if (first === undefined || printed === undefined) return undefined;
  const terms = (row: Row): readonly LiveTerm[] =>
    components.flatMap((component, i) => {
      const value = row.values.get(component);
      return value === undefined
        ? []
        : [{ component, printed: value, weight: weightOf(component, i) }];
    });
  const val = rows.get("train") === undefined ? undefined : rows.get("val");
  const valTotal = val?.values.get(total);
  return {
    clock: clockOf(record),
    epoch: record.epoch,
    total,
    printed,
    terms: terms(first),
    isFitted: declared !== undefined || known !== undefined,
    val: val && valTotal ? { printed: valTotal, terms: terms(val) } : null,
  };
}

function fits({ columns }: Run, known: Known | undefined): known is Known {
  return (
    known !== undefined &&
    [known.total, ...known.components].every((name) => columns.includes(name))
  );
}
