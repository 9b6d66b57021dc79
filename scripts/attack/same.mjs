// A log, and the same run written otherwise → the same verdict, as sure.

import { analyze } from "../../dist/index.js";
import { exactLog } from "./exact.mjs";

export const title = "the same run, written otherwise";

/** What changes no number: order of columns, names, line ends, colours, lines that are none. */
const WAYS = {
  "columns turned": (text) =>
    text.replace(
      /(ms\/step - )(.*)/g,
      (_, head, columns) => head + columns.split(" - ").toReversed().join(" - "),
    ),
  "other names": (text) => text.replaceAll("part", "head_"),
  CRLF: (text) => text.replaceAll("\n", "\r\n"),
  colours: (text) => text.replace(/^(\d+\/\d+)/gm, "\u001b[1m$1\u001b[0m"),
  "lines that are none": (text) => text.replace(/^Epoch/gm, "saving model to x.keras\nEpoch"),
  "a prompt before it": (text) => `$ python train.py\n\n${text}`,
};

export async function attack(draws, { input }) {
  const { text } = exactLog(draws);
  input.set("plain.log", Buffer.from(text));
  const expected = told(text);
  for (const [way, write] of Object.entries(WAYS)) {
    input.set(way, Buffer.from(write(text)));
    const found = told(write(text));
    if (found !== expected) throw new Error(`${way}: ${found} and not ${expected}`);
  }
}

function told(input) {
  const { runs } = analyze(input);
  return runs
    .map(({ verdict: { id, probability }, rows }) =>
      [id, probability.toFixed(6), rows.length].join(" "),
    )
    .join("; ");
}
