// A training run's numbers → the text that Keras prints for them, release by release.
// Follows `keras/utils/generic_utils.py: Progbar` (1.0 to 2.15) and `keras/src/utils/progbar.py` (3.x).

/** `1`: 1.0–1.2, `2.0`: 2.0, `2.2`: 2.1–2.3.1, `2.4`: 2.4–2.15 and TF-Keras, `3`: 3.x. */
export type KerasVersion = "1" | "2.0" | "2.2" | "2.4" | "3";
/** `bar`: updated in place, `bar-lines`: every update on its own line (Windows), `lines`: verbose=2. */
export type KerasMode = "bar" | "bar-lines" | "lines";

export type Columns = readonly (readonly [name: string, value: number])[];

export interface PrintedEpoch {
  /** Values shown by the progress updates before the last; a bar shows one update for each. */
  readonly updates: readonly Columns[];
  readonly train: Columns;
  /** Without `val_`; empty for none. */
  readonly val: Columns;
  /** Printed after the row, on a line of its own: what a callback says. */
  readonly message?: string;
}

export interface KerasPrinterOptions {
  readonly version: KerasVersion;
  readonly mode: KerasMode;
  /** First epoch number, planned epochs; null prints no headers (Keras 3 with epochs=1). */
  readonly header: { readonly first: number; readonly planned: number } | null;
  /** Batches (or samples) an epoch. */
  readonly steps: number;
}

export interface PrintedLog {
  readonly text: string;
  /** For each epoch what its row shows, as text. */
  readonly epochs: readonly ReadonlyMap<string, string>[];
}

/** `%.4f` above 1e-3, else `%.4e`; verbose=2 tests the signed value. */
export function printNumber(value: number, mode: KerasMode): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if ((mode === "lines" ? value : Math.abs(value)) > 1e-3) {
    return Math.abs(value) < 1e21 ? value.toFixed(4) : `${BigInt(value)}.0000`;
  }
  return value.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2");
}

export function printKeras(
  epochs: readonly PrintedEpoch[],
  options: KerasPrinterOptions,
): PrintedLog {
  let text = "";
  const rows: Map<string, string>[] = [];
  epochs.forEach((epoch, index) => {
    const columns = [
      ...epoch.train,
      ...epoch.val.map(([name, value]) => [`val_${name}`, value] as const),
    ];
    const { header, mode } = options;
    if (header !== null) text += `Epoch ${header.first + index}/${header.planned}\n`;
    text += mode === "lines" ? lineOf(columns, options) : barOf(epoch, columns, options);
    if (epoch.message !== undefined) text += `${epoch.message}\n`;
    rows.push(new Map(columns.map(([name, value]) => [name, printNumber(value, mode)])));
  });
  return { text, epochs: rows };
}

function pairsOf(columns: Columns, mode: KerasMode): string {
  return columns.map(([name, value]) => ` - ${name}: ${printNumber(value, mode)}`).join("");
}

function lineOf(columns: Columns, { version, steps }: KerasPrinterOptions): string {
  const pairs = pairsOf(columns, "lines");
  switch (version) {
    case "1":
      return `3s${pairs}\n`;
    case "2.0":
    case "2.2":
      return ` - 3s${pairs}\n`;
    case "2.4":
      return `${steps}/${steps} - 3s${pairs} - 3s/epoch - 24ms/step\n`;
    case "3":
      return `${steps}/${steps} - 3s - 24ms/step${pairs}\n`;
  }
}

function barOf(
  { updates }: PrintedEpoch,
  columns: Columns,
  { version, mode, steps }: KerasPrinterOptions,
): string {
  const isDynamic = mode === "bar";
  let text = isDynamic || version === "2.4" || version === "3" ? "" : "\n";
  let width = 0;
  const frames = updates.map((shown, index) => {
    const step = Math.max(1, Math.floor(((index + 1) * steps) / (updates.length + 1)));
    return { shown, step, isLast: false };
  });
  frames.push({ shown: columns, step: steps, isLast: true });
  frames.forEach(({ shown, step, isLast }, index) => {
    const bar = version === "3" ? heavyBar(step, steps) : bracketBar(step, steps);
    let info = timeOf(version, isLast) + pairsOf(shown, "bar");
    const length = bar.length + info.length;
    if (isDynamic) text += `${"\b".repeat(width)}\r`;
    else if (index > 0 || version === "3" || version === "2.4") text += "\n";
    if (width > length) info += " ".repeat(width - length);
    width = length;
    text += bar + info;
  });
  return `${text}\n`;
}

function timeOf(version: KerasVersion, isLast: boolean): string {
  if (version === "3") return ` \u001b[1m${isLast ? "3s" : "1:02"}\u001b[0m 24ms/step`;
  if (!isLast) return " - ETA: 1:02";
  return version === "1" || version === "2.0" ? " - 3s" : " - 3s 24ms/step";
}

function bracketBar(step: number, steps: number): string {
  const filled = Math.floor((30 * step) / steps);
  const tip = step < steps ? ">" : "=";
  const bar = filled > 0 ? "=".repeat(filled - 1) + tip : "";
  return `${String(step).padStart(String(steps).length)}/${steps} [${bar}${".".repeat(30 - filled)}]`;
}

function heavyBar(step: number, steps: number): string {
  const filled = Math.floor((20 * step) / steps);
  const counts = `${String(step).padStart(String(steps).length)}/${steps}`;
  const done = filled > 0 ? `\u001b[32m${"━".repeat(filled)}\u001b[0m` : "";
  return `\u001b[1m${counts}\u001b[0m ${done}\u001b[37m${"━".repeat(20 - filled)}\u001b[0m`;
}

// oxlint-disable-next-line no-control-regex
const COLOUR = /\u001b\[\d*m/g;

/** The text as a terminal of `width` columns shows it and a person copies it: only last updates, cut at the right edge. */
export function wrapped(text: string, width: number, trims: boolean): string {
  return text
    .split("\n")
    .flatMap((line) => {
      const shown = line.slice(line.lastIndexOf("\r") + 1).replaceAll(COLOUR, "");
      const pieces: string[] = [];
      for (let at = 0; at < shown.length || at === 0; at += width) {
        const piece = shown.slice(at, at + width);
        pieces.push(trims ? piece.trim() : piece);
      }
      return pieces;
    })
    .join("\n");
}
