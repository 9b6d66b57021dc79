// A pickled `History.history` → records; the pickle is parsed, never run.

import { GatheredBytes } from "../lines/gathered-bytes.ts";
import type { FileDialect, FileFindings, FileReader, Match } from "./dialect.ts";
import { FormatError } from "./format-error.ts";
import { readPickle } from "./pickle/machine.ts";
import { createTreeReader, isRead } from "./tables/read-tree.ts";

const MAX_LENGTH = 2 ** 25;

export const historyPickle: FileDialect = {
  id: "history-pickle",
  title: "pickle of a history",
  input: "bytes",
  numbers: "full",
  doc: {
    writer: "`pickle.dump(history.history, file)`, protocols 0 to 5, Python 2 and 3, NumPy 1 and 2",
    quirks: [
      "parsed, never run: dicts, lists, tuples, text and numbers, NumPy scalars and arrays; any other name or opcode is refused by its name",
      "`pickle.dump(history, file)`, the whole object, is refused for that reason: pickle `history.history`",
      "a float32 of NumPy has the interval of its type; Python's floats are settled by column, as in CSV",
      "columns, rows and shorter validation lists are read as in JSON",
      "at most 32 MiB and 4,194,304 values, nested at most 64 deep",
    ],
  },
  samples: [
    {
      text: new TextEncoder().encode(
        "(dp0\nVloss\np1\n(lp2\nF2.7980244159698486\naF2.673321008682251\nasVa_loss\np3\n(lp4\nF0.6285420656204224\naF0.5931321382522583\nas.",
      ),
      records: 2,
    },
    {
      text: new TextEncoder().encode(
        "(dp1\nS'loss'\np2\n(lp3\nF2.5\naF2.25\nasS'a_loss'\np4\n(lp5\nF1.5\naF1.25\nas.",
      ),
      records: 2,
    },
  ],
  matches,
  createReader,
};

function createReader(findings: FileFindings): FileReader {
  const bytes = new GatheredBytes(MAX_LENGTH);
  const reader = createTreeReader(findings);
  return {
    push: (chunk) => bytes.add(chunk),
    end() {
      isRead(findings, () => {
        if (bytes.overflow) throw new FormatError(TOO_LONG);
        reader.read(readPickle(bytes.bytes));
        reader.end();
      });
    },
    writer: () =>
      reader.writer({
        name: "pickled history",
        keras: null,
        evidence: ["a pickle with columns or rows"],
      }),
    notes: reader.notes,
  };
}

const TOO_LONG = `longer than ${MAX_LENGTH / 2 ** 20} MiB, the most that is read of this format`;

const PROTO = 0x80;

/** How a dict, an OrderedDict and a list begin in protocols 0 and 1, which have no signature. */
const BEGINNINGS = ["(dp0\n", "(dp1\n", "}q\0", "(lp0\n", "(lp1\n", "]q\0", "ccollections\n"];

function matches(head: Uint8Array, isWhole: boolean): Match {
  const [first, second] = head;
  const missing = isWhole ? "no" : "unsure";
  if (first === PROTO) {
    if (second === undefined) return missing;
    return second >= 2 && second <= 5 ? "yes" : "no";
  }
  const fitting = BEGINNINGS.filter((text) => agrees(head, text));
  if (fitting.some((text) => text.length <= head.length)) return "yes";
  return fitting.length > 0 ? missing : "no";
}

/** As far as both go. */
function agrees(head: Uint8Array, text: string): boolean {
  const length = Math.min(head.length, text.length);
  for (let i = 0; i < length; i += 1) if (head[i] !== text.charCodeAt(i)) return false;
  return true;
}
