// Jupyter notebooks → the text of their outputs, cell by cell, for the dialects of lines.

import { PlaceMap } from "../lines/place-map.ts";
import type { FileDialect, FileReader, Match } from "./dialect.ts";
import { JsonWalk } from "./notebook/json-walk.ts";
import { outputAt } from "./notebook/output-at.ts";

const LF = 0x0a;
const LINE_END = Uint8Array.of(LF);

export const notebook: FileDialect = {
  id: "notebook",
  title: "Jupyter notebook",
  input: "text",
  wraps: true,
  numbers: "rounded",
  doc: {
    writer: "Jupyter, Colab, Kaggle and VS Code, nbformat 2 to 4",
    quirks: [
      "the outputs of all cells are read in order as one log; error tracebacks, HTML and images are passed over",
      "the line of a row is the line of the .ipynb file on which its output line ends; the cell is named beside it",
      "cells are counted from 1, text cells among them",
    ],
  },
  samples: [
    {
      text: `{
 "cells": [
  {
   "cell_type": "markdown",
   "source": ["loss: 1.0 - a_loss: 1.0"]
  },
  {
   "cell_type": "code",
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "Epoch 1/2\\n",
      "8/8 - 1s - loss: 0.8506 - a_loss: 0.4184\\n",
      "Epoch 2/2\\n",
      "8/8 - 1s - loss: 0.7506 - a_loss: 0.4186"
     ]
    },
    {
     "data": {"text/plain": ["<History>"]},
     "output_type": "execute_result"
    }
   ],
   "source": []
  }
 ],
 "nbformat": 4
}
`,
      records: 2,
    },
    {
      text: `{"nbformat":3,"worksheets":[{"cells":[{"outputs":[{"output_type":"stream","stream":"stdout","text":"Epoch 1/1\\n\\r4/8 [==>..] - ETA: 0s - loss: 2.0107 - a_loss: 1.1710\\b\\b\\b\\r8/8 [=====] - 1s - loss: 1.1221 - a_loss: 1.0211\\u000a"}]}]}]}`,
      records: 1,
    },
  ],
  matches,
  createReader({ text, part }): FileReader {
    const places = new PlaceMap();
    const notes: string[] = [];
    let output = "";
    let wasStream = false;
    let cell: string | null = null;
    let line = 1;
    let isOpen = false;

    const endLine = (): void => {
      text(LINE_END);
      places.add(line, cell);
      isOpen = false;
    };

    const walk = new JsonWalk({
      begins(path) {
        const place = outputAt(path);
        if (place === undefined) return false;
        // Of one stream a kernel makes several outputs, cut anywhere, even in the middle of a row.
        const goesOn = place.cell === cell && place.isStream && wasStream;
        if (isOpen && place.output !== output && !goesOn) endLine();
        output = place.output;
        wasStream = place.isStream;
        if (place.cell !== cell) {
          // A line end before all else, so that in-place updates are not taken for line ends of an old Mac.
          if (cell === null) endLine();
          part();
          cell = place.cell;
        }
        return true;
      },
      text(bytes, at) {
        line = at;
        let from = 0;
        for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
          text(bytes.subarray(from, end));
          endLine();
          from = end + 1;
        }
        if (from === bytes.length) return;
        text(bytes.subarray(from));
        isOpen = true;
      },
    });

    return {
      push: (chunk) => walk.push(chunk),
      end() {
        const { whole } = walk.end();
        if (isOpen) endLine();
        if (!whole) notes.push("the notebook ends early; what is there was read");
      },
      placeOf: (textLine) => places.at(textLine),
      writer: () => ({ name: "unknown", keras: null, evidence: ["no row was found"] }),
      notes: () => notes,
    };
  },
};

const FIRST_KEY = /^\s*\{\s*"(cells|worksheets|metadata|nbformat|nbformat_minor)"\s*:\s*([[{\d])/;
const FIRST_KEY_BEGINS = /^\s*(?:\{\s*(?:"[a-z_]{0,14}(?:"\s*(?::\s*)?)?)?)?$/;

/** A notebook's first key is one of five; `metadata`, which others have too, must be those of a notebook. */
function matches(head: Uint8Array, isWhole: boolean): Match {
  const text = new TextDecoder().decode(head);
  const [, key, value] = FIRST_KEY.exec(text) ?? [];
  if (key === undefined) return !isWhole && FIRST_KEY_BEGINS.test(text) ? "unsure" : "no";
  if (key === "metadata") {
    const isNotebook = /"(?:kernelspec|language_info|colab|nbformat|cells)"\s*:/.test(text);
    if (isNotebook) return "yes";
    return isWhole || value !== "{" ? "no" : "unsure";
  }
  return (value === "[") === (key === "cells" || key === "worksheets") ? "yes" : "no";
}
