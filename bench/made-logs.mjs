// A size → a log of that size as Keras writes it, of numbers that add up like those of a run; the same every time.

import { gatheredFile } from "./gathered-file.mjs";

/** `%.4f` above 1e-3, else `%.4e`, as every Keras prints. */
function printed(value) {
  if (Math.abs(value) > 1e-3) return value.toFixed(4);
  return value.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2");
}

/** Steps an epoch for `epochs` epochs to make `bytes` bytes. */
function stepsFor(bytes, epochs, frame) {
  return Math.max(10, Math.round(bytes / epochs / frame));
}

/** Keras 2: `\b` over the line before, `\r`, the line, padded; 100 epochs, or as many as `updates` an epoch make. */
export function writeKeras2Bars(path, bytes, updates) {
  const out = gatheredFile(path);
  const steps = updates ?? stepsFor(bytes, 100, 237);
  const epochs = updates === undefined ? 100 : Math.ceil(bytes / updates / 237);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    out.write(`Epoch ${epoch}/${epochs}\n`);
    let width = 0;
    for (let step = 1; step <= steps; step += 1) {
      const filled = Math.floor((29 * step) / steps);
      const isLast = step === steps;
      const [a, b] = [1 / epoch + 0.1 / step, 0.5 / epoch + 0.05 / step];
      const line =
        `${String(step).padStart(String(steps).length)}/${steps} [${"=".repeat(filled)}${isLast ? "=" : ">"}${".".repeat(29 - filled)}]` +
        ` - ${isLast ? "1625s 62ms/step" : `ETA: ${(steps - step) >> 4}s`}` +
        ` - loss: ${printed(a + b + 3 * 0.95 ** epoch)} - dense_1_loss: ${printed(a)} - dense_2_loss: ${printed(b)}`;
      out.write(`${"\b".repeat(width)}\r${line.padEnd(width)}`);
      width = Math.max(width, line.length);
    }
    out.write("\n");
  }
  return out.close();
}

/** Keras 3: the same with colours and a heavy bar; 100 epochs. */
export function writeKeras3Bars(path, bytes) {
  const out = gatheredFile(path);
  const steps = stepsFor(bytes, 100, 267);
  for (let epoch = 1; epoch <= 100; epoch += 1) {
    out.write(`Epoch ${epoch}/100\n`);
    let width = 0;
    for (let step = 1; step <= steps; step += 1) {
      const filled = Math.floor((20 * step) / steps);
      const [a, b] = [1 / epoch + 0.1 / step, 0.5 / epoch + 0.05 / step];
      const numbers = `a_loss: ${printed(a)} - b_loss: ${printed(b)} - loss: ${printed(a + b + 3 * 0.95 ** epoch)}`;
      const line =
        `\u001b[1m${step}/${steps}\u001b[0m \u001b[32m${"━".repeat(filled)}\u001b[0m\u001b[37m${"━".repeat(20 - filled)}\u001b[0m` +
        ` \u001b[1m${step === steps ? 162 : (steps - step) >> 4}s\u001b[0m 62ms/step - ${numbers}`;
      const shown = `${step}/${steps} ${" ".repeat(20)} 162s 62ms/step - ${numbers}`.length;
      out.write(`${"\b".repeat(width)}\r${line}`);
      width = shown;
    }
    out.write("\n");
  }
  return out.close();
}

const COLUMNS = ["a_accuracy", "a_loss", "b_accuracy", "b_loss", "c_loss", "c_mae", "loss"];
const ALL = [...COLUMNS, ...COLUMNS.map((name) => `val_${name}`)];

/** Values of the 14 columns in one epoch. */
function valuesOf(epoch) {
  const at = (phase) => 0.5 + 0.4 * Math.sin(epoch * 0.7 + phase);
  const [a, b, c] = [at(0), at(1), at(2)];
  const train = [at(3), a, at(4), b, c, at(5), a + b + c + 0.25];
  return [...train, ...train.map((value) => value * 1.0625)];
}

/** verbose=2 of Keras 3 with 14 columns. */
export function writeLines(path, bytes) {
  const out = gatheredFile(path);
  const planned = Math.ceil(bytes / 330);
  for (let epoch = 1; out.size < bytes; epoch += 1) {
    const values = valuesOf(epoch);
    const columns = ALL.map((name, i) => `${name}: ${printed(values[i])}`).join(" - ");
    out.write(`Epoch ${epoch}/${planned}\n782/782 - ${2 + (epoch % 9)}s - 4ms/step - ${columns}\n`);
  }
  return out.close();
}

/** CSVLogger: float32 values as Python spells them out. */
export function writeCsv(path, bytes) {
  const out = gatheredFile(path);
  out.write(`epoch,${ALL.join(",")}\n`);
  for (let epoch = 0; out.size < bytes; epoch += 1) {
    out.write(
      `${epoch},${valuesOf(epoch)
        .map((value) => Math.fround(value))
        .join(",")}\n`,
    );
  }
  return out.close();
}

/** Pairs on a line, as loops of one's own print them, counted in steps of epochs. */
export function writePairs(path, bytes) {
  const out = gatheredFile(path);
  for (let i = 0; out.size < bytes; i += 1) {
    const [loss, a, b] = lossesOf(i).map((value) => value.toFixed(4));
    const clock = `epoch ${1 + Math.floor(i / 1000)} step ${1 + (i % 1000)}`;
    out.write(`${clock} | loss: ${loss} | a_loss: ${a} | b_loss: ${b} | lr: 0.001\n`);
  }
  return out.close();
}

