// Logs as they come in: every epoch once, at the line end that finishes it, whatever the chunks are.

import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createEpochWatch, liveEntry, liveLine, plainStyle, readLog } from "../../src/index.ts";
import type { LogRecord } from "../../src/table/row.ts";
import { draws } from "../helpers/draws.ts";

const LOGS = [
  "fixtures/seed/question.log",
  "fixtures/seed/answer.log",
  "fixtures/corpus/k2-011/train.log",
  "fixtures/corpus/k2-054/train.log",
  "fixtures/corpus/k3-054/train.log",
  "fixtures/corpus/k3-066/train.log",
  "fixtures/corpus/3.3.0-k2-053/train.log",
  "fixtures/corpus/k2-011/log.csv",
];

function seen(at: number, { epoch, line, values }: LogRecord) {
  return { at, epoch, line, columns: [...values.keys()] };
}

/** The epochs of a log that comes in pieces which end at the given places. */
function watched(bytes: Uint8Array, cuts: readonly number[]) {
  const watch = createEpochWatch();
  const found: ReturnType<typeof seen>[] = [];
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    for (const { end, record } of watch.push(bytes.subarray(from, to)))
      found.push(seen(from + end, record));
    from = to;
  }
  for (const { record } of watch.end()) found.push(seen(bytes.length, record));
  return found;
}

describe.each(LOGS)("%s", (path) => {
  const bytes = new Uint8Array(readFileSync(path));
  const whole = watched(bytes, []);

  test("has every epoch of the log once and in order", () => {
    const rows = readLog(bytes).runs.flatMap((run) =>
      run.rows.filter(({ origin, split }) => origin === "epoch" && split === "train"),
    );
    expect(whole).toHaveLength(rows.length);
  });

  test("is cut anywhere without any change", () => {
    const place = fc.integer({ min: 0, max: bytes.length });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        expect(
          watched(
            bytes,
            places.toSorted((a, b) => a - b),
          ),
        ).toEqual(whole);
      }),
      { numRuns: draws(20) },
    );
  });
});

