// A CSVLogger file → the same run as W&B and MLflow write it down, for tests and fixtures.

export interface LoggedRun {
  readonly name: string;
  /** Columns in written order. */
  readonly columns: readonly string[];
  /** By epoch, from 0: column → value, spelled as in the file; none where it has none. */
  readonly rows: readonly ReadonlyMap<string, string>[];
}

/** Begins a training at a round time, with 2.5 seconds an epoch. */
const START = 1_700_000_000_000;

export function loggedRun(name: string, csv: string): LoggedRun {
  const [header = "", ...lines] = csv.trimEnd().split(/\r?\n/);
  const [, ...columns] = header.split(",");
  const rows = lines.map((line) => {
    const [, ...cells] = line.split(",");
    return new Map(
      columns.flatMap((column, i): [string, string][] => {
        const cell = cells[i] ?? "";
        return cell === "" || cell === "NA" ? [] : [[column, cell]];
      }),
    );
  });
  return { name, columns, rows };
}

/** What the button of a chart exports: numbers as JavaScript spells them, every cell in quotes, no line end in the end. */
export function chartOf(runs: readonly LoggedRun[], axis: "Step" | "epoch" = "Step"): string {
  const intervals = runs.flatMap(({ name, columns, rows }) =>
    columns.map((column) => ({ title: `${name} - ${column}`, column, rows })),
  );
  const header = intervals.flatMap(({ title }) => [title, `${title}__MIN`, `${title}__MAX`]);
  const length = Math.max(...runs.map(({ rows }) => rows.length));
  const lines = Array.from({ length }, (_, step) => [
    String(step),
    ...intervals.flatMap(({ column, rows }) => {
      const text = rows[step]?.get(column);
      const cell = text === undefined ? "" : String(Number(text));
      return [cell, cell, cell];
    }),
  ]);
  return [[axis, ...header], ...lines].map(quoted).join("\n");
}

/** What MLflow's page of charts exports (mlflow `CsvUtils.ts`, `chartMetricHistoryToCsv`). */
export function metricTableOf(runs: readonly LoggedRun[]): string {
  const header = ["Run", "Run ID", "metric", "step", "timestamp", "value"];
  const names = [...new Set(runs.flatMap(({ columns }) => columns))];
  const lines = names.flatMap((metric) =>
    runs.flatMap(({ name, rows }) =>
      rows.flatMap((row, step) => {
        const text = row.get(metric);
        if (text === undefined) return [];
        return [[name, idOf(name), metric, String(step), String(timeOf(step)), jsNumber(text)]];
      }),
    ),
  );
  return [header, ...lines].map((cells) => `${quoted(cells)}\n`).join("");
}

/** Name of a file below the run's folder → its text (mlflow `store/tracking/file_store.py`, `_log_run_metric`). */
export function metricFilesOf({ columns, rows }: LoggedRun): ReadonlyMap<string, string> {
  return new Map(
    columns.map((column) => [
      `metrics/${column}`,
      rows
        .flatMap((row, step) => {
          const text = row.get(column);
          return text === undefined ? [] : [`${timeOf(step)} ${text} ${step}\n`];
        })
        .join(""),
    ]),
  );
}

/** 32 hexadecimal digits, as of a UUID. */
export function idOf(name: string): string {
  const digits = [...name].map((letter) => letter.charCodeAt(0).toString(16)).join("");
  return digits.repeat(32).slice(0, 32);
}

function timeOf(step: number): number {
  return START + 2500 * (step + 1);
}

/** A negative number is guarded against being taken for a formula. */
function jsNumber(text: string): string {
  return String(Number(text)).replace(/^(?=-)/, "'");
}

function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
}
