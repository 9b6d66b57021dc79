// A JSON document with the history of a training in it → records.

import type { Writer } from "../table/run.ts";
import {
  type FileDialect,
  type FileFindings,
  type FileReader,
  HEAD_LENGTH,
  type Match,
} from "./dialect.ts";
import { JsonReader } from "./tables/json-reader.ts";
import {
  BACKSLASH,
  CLOSE_DICT,
  CLOSE_LIST,
  CR,
  LF,
  OPEN_DICT,
  OPEN_LIST,
  QUOTE,
  SPACE,
  TAB,
} from "./tables/json-tokens.ts";
import { hasLossColumn } from "./tables/column-table.ts";
import { createTreeReader, isRead, type TreeReader } from "./tables/read-tree.ts";
import { isRow } from "./tables/table-row.ts";
import { type Dict, isDict, type Tree } from "./tables/tree.ts";

export const historyJson: FileDialect = {
  id: "history-json",
  title: "History as JSON",
  input: "text",
  numbers: "full",
  doc: {
    writer: "`json.dump(history.history, file)`, `pandas.DataFrame.to_json`, lists of rows",
    quirks: [
      'columns (name → list, name → {index: value}), rows (a list, or an object by index), `{"history": …, "epoch": …}`; under any other names too, each table a run of its own, but `train` and `val` side by side are one',
      "bare `NaN` and `Infinity`, which Python writes, and numbers in quotes (`default=str`)",
      "`History.epoch` and counts that start at 0 are shown from 1, as `fit` prints them",
      "shorter validation lists (`validation_freq`) are put beside their epochs where only one spacing fits, else left out",
      "read as it comes, of any length: 16,777,216 numbers in lists of numbers and in rows that are alike, 4,194,304 other values, nested at most 64 deep",
    ],
  },
  samples: [
    {
      text: '{"loss": [2.7980244159698486, 2.673321008682251], "a_loss": [0.6285420656204224, 0.5931321382522583], "val_loss": [NaN, 2.5]}\n',
      records: 2,
    },
    {
      text: '{\n  "params": {"verbose": 1},\n  "epoch": [0, 1],\n  "history": {\n    "loss": [0.8506, 0.75],\n    "a_loss": [1.4184, 1.25]\n  }\n}\n',
      records: 2,
    },
    { text: '{"loss":{"0":2.9814,"1":2.7017},"a_loss":{"0":0.5147,"1":0.3733}}', records: 2 },
    {
      text: '[\n {"epoch": 1, "loss": 2.5, "a_loss": 1.5},\n {"epoch": 2, "loss": 2.25, "a_loss": 1.25}\n]\n',
      records: 2,
    },
  ],
  matches,
  createReader: (findings) => new DocumentReader(findings),
};

/** Each value of the document is read when its end has come. */
class DocumentReader implements FileReader {
  readonly #findings: FileFindings;
  readonly #reader: TreeReader;
  readonly #json: JsonReader;
  /** Rows that are documents of their own, one after another: a table, which Keras does not write so. */
  #rows: Dict[] = [];
  #isKeras: boolean | undefined;
  #isOver = false;

  constructor(findings: FileFindings) {
    this.#findings = findings;
    this.#reader = createTreeReader(findings);
    this.#json = new JsonReader((tree) => this.#take(tree), 1);
  }

  push(chunk: Uint8Array): void {
    this.#read(() => this.#json.push(chunk));
  }

  end(): void {
    this.#read(() => {
      this.#json.end();
      this.#readRows();
      this.#reader.end();
    });
  }

  writer(): Writer {
    const evidence = ["a JSON document with columns or rows"];
    const told = this.#isKeras === undefined ? {} : { isKeras: this.#isKeras };
    return this.#reader.writer({ name: "JSON history", keras: null, evidence, ...told });
  }

  notes(): readonly string[] {
    return this.#reader.notes();
  }

  #take(tree: Tree): void {
    if (isDict(tree) && isRow(tree) && !hasLossColumn(tree)) {
      this.#rows.push(tree);
      return;
    }
    this.#readRows();
    this.#reader.read(tree);
  }

  #readRows(): void {
    const [first, second] = this.#rows;
    if (first === undefined) return;
    if (second === undefined) this.#reader.read(first);
    else {
      this.#isKeras = false;
      this.#reader.read({ kind: "list", line: first.line, items: this.#rows });
    }
    this.#rows = [];
  }

  #read(some: () => void): void {
    if (!this.#isOver) this.#isOver = !isRead(this.#findings, some);
  }
}

/** An object with a name in it, or a list of objects; one object a line is no document but a log of lines. */
function matches(head: Uint8Array, isWhole: boolean): Match {
  const missing = isWhole ? "no" : "unsure";
  const first = skipSpace(head, 0);
  const second = skipSpace(head, first + 1);
  if (first >= head.length) return missing;
  if (head[first] !== OPEN_DICT && head[first] !== OPEN_LIST) return "no";
  if (second >= head.length) return missing;
  if (head[second] !== (head[first] === OPEN_LIST ? OPEN_DICT : QUOTE)) return "no";
  // A piece of a notebook has its lines as texts.
  if (/"output_type"\s*:/.test(new TextDecoder().decode(head))) return "no";
  const end = closingBracket(head, first);
  const next = skipSpace(head, end);
  if (next >= head.length) return isWhole || head.length >= HEAD_LENGTH ? "yes" : "unsure";
  // A log may begin with its settings as JSON.
  if (head[next] !== OPEN_DICT && head[next] !== OPEN_LIST) return "no";
  return head.subarray(first, end).some(isLineEnd) ? "yes" : "no";
}

function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === SPACE || bytes[at] === TAB || isLineEnd(bytes[at] ?? 0)) at += 1;
  return at;
}

/** Place after the bracket that closes the one at `from`; the length where it is not closed. */
function closingBracket(bytes: Uint8Array, from: number): number {
  let depth = 0;
  let isText = false;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === OPEN_DICT || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE_DICT || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}
