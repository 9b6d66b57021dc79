// A log that is still being written → each epoch as soon as it is over, as a ledger entry, and what has become certain.

import { type AnalyzeOptions, declaredWeights } from "./analyze.ts";
import { judge } from "./check/judge.ts";
import { createLogReader } from "./read.ts";
import type { Analysis } from "./report/analysis.ts";
import type { LiveEntry, LiveTerm } from "./report/terminal/ledger-line.ts";
import { createAssembler } from "./table/assemble.ts";
import { assignRoles } from "./table/roles.ts";
import type { LogRecord, Row } from "./table/row.ts";
import type { Run, Writer } from "./table/run.ts";

/** An epoch that ended with the line whose LF stands before `end` in the chunk. */
export interface EndedEpoch {
  readonly end: number;
  readonly record: LogRecord;
}

export interface EpochWatch {
  /** The epochs that end in the chunk, each once, in order. */
  push(chunk: Uint8Array): readonly EndedEpoch[];
  /** Those that only the end of the log brings to light. */
  end(): readonly EndedEpoch[];
}

const LF = 0x0a;

/**
 * Told at the line end that Keras prints after an epoch, not at the next line, which a reader of whole logs waits for
 * because it may go on with the row. Keeps nothing of what was read.
 */
export function createEpochWatch(): EpochWatch {
  let found: EndedEpoch[] = [];
  let end = 0;
  /** Shown before it was certain; the record that will come of it is not shown again. */
  let early: LogRecord | undefined;
  let last: LogRecord | undefined;

  const show = (record: LogRecord): void => {
    last = record;
    found.push({ end, record });
  };
  const reader = createLogReader({
    keep: false,
    onRecord(record) {
      if (record.origin === "update") return;
      const shown = early;
      if (shown !== undefined && record.line >= shown.line) early = undefined;
      if (record.origin !== "epoch") return;
      if (shown !== undefined && (record.line <= shown.line || record.epoch === shown.epoch))
        return;
      show(record);
    },
  });
  const peek = (): void => {
    const record = reader.peek();
    if (record === undefined || (last !== undefined && record.line <= last.line)) return;
    if (early !== undefined && record.epoch === early.epoch) return;
    if (last !== undefined && isShortOf(record, last)) return;
    early = record;
    show(record);
  };
  const taken = (): readonly EndedEpoch[] => {
    const all = found;
    found = [];
    return all;
  };

  return {
    push(chunk) {
      end = 0;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, end)) {
        const line = chunk.subarray(end, at + 1);
        end = at + 1;
        reader.push(line);
        peek();
      }
      if (end < chunk.length) reader.push(chunk.subarray(end));
      return taken();
    },
    end() {
      end = 0;
      reader.end();
      return taken();
    },
  };
}

/** Whether it lacks columns of the epoch before: a callback may print before the validation columns are there. */
function isShortOf(record: LogRecord, before: LogRecord): boolean {
  if (record.epoch !== null && before.epoch !== null && record.epoch <= before.epoch) return false;
  for (const name of before.values.keys()) if (!record.values.has(name)) return true;
  return false;
}

/** What is known of the run so far: the columns and weights that its last analysis shows. */
export type Known = Pick<Analysis["runs"][number], "total" | "components" | "weights">;

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
  const assembler = createAssembler();
  assembler.add(record);
  const [run] = assembler.finish("live", NOBODY);
  if (run === undefined) return undefined;
  const roles = fits(run, known) ? known : assignRoles(run, options);
  if (roles === undefined) return undefined;
  const { total, components } = roles;
  const declared = declaredWeights(options.weights, components);
  const weightOf = (name: string, i: number): number =>
    declared?.[i] ?? known?.weights.find(({ component }) => component === name)?.value ?? 1;
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
    epoch: record.epoch,
    total,
    printed,
    terms: terms(first),
    val: val && valTotal ? { printed: valTotal, terms: terms(val) } : null,
  };
}

function fits({ columns }: Run, known: Known | undefined): known is Known {
  return (
    known !== undefined &&
    [known.total, ...known.components].every((name) => columns.includes(name))
  );
}

/** Something that has become certain about a run; `id` is the same whenever it is found again. */
export interface News {
  readonly id: string;
  readonly run: number;
  readonly runs: number;
  /** The last epoch that it rests on, by the log's own numbers. */
  readonly epoch: number;
  readonly cause: string;
  /** One clause; backticks mark names and numbers. */
  readonly text: string;
}

/** What `check` would fail on if the log ended here and nothing but the analysis' own options were asked for. */
export function newsOf(analysis: Analysis, expectPenalty: boolean): readonly News[] {
  return judge(analysis, { expectPenalty }).flatMap(
    ({ verdict, rule, text, run, runs }): News[] => {
      const epoch = analysis.runs.find((one) => one.run === run)?.lastEpoch ?? 0;
      return verdict === "fail"
        ? [{ id: `${run} ${rule}`, run, runs: Math.max(run, runs), epoch, cause: rule, text }]
        : [];
    },
  );
}
