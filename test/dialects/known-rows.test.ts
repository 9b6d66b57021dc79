// The same log with and without the quick way for rows of a known layout → the same records.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonLines } from "../../src/dialects/json-lines.ts";
import { pairs } from "../../src/dialects/pairs.ts";
import { createCsvReader } from "../../src/dialects/tables/csv-reader.ts";
import { readLog, type ReadOptions } from "../../src/read/read-log.ts";
import { draws } from "../helpers/draws.ts";
import { expectAlike } from "../helpers/log-content.ts";
import {
  expectSame,
  LINES_BEFORE,
  type QuickRead,
  quickRead as read,
} from "../helpers/quick-read.ts";

/** Bytes that come at once: as many as these, or all of them. */
const atOnce = (least: number, most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(Infinity), fc.integer({ min: least, max: most }));

const heads = [
  "782/782 - 3s - 4ms/step - ",
  "782/782 - 3s - ",
  " - 3s - ",
  "3s - ",
  "7/7 - 1s - ",
  "",
];
const tails = ["", "", "", " - 3s/epoch - 4ms/step", "\r", " ", " - ", "Epoch 9/9", "e-05", "0"];
const number = fc.oneof(
  fc.double({ min: -20, max: 2000, noNaN: true }).map((value) => value.toFixed(4)),
  fc
    .double({ min: 1e-30, max: 1e-3, noNaN: true })
    .map((value) => value.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2")),
  fc.constantFrom(
    "nan",
    "inf",
    "-inf",
    "-nan",
    "NaN",
    "0.0000e+00",
    "0.5",
    "12",
    "1e5",
    ".5",
    "5.",
  ),
  fc.constantFrom(
    "00.1234",
    "+1.2345",
    "1.2345e-5",
    "12.3456e-05",
    "1.2345e-005",
    "x",
    "",
    "9".repeat(30),
  ),
);
const names = [
  ["loss", "a_loss", "val_loss", "val_a_loss"],
  ["loss"],
  ["a_loss", "loss", "größe"],
  ["loss", "my out_loss"],
  ["loss", "a/b_loss", "c: d"],
  ["a - b_loss", "loss", "b_loss"],
  ["loss", "loss", "acc"],
];
const row = fc
  .tuple(
    fc.constantFrom(...heads),
    fc.constantFrom(...names.slice(0, 2), ...names),
    fc.array(number, { minLength: 4, maxLength: 4 }),
    fc.constantFrom(...tails),
  )
  .map(([head, columns, numbers, tail]) => {
    const pairs = columns.map((name, i) => `${name}: ${numbers[i] ?? "0.0000"}`);
    return head + pairs.join(" - ") + tail;
  });
const line = fc.oneof(
  { weight: 6, arbitrary: row },
  fc.constantFrom(
    "",
    "WARNING: slow",
    "Epoch 00003: loss improved",
    "dense_loss: 0.5",
    "- a_loss: 0.1234",
    "\u001b[1mx",
  ),
);

describe("rows of a known layout", () => {
  test("any lines: the same records, rejects and counts", () => {
    const epochs = fc.array(fc.tuple(line, fc.option(line, { nil: null, freq: 4 })), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(epochs, atOnce(1, 60), (lines, chunk) => {
        const text = lines
          .map(
            ([first, second], i) =>
              `Epoch ${i + 1}/9\n${first}\n${second === null ? "" : `${second}\n`}`,
          )
          .join("");
        const { taken, frames: _, ...slow } = read(text, false);
        expect(taken).toBe(0);
        expectSame(read(text, true, chunk), slow);
      }),
      { numRuns: draws(400) },
    );
  });

  test("any bytes in the place of some: the same again", () => {
    const text = Array.from(
      { length: 6 },
      (_, i) =>
        `Epoch ${i + 1}/6\n782/782 - 3s - 4ms/step - loss: 1.234${i} - a_loss: 1.2345e-0${i}\n`,
    ).join("");
    const bytes = new TextEncoder().encode(text);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const changed = bytes.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          const { taken, frames: _, ...slow } = read(changed, false);
          expect(taken).toBe(0);
          expectSame(read(changed, true), slow);
        },
      ),
      { numRuns: draws(400) },
    );
  });

  test("all but the first row of a plain log are taken as bytes", () => {
    for (const head of ["782/782 - 3s - 4ms/step - ", " - 12s - ", "1s - "]) {
      const lines = Array.from(
        { length: 50 },
        (_, i) => `Epoch ${i + 1}/50\n${head}loss: ${(9 / (i + 1)).toFixed(4)} - a_loss: 0.1000\n`,
      );
      const { taken, records } = read(lines.join(""), true, 64);
      expect(records).toHaveLength(50);
      expect(taken).toBe(99);
    }
  });
});