describe("an epoch is over", () => {
  const row = (n: number) => `13/13 - 1s - 26ms/step - a_loss: 0.500${n} - loss: 1.250${n}\n`;

  test("at the end of its own line, from the first one on", () => {
    const text = `Epoch 1/3\n${row(1)}Epoch 2/3\n${row(2)}`;
    const ends = watched(new TextEncoder().encode(text), []).map(({ at }) => at);
    expect(ends).toEqual([10 + row(1).length, text.length]);
  });

  test("once, where a callback prints before the validation columns are there", () => {
    const bar = (rest: string) =>
      `13/13 \u2501\u2501\u2501 1s 2ms/step - a_loss: 0.5 - loss: 1.25${rest}`;
    const epoch = (n: number) =>
      `Epoch ${n}/3\n\r${bar("")}\nEpoch ${n}: val_loss improved to 1.1, saving model to m.keras\n\r${bar(" - val_a_loss: 0.4 - val_loss: 1.1")}\n`;
    const text = epoch(1) + epoch(2) + epoch(3);
    const found = watched(new TextEncoder().encode(text), []);
    expect(found.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    // From the second on it is known which columns are to come.
    expect(found.map(({ columns }) => columns.includes("val_loss"))).toEqual([false, true, true]);
  });

  test("once, where every update stands on a line of its own", () => {
    const bar = (step: number) =>
      `${step}/3 \u2501\u2501\u2501 1s 2ms/step - a_loss: 0.5${step} - loss: 1.25${step}\n`;
    const last = `3/3 \u2501\u2501\u2501 1s 2ms/step - a_loss: 0.53 - loss: 1.253 - val_a_loss: 0.4 - val_loss: 1.1\n`;
    const text = [1, 2].map((n) => `Epoch ${n}/2\n${bar(1)}${bar(2)}${bar(3)}${last}`).join("");
    expect(watched(new TextEncoder().encode(text), []).map(({ epoch }) => epoch)).toEqual([1, 2]);
  });

  test("once more in every run of a loop", () => {
    const text = `Epoch 1/1\n${row(1)}`.repeat(4);
    expect(watched(new TextEncoder().encode(text), [])).toHaveLength(4);
  });
});

describe("the line of an epoch", () => {
  const record = (text: string) => {
    const watch = createEpochWatch();
    const found = [...watch.push(new TextEncoder().encode(`Epoch 7/9\n${text}\n`)), ...watch.end()];
    const [first] = found;
    if (first === undefined) throw new Error(`no epoch in ${text}`);
    return first.record;
  };
  const line = (text: string, width = 80, options = {}, unicode = true) => {
    const entry = liveEntry(record(text), options);
    if (entry === undefined) throw new Error("no entry");
    return liveLine(entry, 1, { style: plainStyle(unicode), width, verbose: false });
  };
  const QUESTION = "26/26 - 39s - loss: 5.6846 - dense_1_loss: 0.0560 - dense_2_loss: 0.0025";

  test.each([
    [
      QUESTION,
      {},
      " epoch 7  loss 5.6846 = 0.0560 dense_1 + 0.0025 dense_2 + 5.6261 left over (99.0 %)\n",
    ],
    [
      "26/26 - 39s - loss: 1.2723 - a_loss: 0.7062 - b_loss: 2.8304",
      { weights: [1, 0.2] },
      " epoch 7  loss 1.2723 = 0.7062 a + 0.2×2.8304 b + 0.0000 left over (0.0 %)\n",
    ],
    [
      "26/26 - 39s - loss: 1.0000 - a_loss: 0.7000 - b_loss: 0.4000",
      {},
      " epoch 7  loss 1.0000 = 0.7000 a + 0.4000 b - 0.1000 left over (-10.0 %)\n",
    ],
    [
      "26/26 - 39s - loss: nan - a_loss: 0.7000",
      {},
      " epoch 7  loss nan = 0.7000 a + nan left over\n",
    ],
    [
      "26/26 - 39s - loss: 3.2100",
      {},
      " epoch 7  loss 3.2100, and no component is printed beside it\n",
    ],
    [
      `${QUESTION} - val_loss: 5.5000 - val_dense_1_loss: 0.0400 - val_dense_2_loss: 0.0100`,
      {},
      " epoch 7  loss 5.6846 = 0.0560 dense_1 + 0.0025 dense_2 + 5.6261 left over (99.0 %), val 99.1 %\n",
    ],
  ])("%s", (text, options, expected) => {
    expect(line(text, 100, options)).toBe(expected);
  });

  test("is ASCII where that is asked for", () => {
    expect(line("26/26 - 39s - loss: 1.2723 - a_loss: 0.7062", 80, { weights: [0.5] }, false)).toBe(
      " epoch 7  loss 1.2723 = 0.5x0.7062 a + 0.9192 left over (72.2 %)\n",
    );
  });

  test("never is wider than it may be, however many components there are", () => {
    const name = fc.stringMatching(/^[a-z\u4e00-\u4e05]{1,30}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 20, max: 200 }),
        (names, width) => {
          const columns = names.map((own, i) => ` - ${own}_loss: 0.${String(1000 + i)}`).join("");
          const text = line(`26/26 - 39s - loss: 99.5000${columns}`, width);
          const cells = [...text.trimEnd()].reduce((n, c) => n + (c > "\u2fff" ? 2 : 1), 0);
          expect(cells).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: draws(60) },
    );
  });

  test("names how many components are folded, and their sum", () => {
    const columns = Array.from({ length: 9 }, (_, i) => ` - part_${i}_loss: 0.100${i}`).join("");
    expect(line(`26/26 - 39s - loss: 2.0000${columns}`, 100)).toBe(
      " epoch 7  loss 2.0000 = 0.1007 part_7 + 0.1008 part_8 + 0.7021 7 others + 1.0964 left over (54.8 %)\n",
    );
  });
});