/** JSON lines of float64 values. */
export function writeJsonLines(path, bytes) {
  const out = gatheredFile(path);
  for (let i = 0; out.size < bytes; i += 1) {
    const [loss, a, b] = lossesOf(i);
    out.write(`{"step": ${i + 1}, "loss": ${loss}, "a_loss": ${a}, "b_loss": ${b}}\n`);
  }
  return out.close();
}

/** `json.dump(history.history, file)`: float64 values. */
export function writeHistory(path, bytes) {
  const out = gatheredFile(path);
  const epochs = Math.ceil(bytes / 60);
  ["loss", "a_loss", "b_loss"].forEach((name, column) => {
    out.write(`${column === 0 ? "{" : ", "}"${name}": [`);
    for (let i = 0; i < epochs; i += 1) out.write(`${i === 0 ? "" : ", "}${lossesOf(i)[column]}`);
    out.write("]");
  });
  out.write("}\n");
  return out.close();
}

/** A total and its two parts. */
function lossesOf(index) {
  const [a, b] = [0.6 + 0.5 * Math.sin(index * 0.7), 0.5 + 0.4 * Math.sin(index * 1.3)];
  return [a + b, a, b];
}

/** Runs of twelve epochs of verbose=2, no two alike. */
export function writeShortRuns(path, first, runs = 1) {
  const out = gatheredFile(path);
  for (let number = first; number < first + runs; number += 1) {
    for (let epoch = 1; epoch <= 12; epoch += 1) {
      const [a, b] = [(1 + (number % 7)) / epoch, 0.5 + 0.1 * Math.sin(number + epoch)];
      const loss = a + b + (number % 3 === 0 ? 0 : 2 * 0.9 ** epoch);
      out.write(
        `Epoch ${epoch}/12\n26/26 - 1s - 40ms/step - a_loss: ${printed(a)} - b_loss: ${printed(b)} - loss: ${printed(loss)}\n`,
      );
    }
  }
  return out.close();
}

/** The same numbers every time, from 0 to 1. */
function draws() {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rows of many components whose courses fall, each with a tenth of noise, and what is hidden beside them. */
function* summedRows(rows, components, hidden) {
  const draw = draws();
  const levels = Array.from({ length: components }, () => 0.2 + draw());
  for (let t = 0; t < rows; t += 1) {
    const parts = levels.map(
      (level) => level * (0.3 + Math.exp((-3 * t) / rows)) * (0.9 + 0.2 * draw()),
    );
    const left = hidden ? 2 * Math.exp((-2 * t) / rows) + 0.5 : 0;
    yield [...parts, parts.reduce((sum, part) => sum + part, 0) + left];
  }
}

const namesOf = (components) => [
  ...Array.from({ length: components }, (_, i) => `c${i}_loss`),
  "loss",
];

/** verbose=2 of Keras 3 with that many losses. */
export function writeWide(path, rows, components, hidden) {
  const out = gatheredFile(path);
  const names = namesOf(components);
  let epoch = 0;
  for (const values of summedRows(rows, components, hidden)) {
    epoch += 1;
    const columns = names.map((name, i) => `${name}: ${printed(values[i])}`).join(" - ");
    out.write(`Epoch ${epoch}/${rows}\n26/26 - 1s - 40ms/step - ${columns}\n`);
  }
  return out.close();
}

/** CSVLogger with that many losses, float32 values spelled out. */
export function writeLong(path, rows, components, hidden) {
  const out = gatheredFile(path);
  out.write(`epoch,${namesOf(components).join(",")}\n`);
  let epoch = 0;
  for (const values of summedRows(rows, components, hidden)) {
    out.write(`${epoch},${values.map((value) => Math.fround(value)).join(",")}\n`);
    epoch += 1;
  }
  return out.close();
}

/** `fit` again and again: bars of Keras 3 without colour. */
export function writeRuns(path, runs, epochs, updates) {
  const out = gatheredFile(path);
  for (let run = 0; run < runs; run += 1) {
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      out.write(`Epoch ${epoch}/${epochs}\n`);
      for (let step = 1; step <= updates; step += 1) {
        const filled = Math.floor((20 * step) / updates);
        const a = (1 + (run % 7)) / epoch + 0.1 / step;
        const b = 0.5 / epoch + 0.05 / step + 0.1 * Math.sin(run + 1.7 * epoch);
        out.write(
          `\r${step}/${updates} ${"━".repeat(filled)}${"─".repeat(20 - filled)} 4s 2ms/step` +
            ` - a_loss: ${printed(a)} - b_loss: ${printed(b)} - loss: ${printed(a + b + 2 * 0.99 ** epoch)}`,
        );
      }
      out.write("\n");
    }
  }
  return out.close();
}

/** Pieces, each made from its number, until there are `bytes` of them. */
export function writeRepeated(path, bytes, piece, first) {
  const out = gatheredFile(path);
  out.write(first);
  for (let t = 1; out.size < bytes; t += 1) out.write(piece(t));
  return out.close();
}