const clocks = ["5s", "1:02", "1:02:03", "12ms", "0s", "1.5s", "3", "5sWARNING"];
const fills = ["", "=", "==>", "=====", "x", "=2"];
const ends = ["", "", "", "   ", "\b\b\b\b", "  \b\b\b", "\b\b  ", " x", "Epoch 3/9", "e-05"];
/** Bars of Keras 2 and 3 as they are printed, and others that are nearly so. */
const bar = fc
  .tuple(
    fc.constantFrom(...names.slice(0, 2), ...names),
    fc.array(number, { minLength: 4, maxLength: 4 }),
    fc.record({
      step: fc.constantFrom("1", " 3", "  7", "9", "9", "09", "9".repeat(10)),
      steps: fc.constantFrom("9", "9", "9", "8", "Unknown"),
      isHeavy: fc.boolean(),
      isColoured: fc.boolean(),
      isLast: fc.boolean(),
      fill: fc.constantFrom(...fills, ...fills.slice(1, 4), ...fills.slice(1, 4)),
      clock: fc.constantFrom(...clocks, "5s", "5s", "5s"),
      unit: fc.constantFrom("/step", "/step", "/sample", ""),
      end: fc.constantFrom(...ends),
    }),
  )
  .map(
    ([columns, numbers, { step, steps, isHeavy, isColoured, isLast, fill, clock, unit, end }]) => {
      const pairs = columns.map((name, i) => ` - ${name}: ${numbers[i] ?? "0.0000"}`).join("");
      const colour = (code: number): string => (isColoured ? `\u001b[${code}m` : "");
      if (!isHeavy) {
        const times = isLast ? `${clock} 62ms${unit}` : `ETA: ${clock}`;
        return `${step}/${steps} [${fill}.....] - ${times}${pairs}${end}`;
      }
      const drawn = `${colour(32)}${fill.replaceAll("=", "\u2501")}${colour(0)}${colour(37)}\u2501${colour(0)}`;
      return `${colour(1)}${step}/${steps}${colour(0)} ${drawn} ${colour(1)}${clock}${colour(0)} 62ms${unit}${pairs}${end}`;
    },
  );

