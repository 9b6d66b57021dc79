// A dictionary of lists that Python printed, such as `print(history.history)` → records.

import type { Line } from "../lines/line.ts";
import { FormatError } from "./format-error.ts";
import type { Findings, LineDialect, LineReader, Understood } from "./dialect.ts";
import { jsonOf } from "./python/json-of.ts";
import { parseJson } from "./tables/json-reader.ts";
import { createTreeReader, type TreeReader } from "./tables/read-tree.ts";

export const printedHistory: LineDialect = {
  id: "printed-history",
  title: "History as Python prints it",
  input: "lines",
  numbers: "full",
  doc: {
    writer: "`print(history.history)`, `pprint`, the last line of a notebook's cell",
    quirks: [
      "columns (name → list) on one line or on many, also where a terminal broke the lines",
      "`nan`, `array([…])`, `np.float32(…)`, tuples and tensors with `numpy=` are read as numbers and lists",
      "every dictionary is a run of its own; other lines may stand in between",
    ],
  },
  samples: [
    {
      text: "Training took 12 s\n{'loss': [2.7980244159698486, 2.673321008682251], 'a_loss': [0.6285420656204224, 0.5931321382522583], 'val_loss': [nan, 2.5]}\n",
      records: 2,
    },
    {
      text: "history = {'a_loss': [np.float64(1.4184), np.float64(1.25)],\n 'loss': array([0.8506, 0.75],\n      dtype=float32),\n 'lr': [np.float32(0.001), np.float32(0.001)]}\n",
      records: 2,
    },
  ],
  createRecognizer:
    () =>
    ({ text }) =>
      COLUMN.test(text) &&
      (dictStart(text) >= 0 || /^\s*['"]/.test(text)) &&
      !OF_ONE_TIME.test(text) &&
      (!SETTINGS.test(text) || text.includes("loss")),
  createReader,
};

/** A name, and a list of numbers behind it. */
const COLUMN = /['"]: ?(?:\[|\(|(?:np\.|numpy\.)?array\()[-+\w.([]/;

/** `{'epochs': 150, 'shape': [256, 256]}` */
const SETTINGS = /\{['"][^'"]{1,80}['"]: ?(?:['"\d]|True|False|None)/;

/** `epoch 3: {'loss': [0.5]}`, `step 3: {'loss': array(0.5, dtype=float32)}`: a row, each number in a list. */
const OF_ONE_TIME =
  /^[^{]{0,80}(?:epoch|step|iter)\D{1,12}\d[^{]{0,80}\{['"][\w ]{1,80}['"]: ?(?:\[[^[\],]{1,40}\]|array\([-+\d.e]{1,40}[,)])/i;

/** Longest text of one dictionary: a history of 100,000 epochs with 14 columns. */
const MAX_LENGTH = 2 ** 25;

function dictStart(text: string): number {
  for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at + 1)) {
    const next = /\S/.exec(text.slice(at + 1, at + 80))?.[0];
    if (next === "'" || next === '"') return at;
    if (next === undefined && text.slice(at + 1).trim() === "") return at;
  }
  return -1;
}

/** A dictionary whose last bracket has not come yet. */
interface Open {
  readonly line: number;
  readonly pieces: string[];
  length: number;
  depth: number;
  quote: string;
  isEscaped: boolean;
}

/** Place after the bracket that closes the dictionary, −1 while none does. */
function closingEnd(open: Open, text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (open.isEscaped) open.isEscaped = false;
    else if (open.quote !== "") {
      if (character === "\\") open.isEscaped = true;
      else if (character === open.quote) open.quote = "";
    } else if (character === "'" || character === '"') open.quote = character;
    else if ("([{".includes(character)) open.depth += 1;
    else if (")]}".includes(character)) {
      open.depth -= 1;
      if (open.depth === 0) return at + 1;
    }
  }
  return -1;
}

function createReader(findings: Findings): LineReader {
  let open: Open | undefined;
  let named: TreeReader | undefined;
  const notes = new Set<string>();

  const read = (text: string, line: number): Understood => {
    const reader = createTreeReader({
      ...findings,
      reject: (reject) => findings.reject({ ...reject, line }),
      record: (record) => findings.record({ ...record, line }),
    });
    try {
      for (const tree of parseJson(jsonOf(text), line)) reader.read(tree);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      return { rejected: `a dictionary that could not be read: ${error.message}` };
    }
    for (const note of reader.notes()) notes.add(note);
    if (reader.tables() === 0) return "other";
    named = reader;
    return "data";
  };

  const goOn = (text: string, from: number): Understood => {
    if (open === undefined) return "other";
    const end = closingEnd(open, text, from);
    // Python breaks a line behind a comma or a bracket only, so that a name or a number that is cut was cut by a terminal.
    open.pieces.push(text.slice(from, end < 0 ? undefined : end));
    open.length += text.length;
    if (end < 0 && open.length <= MAX_LENGTH) return "data";
    const { pieces, line } = open;
    open = undefined;
    if (end < 0) return { rejected: `a dictionary longer than ${MAX_LENGTH / 2 ** 20} MiB` };
    return read(pieces.join(""), line);
  };

  return {
    line({ text, number, settled }: Line) {
      if (!settled) return "other";
      if (open !== undefined) return goOn(text, 0);
      const start = dictStart(text);
      if (start < 0 || !(COLUMN.test(text) || text.trimEnd().endsWith("{"))) return "other";
      open = { line: number, pieces: [], length: 0, depth: 0, quote: "", isEscaped: false };
      return goOn(text, start);
    },
    end() {
      if (open === undefined) return;
      const reason = "the log ends before the dictionary does";
      findings.reject({ line: open.line, text: open.pieces[0] ?? "", reason });
      open = undefined;
    },
    writer() {
      const evidence = ["a dictionary of lists as Python prints it"];
      const writer = { name: "printed dictionary", keras: null, evidence };
      return named?.writer(writer) ?? writer;
    },
    notes: () => [...notes],
  };
}
