// Keras's one line an epoch (verbose=2, every version), and rows without counts → records.

import type { LineDialect } from "./dialect.ts";
import { createKerasReader } from "./keras/reader.ts";
import { rowInside } from "./keras/inside.ts";
import { readRow } from "./keras/row-text.ts";
import { NO_NAMES, readHeader, splitParts } from "./keras/parts.ts";

/** `train - loss: 0.5`: anybody's loop, which prints a line for each kind of data below the epoch, and none of both. */
const OF_DATA = /^\W{0,12}(?:train(?:ing)?|test|val(?:id(?:ation)?)?|eval(?:uation)?) ?[-:|] /i;

export const kerasLines: LineDialect = {
  id: "keras-lines",
  title: "Keras, one line an epoch",
  doc: {
    writer: "`model.fit(..., verbose=2)`, Keras 1 to 3 and TF-Keras",
    quirks: [
      "negative numbers always print with an exponent",
      "a row without an epoch header after a finished epoch is an evaluation",
    ],
  },
  numbers: "rounded",
  samples: [
    {
      text: "Epoch 1/2\n1s - loss: 2.7980 - a_loss: 0.6285\nEpoch 2/2\n2s - loss: 2.6733 - a_loss: 0.5931\n",
      records: 2,
    },
    {
      text: "Epoch 1/2\n - 2s - loss: 4.5090 - a_loss: 1.8594 - val_loss: 4.2684 - val_a_loss: 1.6542\nEpoch 2/2\n - 1s - loss: 4.2222 - a_loss: 1.7115 - val_loss: 4.0469 - val_a_loss: 1.5362\n",
      records: 2,
    },
    {
      text: "Epoch 1/2\n8/8 - 1s - loss: 0.8506 - a_loss: 1.4184 - 1s/epoch - 125ms/step\nEpoch 2/2\n8/8 - 1s - loss: -7.8950e-01 - a_loss: 1.4186 - 840ms/epoch - 105ms/step\n",
      records: 2,
    },
    {
      text: "Epoch 1/2\n16/16 - 2s - 111ms/step - a_loss: 0.5147 - loss: 2.9814\nEpoch 2/2\n16/16 - 1s - 87ms/step - a_loss: 0.3733 - loss: 2.7017\n",
      records: 2,
    },
  ],
  input: "lines",
  createRecognizer:
    () =>
    ({ text }) =>
      // Another's row may end as those of Keras do: `Epoch 3/9 - Loss: 1.5 / 1.6 - acc: 0.7 - tau: 0.1`.
      text.includes("loss") &&
      (!OF_DATA.test(text) || text.includes(" val_")) &&
      splitParts(text).some((part) => {
        const rest = readHeader(part)?.rest ?? part;
        const row = readRow(rest, NO_NAMES);
        if (row === undefined) return rowInside(rest, NO_NAMES) !== undefined;
        if (row.head.kind !== "line") return false;
        // `loss: 0.5` alone may be one of the lines of anybody's block.
        const { pairs, last, timed } = row.columns;
        return row.head.steps !== null || timed || pairs.length + Number(last !== null) > 1;
      }),
  createReader: createKerasReader,
};