describe("bars of a known layout", () => {
  const logOf = (epochs: readonly (readonly string[])[]): string =>
    epochs.map((frames, i) => `Epoch ${i + 1}/9\n${frames.join("\r")}\n`).join("");
  /** Enough of them for layouts to be learnt. */
  const before = [
    "9/9 [====] - 5s 62ms/step - loss: 0.5000",
    "1/9 [>...] - ETA: 5s - loss: 0.5000 - a_loss: 0.1000 - val_loss: 1.2345 - val_a_loss: 0.1000",
    "\u001b[1m9/9\u001b[0m \u001b[32m\u2501\u001b[0m\u001b[37m\u2501\u001b[0m \u001b[1m5s\u001b[0m 62ms/step - loss: 0.5000",
  ];
  const learnt = Array.from({ length: 3 }, () =>
    Array.from({ length: 90 }, (_, i) => before[i % 3] ?? ""),
  );
  const head = logOf(learnt);

  test("any frames: the same records, rejects and counts", () => {
    const frames = fc.array(
      fc.oneof(
        { weight: 9, arbitrary: bar },
        fc.constantFrom("", "WARNING: slow", "- a_loss: 0.1234", " - loss: 0.5000"),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.array(frames, { minLength: 1, maxLength: 6 }),
        atOnce(1, 60),
        (epochs, chunk) => {
          const text = logOf([...learnt, ...epochs]).slice(head.length);
          const readAfter = (quick: boolean, atOnce?: number): QuickRead =>
            read(text, quick, atOnce, undefined, undefined, head);
          const { taken, frames: _, ...slow } = readAfter(false);
          expect(taken).toBe(0);
          expectSame(readAfter(true, chunk), slow);
        },
      ),
      { numRuns: draws(160) },
    );
  });

  test("any bytes in the place of some: the same again", () => {
    const own = new TextEncoder().encode(logOf([before, before, before]));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(own.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const changed = own.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          const readAfter = (quick: boolean): QuickRead =>
            read(changed, quick, undefined, undefined, undefined, head);
          const { taken, frames: _, ...slow } = readAfter(false);
          expect(taken).toBe(0);
          expectSame(readAfter(true), slow);
        },
      ),
      { numRuns: draws(160) },
    );
  });

  /** Updates of an epoch as they are printed, and what its line ends as. */
  const line = fc
    .tuple(
      fc.array(fc.oneof({ weight: 9, arbitrary: bar }, fc.constantFrom("", "  ", "Saved", "7")), {
        maxLength: 24,
      }),
      fc.constantFrom(...before),
      fc.constantFrom("", "  ", "\b\b", "\r", "\r  "),
      fc.constantFrom("\r", "", "\b\b\r"),
    )
    .map(([updates, last, end, start]) => `${start}${[...updates, last].join("\b\b\r")}${end}`);

  test("lines of which only what they end as is wanted: the same again, in whatever pieces they come", () => {
    let passed = 0;
    const wanted = read(head, false).records.length;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, fc.constantFrom(1, 1, 1, 1, 2, 0, -3)), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.integer({ min: 1, max: 3000 }),
        (lines, chunk) => {
          let epoch = 4;
          let text = `${head}Epoch 4/9\n`;
          for (const [own, next] of lines) {
            epoch += next;
            text += `${own}\nEpoch ${Math.max(1, epoch)}/9\n`;
          }
          const [slow, quick, inPieces] = [
            read(text, false, Infinity, undefined, wanted),
            read(text, true, Infinity, undefined, wanted),
            read(text, true, chunk, undefined, wanted),
          ];
          const { taken: _, frames: __, ...expected } = slow;
          expectSame(quick, expected);
          expectSame(inPieces, expected);
          passed += inPieces.frames - quick.frames;
        },
      ),
      { numRuns: draws(160) },
    );
    expect(passed).toBeGreaterThan(0);
  });

  test("nearly all bars of a plain log are taken as bytes", () => {
    const steps = Array.from({ length: 9 }, (_, i) => i + 1);
    for (const draw of [
      (i: number) => `${i}/9 [${"=".repeat(i)}>.] - ${i < 9 ? "ETA: 1:02" : "3s 1ms/step"}`,
      (i: number) =>
        `\u001b[1m${i}/9\u001b[0m \u001b[37m${"\u2501".repeat(9)}\u001b[0m ${i}s 5ms/step`,
    ]) {
      const frames = steps.map((i) => `${draw(i)} - loss: 0.${1000 + i} - a_loss: 1.0e-05\b\b`);
      const bars = frames.map((text) => text.replace("1.0e", "1.0000e"));
      const { taken, records } = read(logOf(Array.from({ length: 60 }, () => bars)), true, 999);
      expect(records).toHaveLength(540);
      expect(taken).toBeGreaterThanOrEqual(30 + 540 - 266);
    }
  });
});

