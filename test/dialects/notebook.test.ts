// Notebooks of every format, real and hostile → rows at their lines of the file.

import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLogReader, readLog } from "../../src/read/read-log.ts";
import { placeText } from "../../src/table/row.ts";
import type { Log } from "../../src/table/run.ts";
import { contentOf, expectContent } from "../helpers/log-content.ts";

const REAL = readFileSync("fixtures/containers/keras3.ipynb");

function rowsOf({ runs }: Log): string[] {
  return runs.flatMap(({ number, rows }) =>
    rows.map(({ split, origin, epoch, line, place, values }) => {
      const at = place === undefined ? "nowhere" : placeText(place);
      return `${number} ${origin} ${epoch} ${split} ${line} (${at}) ${values.get("loss")?.text}`;
    }),
  );
}

function stream(text: string | readonly string[]): object {
  return { output_type: "stream", name: "stdout", text };
}

/** One cell a list of outputs, as nbformat 4 has it. */
function notebookOf(...cells: readonly (readonly object[])[]): object {
  return {
    cells: cells.map((outputs) => ({ cell_type: "code", metadata: {}, outputs, source: [] })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
}

const FIRST = "Epoch 1/2\n8/8 - 1s - loss: 0.8506 - a_loss: 0.4184\n";
const SECOND = "Epoch 2/2\n8/8 - 1s - loss: 0.7506 - a_loss: 0.4186\n";

describe("a notebook", () => {
  test("of Keras 3: two runs and an evaluation, at the lines and cells they stand on", () => {
    const log = readLog(REAL);
    expect(rowsOf(log)).toEqual([
      "1 epoch 1 train 93 (cell 3, output line 2) 16.1739",
      "1 epoch 1 val 93 (cell 3, output line 2) 17.8403",
      "1 epoch 2 train 116 (cell 3, output line 4) 15.6710",
      "1 epoch 2 val 116 (cell 3, output line 4) 17.2834",
      "1 epoch 3 train 139 (cell 3, output line 6) 15.1584",
      "1 epoch 3 val 139 (cell 3, output line 6) 16.7176",
      "1 epoch 4 train 162 (cell 3, output line 8) 14.6281",
      "1 epoch 4 val 162 (cell 3, output line 8) 16.1293",
      "1 epoch 5 train 185 (cell 3, output line 10) 14.0835",
      "1 epoch 5 val 185 (cell 3, output line 10) 15.5079",
      "1 epoch 6 train 208 (cell 3, output line 12) 13.5241",
      "1 epoch 6 val 208 (cell 3, output line 12) 14.8647",
      "2 epoch 1 train 273 (cell 5, output line 4) 10.6081",
      "2 epoch 2 train 287 (cell 5, output line 6) 9.6135",
      "2 epoch 3 train 301 (cell 5, output line 8) 8.6400",
      "2 epoch 4 train 315 (cell 5, output line 10) 7.6916",
      "2 evaluate 4 val 362 (cell 6, output line 1) 7.1713",
    ]);
    expect([log.dialect, log.rejects, log.notes]).toEqual(["keras-bar", [], []]);
    // The lines are those of the file.
    const lines = REAL.toString().split("\n");
    for (const { line, values } of log.runs.flatMap(({ rows }) => [...rows])) {
      expect(lines[line - 1]).toContain(values.get("loss")?.text);
    }
  });

  test.each([
    ["a string", stream(FIRST + SECOND)],
    ["a list", stream((FIRST + SECOND).split(/(?<=\n)/))],
    ["a list cut anywhere", stream((FIRST + SECOND).split(/(?=[a-z])/))],
    ["a string without its last line end", stream((FIRST + SECOND).trimEnd())],
    [
      "the text of a displayed value",
      { data: { "image/png": "aaaa", "text/plain": FIRST + SECOND } },
    ],
    ["a list of the text of a result", { data: { "text/plain": [FIRST, SECOND] } }],
  ])("with its text as %s", (_, output) => {
    for (const indent of [0, 1, 4]) {
      const log = readLog(JSON.stringify(notebookOf([output]), null, indent));
      expect(rowsOf(log).map((row) => row.replace(/train \d+/, "train"))).toEqual([
        "1 epoch 1 train (cell 1, output line 2) 0.8506",
        "1 epoch 2 train (cell 1, output line 4) 0.7506",
      ]);
    }
  });

  test("whose stream comes in several outputs, cut in the middle of a row", () => {
    const pieces = (FIRST + SECOND).match(/[^]{1,7}/g) ?? [];
    const log = readLog(JSON.stringify(notebookOf(pieces.map((piece) => stream(piece)))));
    expect(log.runs[0]?.rows.map(({ values }) => values.get("a_loss")?.text)).toEqual([
      "0.4184",
      "0.4186",
    ]);
    const shown = { output_type: "display_data", data: { "text/plain": "<Figure>" } };
    const between = notebookOf([stream(FIRST.trimEnd()), shown, stream(SECOND)]);
    expect(readLog(JSON.stringify(between)).runs[0]?.rows).toHaveLength(2);
  });

  test("of nbformat 3, and with its keys in any order", () => {
    const outputs = [{ output_type: "stream", stream: "stdout", text: [FIRST, SECOND] }];
    const cells = [{ cell_type: "code", outputs }];
    for (const old of [
      { metadata: { name: "" }, nbformat: 3, nbformat_minor: 0, worksheets: [{ cells }] },
      { worksheets: [{ cells: [] }, { cells }], nbformat: 2 },
      { nbformat: 4, nbformat_minor: 0, metadata: { colab: {}, kernelspec: {} }, cells },
      { metadata: { colab: {}, kernelspec: {} }, nbformat: 4, cells },
    ]) {
      expect(rowsOf(readLog(JSON.stringify(old)))).toHaveLength(2);
    }
  });

  test("takes no text from sources, errors, HTML or images, and joins no row over cells", () => {
    const row = "8/8 - 1s - loss: 9.0000 - a_loss: 9.0000\n";
    const log = readLog(
      JSON.stringify({
        cells: [
          { cell_type: "markdown", source: [row], attachments: { outputs: [{ text: row }] } },
          {
            cell_type: "code",
            source: row,
            outputs: [stream("Epoch 1/1\n8/8 - 1s - loss: 0.5000 -")],
          },
          {
            cell_type: "code",
            source: [],
            outputs: [
              { output_type: "error", ename: "E", evalue: row, traceback: [row] },
              { output_type: "display_data", data: { "text/html": row, "image/svg+xml": [row] } },
              { output_type: "stream", text: [{ text: row }, [row]] },
              stream(" a_loss: 0.2500\n"),
            ],
          },
        ],
        metadata: { text: row },
      }),
    );
    expect(log.runs.flatMap(({ rows }) => [...rows])).toMatchObject([{ line: 1 }]);
    expect(log.runs.flatMap(({ columns }) => columns)).toEqual(["loss"]);
  });

  test("in-place updates, escapes of every kind, and halves of surrogate pairs", () => {
    const bar = "\r4/8 [==>..] - loss: 2.0107 - a\u2713_loss: 1.1710";
    const text = `Epoch 1/1\n${bar}${"\b".repeat(60)}${bar.replace("4/8", "8/8")} \ud83d\ude00 \ud800 \udc00\n`;
    const plain = JSON.stringify(notebookOf([stream(text)]));
    const escaped = plain.replaceAll(
      /[^\x20-\x7e]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    for (const json of [plain, escaped]) {
      const [run] = readLog(json).runs;
      expect(run?.columns).toEqual(["loss", "a✓_loss"]);
      expect(run?.rows).toHaveLength(1);
    }
  });

  test("names the cell of a line that looked like data and was not understood", () => {
    const bad = "Epoch 2/2\n8/8 - 1s - loss: 0.75x06 - a_loss: 0.5\n";
    const { rejects } = readLog(
      JSON.stringify(notebookOf([], [stream(FIRST)], [stream(bad)]), null, 1),
    );
    expect(rejects.map(({ place }) => place)).toEqual(
      rejects.map(() => ({ part: "cell 3", line: 2 })),
    );
    expect(rejects[0]?.line).toBeGreaterThan(20);
  });

  test("broken off inside a string, in pieces of any size: the same rows", () => {
    // Longer than the text that is handed over at once, so that pieces are handed over at other places.
    const json = JSON.stringify(notebookOf([stream([`${FIRST}${SECOND}`.repeat(60)])]));
    for (const end of [4200, 4321, 6000]) {
      const bytes = new TextEncoder().encode(json.slice(0, end));
      const whole = readLog(bytes);
      for (const size of [1, 7, 100, 4096]) {
        const reader = createLogReader();
        for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
        const log = reader.end();
        expect(rowsOf(log)).toEqual(rowsOf(whole));
        expect([log.skipped, log.rejects]).toEqual([whole.skipped, whole.rejects]);
      }
    }
  });

  test("broken off anywhere: what is there, and a note", () => {
    const json = JSON.stringify(notebookOf([stream([FIRST, SECOND])]), null, 1);
    const all = rowsOf(readLog(json)).map((row) => row.split(" ").at(-1));
    for (let end = json.length - 1; end > 40; end -= 1) {
      const log = readLog(json.slice(0, end));
      expect(log.notes).toEqual(["the notebook ends early; what is there was read"]);
      const values = rowsOf(log).map((row) => row.split(" ").at(-1) ?? "");
      values.forEach((value, i) => expect(all[i]?.startsWith(value)).toBe(true));
    }
  });
});

describe("a hostile notebook", () => {
  test("any mutation and any cutting end without an error", () => {
    const bytes = Buffer.from(
      JSON.stringify(notebookOf([stream([FIRST])], [stream(SECOND)]), null, 1),
    );
    const mutation = fc.tuple(
      fc.nat(bytes.length - 1),
      fc.constantFrom(...Buffer.from('{}[]",:\\nu\n\xff')),
    );
    fc.assert(
      fc.property(
        fc.array(mutation, { maxLength: 8 }),
        fc.integer({ min: 1, max: 300 }),
        (mutations, length) => {
          const changed = Buffer.from(bytes);
          for (const [at, byte] of mutations) changed[at] = byte;
          const reader = createLogReader({ dialect: "notebook" });
          for (let at = 0; at < changed.length; at += length)
            reader.push(changed.subarray(at, at + length));
          expectContent(reader.end(), contentOf(readLog(changed, { dialect: "notebook" })));
        },
      ),
    );
  });

  test("depth, long keys, long strings and a million escapes take linear time", () => {
    const start = '{"cells":[{"outputs":[{"text":';
    const many = 2 ** 19;
    for (const hostile of [
      "[".repeat(many),
      '{"a":'.repeat(many / 4),
      `"${"\\b".repeat(many)}"`,
      `"${"\\ud800".repeat(many / 4)}"`,
      `"${"x".repeat(many)}`,
      `["\\n"${',"\\n"'.repeat(many / 8)}]`,
      `{"${"k".repeat(many)}":1}`,
      `"${"\\".repeat(many)}`,
      '"'.repeat(many),
      ",".repeat(many),
      "]".repeat(many),
    ]) {
      expect(readLog(start + hostile).runs).toEqual([]);
    }
  }, 10_000);
});