/** Rows of runs, whether they came one by one (`onRecord` asks for that) or in blocks. */
function rowsOf(text: string, options: ReadOptions = {}): unknown {
  const { runs, skipped, rejects } = readLog("\n".repeat(LINES_BEFORE) + text, options);
  const shown = runs.map(({ plannedEpochs, columns, rows }) => ({
    plannedEpochs,
    columns,
    rows: rows.map((row) => ({ ...row, values: [...row.values] })),
  }));
  return { shown, skipped, rejects };
}

describe("blocks of rows", () => {
  const epochs = fc.array(
    fc.tuple(fc.integer({ min: -2, max: 3 }), fc.constantFrom(9, 9, 9, 20), fc.nat(99)),
    { minLength: 3, maxLength: 30 },
  );

  test("runs, epochs and rows are those of rows that come one by one", () => {
    fc.assert(
      fc.property(epochs, fc.boolean(), (steps, isCsv) => {
        let epoch = 3;
        const lines = steps.map(([step, planned, number], i) => {
          epoch = Math.max(1, epoch + (step < 1 && number < 90 ? 1 : step));
          const row = `loss: 1.00${String(number).padStart(2, "0")} - a_loss: 0.1000`;
          const other = i % 11 === 10 ? " - lr: 0.0010" : "";
          return isCsv
            ? `${epoch},0.${number}5,0.125\n`
            : `Epoch ${epoch}/${planned}\n7/7 - 1s - ${row}${other}\n`;
        });
        const text = `${isCsv ? "epoch,a_loss,loss\n" : ""}${lines.join("")}`;
        expectAlike(rowsOf(text), rowsOf(text, { onRecord: () => undefined }));
      }),
      { numRuns: draws(400) },
    );
  });
});

describe("rows of a CSV table", () => {
  const csv = (input: string | Uint8Array, quick: boolean, chunk?: number): QuickRead =>
    read(input, quick, chunk, createCsvReader);

  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }).map(String) },
    { weight: 2, arbitrary: fc.double({ min: -9, max: 9, noNaN: true }).map(String) },
    number,
    fc.constantFrom("NA", "", "nan", "null", '"[1, 2]"', '"', "1,5", " 2.5", "Infinity", "x"),
  );
  const epoch = fc.oneof(
    { weight: 6, arbitrary: fc.nat(6).map(String) },
    fc.constantFrom("", "NA", "1.0", "-1", "1e3", "0.5", "9".repeat(12), "nan"),
  );
  const headers = [
    "epoch,a_loss,loss",
    "epoch;a_loss;loss",
    "loss,val_loss",
    "epoch\tloss\tlr",
    "epoch,loss,epoch",
  ];

  test("any cells: the same records, rejects and notes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(epoch, cell, cell, fc.constantFrom("\n", "\n", "\n", "\r\n", ",\n")), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom(...headers),
        fc.option(fc.nat(12), { nil: null }),
        fc.boolean(),
        atOnce(1, 60),
        (rows, header, again, isEnded, chunk) => {
          const delimiter = /[;\t]/.exec(header)?.[0] ?? ",";
          const width = header.split(delimiter).length;
          const lines = rows.map(
            ([first, second, third, end]) =>
              [first, second, third].slice(3 - width).join(delimiter) + end,
          );
          if (again !== null) lines.splice(again, 0, `${header}\n`);
          const text = `${header}\n${lines.join("")}`;
          const whole = isEnded ? text : text.trimEnd();
          const { taken, frames: _, ...slow } = csv(whole, false);
          expect(taken).toBe(0);
          expectSame(csv(whole, true, chunk), slow);
        },
      ),
      { numRuns: draws(600) },
    );
  });

  test("all rows of a plain table but the first are taken as bytes", () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${Math.fround(1 / (i + 1))},0.5,NA\n`);
    const { taken, records } = csv(`epoch,a_loss,loss,val_loss\n${rows.join("")}`, true, 50);
    expect(records).toHaveLength(40);
    expect(taken).toBeGreaterThanOrEqual(38);
  });
});

describe("JSON lines", () => {
  const json = (input: string, quick: boolean, chunk?: number): QuickRead =>
    read(input, quick, chunk, jsonLines.createReader);
  const clocks = ["epoch", "step", "iter", "_step"];
  const row = fc.record({
    at: fc.tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -3, max: 2 })),
    value: fc.constantFrom("0.5", "0.25", "1e-05", "NaN", "2"),
    more: fc.constantFrom("", "", "", "", ', "val_loss": 0.5', ', "b_loss": 0.75', ', "lr": 0.1'),
    odd: fc.constantFrom(
      ...Array.from({ length: 9 }, () => ""),
      "acc",
      "train_runtime",
      "batch/loss",
    ),
  });

  test("any rows: the same records, rejects and notes", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 30 }),
        fc.subarray(clocks, { maxLength: 2 }),
        atOnce(20, 400),
        (rows, names, chunk) => {
          let [epoch, step] = [1, 4];
          const lines = rows.map(({ at: [further, steps], value, more, odd }) => {
            epoch = Math.max(0, epoch + further);
            step = Math.max(0, step + steps);
            const at = names
              .map((name) => `"${name}": ${name === "epoch" ? epoch : step}, `)
              .join("");
            return `{${at}"${odd === "" ? "loss" : odd}": ${value}, "a_loss": 0.125${more}}\n`;
          });
          const text = lines.join("");
          const { taken, frames: _, ...slow } = json(text, false);
          expect(taken).toBe(0);
          expectSame(json(text, true, chunk), slow);
        },
      ),
      { numRuns: draws(600) },
    );
  });

  test.each(["iter", "epoch", "step"])("nearly all rows by %s are taken as bytes", (name) => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `{"${name}": ${i}, "loss": 0.${i}5, "a_loss": 0.1}\n`,
    );
    const { taken, records } = json(rows.join(""), true, 999);
    expect(records).toHaveLength(60);
    expect(taken).toBeGreaterThanOrEqual(57);
  });

  const point = fc.record({
    key: fc.constantFrom("loss", "a_loss", "b_loss", "val_loss", "system/cpu"),
    value: fc.constantFrom("0.5", "0.25", "1e-05", "NaN", '"0.125"', '"x"'),
    further: fc.constantFrom(0, 0, 0, 1, 1, 1, -2),
    more: fc.constantFrom("", "", "", ', "timestamp": 17', ', "iteration": 3'),
  });

  test("any values of metrics: the same records, rejects and notes", () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 40 }),
        fc.integer({ min: 20, max: 400 }),
        (points, chunk) => {
          let step = 3;
          const text = points
            .map(({ key, value, further, more }) => {
              step = Math.max(0, step + further);
              return `{"key": "${key}", "value": ${value}, "step": ${step}${more}}\n`;
            })
            .join("");
          const { taken, frames: _, ...slow } = json(text, false);
          expect(taken).toBe(0);
          expectSame(json(text, true), slow);
          expectSame(json(text, true, chunk), slow);
        },
      ),
      { numRuns: draws(300) },
    );
  });

  test("metrics that take turns are taken as bytes, and are a row a step", () => {
    const keys = ["loss", "a_loss", "b_loss", "val_loss", "val_a_loss", "val_b_loss", "lr", "acc"];
    const rows = Array.from({ length: 60 }, (_, i) =>
      keys.map((key) => `{"key": "${key}", "value": 0.${i}5, "step": ${i}}\n`).join(""),
    ).join("");
    const { taken, records } = json(rows, true, 999);
    expect(records).toHaveLength(60);
    expect(taken).toBeGreaterThanOrEqual(59 * keys.length);
  });

  test("rows of training and of validation that take turns are one each epoch, taken as bytes", () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      [`"mode": "train", "lr": 0.1, "loss": 0.${i}5`, `"mode": "val", "loss": 0.${i}7`]
        .map((own) => `{"epoch": ${i}, ${own}, "a_loss": 0.1}\n`)
        .join(""),
    ).join("");
    const { taken, frames: _, ...slow } = json(rows, false);
    expect([taken, slow.records.length]).toEqual([0, 60]);
    expectSame(json(rows, true), slow);
    expect(json(rows, true, 999).taken).toBeGreaterThanOrEqual(115);
  });
});

describe("rows of pairs", () => {
  const rowsRead = (input: string, quick: boolean, chunk?: number): QuickRead =>
    read(input, quick, chunk, pairs.createReader);
  const box = (cells: readonly (readonly [string, string])[]): string =>
    `-----------------\n${cells.map(([name, cell]) => `| ${name.padEnd(16)}| ${cell.padEnd(10)}|\n`).join("")}-----------------\n`;
  /** Ways to print the values a, b and their sum of the epoch `i`. */
  const prints: readonly ((i: number, a: string, b: string, sum: string) => string)[] = [
    (i, a, b, sum) => `Epoch ${i} | loss: ${sum} | a_loss: ${a} | b_loss: ${b}\n`,
    (i, a, b, sum) =>
      `epoch: [${String(i).padStart(3)}/90][ 7/7]  loss: ${sum} (0.5) a_loss: ${a} (0.25) b_loss: ${b} (0.125)\n`,
    (i, a, b, sum) =>
      `{'loss': ${sum}, 'a_loss': ${a}, 'b_loss': ${b}, 'epoch': ${(i / 8).toFixed(1)}}\n`,
    (_, a, b, sum) => `loss: ${sum} a_loss: ${a} b_loss: ${b}\n`,
    (i, a, b, sum) => `Epoch ${i}/90\nloss: ${sum} - a_loss: ${a} - b_loss: ${b}\n`,
    (i, a, b, sum) => `Epoch ${i}/90\nloss: ${sum}\na_loss: ${a}\nb_loss: ${b}\n`,
    (i, a, b, sum) => `step ${i}\n{\n "loss": ${sum},\n "a_loss": ${a},\n "b_loss": ${b}\n}\n`,
    (i, a, b, sum) =>
      box([
        ["time/", ""],
        ["iterations", String(i)],
        ["train/", ""],
        ["  loss", sum],
        ["  a_loss", a],
        ["  b_loss", b],
      ]),
    (i, a, b, sum) =>
      `I1109 10:34:${10 + (i % 50)}.28 solver.cpp:219] Iteration ${10 * i} (0.${i} iter/s), loss = ${sum}\nI1109 10:35:01.1 solver.cpp:238]     Train net output #0: a_loss = ${a} (* 1 = ${a} loss)\nI1109 10:35:01.1 solver.cpp:238]     Train net output #1: b_loss = ${b} (* 0.5 = ${b} loss)\nI1109 10:34:02.1 sgd_solver.cpp:105] Iteration ${10 * i}, lr = 0.01\n`,
    (i, a, b, sum) =>
      `Epoch ${i} step ${5 * i} loss=${sum} a_loss=${a} b_loss=${b}\nValidation loss=${a} a_loss=${b} b_loss=0.5\n`,
    (i, a, b, sum) => `epoch ${i} [70/70] loss=${sum} a_loss=${a} b_loss=${b}\n`,
    (i, a, b, sum) =>
      `Epoch ${i}/90\nTrain loss: ${sum} a_loss: ${a} b_loss: ${b}\nVal loss: ${a} a_loss: ${b} b_loss: 0.5\n`,
    (i, a, b, sum) =>
      `epoch ${i} train_loss: ${sum}, train_a_loss: ${a}, train_b_loss: ${b}\nepoch ${i} val_loss: ${b}, val_a_loss: ${a}, val_b_loss: 0.25\n`,
    (i, a, b, sum) =>
      `epoch ${i} loss=${sum} a_loss=${a} b_loss=${b}\nsaved checkpoint ${i} to model-${i}.pt\n`,
    (i, a, b, sum) =>
      ["INFO:trainer:", `I1223 23:31:${10 + (i % 50)} trainer.py:70] `]
        .map((by) => `${by}Step ${i} took 1.${i}s\n`)
        .join("") +
      ["INFO:trainer:", `I1223 23:31:${10 + (i % 50)} trainer.py:71] `]
        .map((by) => `${by}{'loss': ${sum},\n 'a_loss': ${a},\n 'b_loss': ${b}}\n`)
        .join(""),
    (i, a, b, sum) =>
      `\u001b[32m[08/14 10:48:${10 + (i % 50)} trainer]: \u001b[0m left: 0:22:${10 + (i % 50)}  step: ${i}  loss: ${sum}  a_loss: ${a}  b_loss: ${b}  seconds: 0.${i}\u001b[m\n`,
    (i, a, b, sum) =>
      `epoch \u001b[1m${i}\u001b[0m loss=\u001b[1;31m${sum}\u001b[0m a_loss=${a} \u001b[34mb_loss\u001b[0m=${b}\n`,
  ];
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 9999 }).map((n) => (n / 1e4).toFixed(4)) },
    fc.constantFrom("1e-05", "nan", "3", "0.5000", "12.5"),
  );
  const odd = fc.constantFrom(
    ...Array.from({ length: 20 }, () => ""),
    "WARNING: slow\n",
    "saved 3 files\n",
    "\n",
    "lr: 0.1\n",
    "c_loss: 0.75\n",
    "c_loss: 0.75 d_loss: 0.5\n",
    "Epoch 77\n",
    "-----\n",
    "val loss: 0.5 a_loss: 0.25 b_loss: 0.125\n",
    "Average loss: 0.5 a_loss: 0.25\n",
    "| c_loss | 0.5 |\n",
    "}\n",
  );
  const step = fc.record({
    further: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, 0, -3, 4),
    values: fc.tuple(value, value, value),
    odd,
    isAgain: fc.constantFrom(false, false, false, false, false, false, false, true),
  });

  test.each(prints.map((print, kind) => ({ kind, print })))(
    "printed in way $kind, and disturbed: the same records and notes",
    ({ print }) => {
      fc.assert(
        fc.property(
          fc.array(step, { minLength: 4, maxLength: 24 }),
          // None of a printer that is known, whose sign is looked for in lines that are read as text.
          fc.constantFrom(...prints.slice(3, 7), ...prints.slice(9)),
          fc.constantFrom(0, 0, 0, 9),
          atOnce(20, 600),
          (steps, other, every, chunk) => {
            let at = 2;
            const text = steps
              .map(({ further, values: [a, b, sum], odd: noise, isAgain }, i) => {
                at = Math.max(0, at + further);
                const row = (every > 0 && i % every === every - 1 ? other : print)(at, a, b, sum);
                return (isAgain ? row + row : row) + noise;
              })
              .join("");
            const { taken, frames: _, ...slow } = rowsRead(text, false);
            expect(taken).toBe(0);
            expectSame(rowsRead(text, true, chunk), slow);
          },
        ),
        { numRuns: draws(100) },
      );
    },
  );

  test.each(prints.map((print, kind) => ({ kind, print })))(
    "printed in way $kind: nearly all lines are taken as bytes",
    ({ print }) => {
      const rows = Array.from({ length: 80 }, (_, i) =>
        print(i + 1, `0.${1000 + i}`, `0.${2000 + i}`, `0.${3000 + 2 * i}`),
      );
      const { taken, records } = rowsRead(rows.join(""), true);
      expect(records.length).toBeGreaterThanOrEqual(80);
      expect(taken).toBeGreaterThan(0.8 * rows.join("").split("\n").length);
    },
  );
});
