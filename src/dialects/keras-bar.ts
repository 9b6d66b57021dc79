// Progress bars of Keras 1, 2 and 3 → records.

import type { LineDialect } from "./dialect.ts";
import { createKerasReader } from "./keras/reader.ts";
import { readHead, readRow } from "./keras/row-text.ts";
import { NO_NAMES, splitParts } from "./keras/parts.ts";

export const kerasBar: LineDialect = {
  id: "keras-bar",
  title: "Keras progress bar",
  doc: {
    writer: "`model.fit(...)` with verbose=1, Keras 1 to 3 and TF-Keras",
    quirks: [
      "counts are samples in Keras 1 and in `fit` of 2.0 to 2.3, steps later",
      "of the updates of an epoch only the last is an epoch's row",
      "a bar without an epoch header after a finished epoch is an evaluation",
    ],
  },
  numbers: "rounded",
  samples: [
    {
      text: "Epoch 1/2\n\r 8/96 [=>............................] - ETA: 0s - loss: 0.3079 - bbox_loss: 0.3715\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\r96/96 [==============================] - 1s - loss: 0.1587 - bbox_loss: 0.0834     \nEpoch 2/2\n96/96 [==============================] - 1s - loss: 0.1412 - bbox_loss: 0.0801\n",
      records: 2,
    },
    {
      text: "Epoch 1/1\n\n  8/16 [==============>...............] - ETA: 1s - loss: 2.0107 - a_loss: 1.1710\n16/16 [==============================] - 3s 14ms/step - loss: 1.1221 - a_loss: 1.0211 - val_loss: 1.2784 - val_a_loss: 1.1486\n",
      records: 1,
    },
    {
      text: "Epoch 1/2\n\u001b[1m13/13\u001b[0m \u001b[32m━━━━━━━━━━━━━━━━━━━━\u001b[0m\u001b[37m\u001b[0m \u001b[1m1s\u001b[0m 26ms/step - age_loss: 0.8173 - gender_loss: 1.1755 - loss: 3.2276\nEpoch 2/2\n\u001b[1m13/13\u001b[0m \u001b[32m━━━━━━━━━━━━━━━━━━━━\u001b[0m\u001b[37m\u001b[0m \u001b[1m0s\u001b[0m 6ms/step - age_loss: 0.8048 - gender_loss: 1.1114 - loss: 3.0618\n",
      records: 2,
    },
    {
      text: "Epoch 2/200\n26/26 [==============================] - 39s 1s/step - loss: 9.29\n02 - dense_1_loss: 0.0801 -\nEpoch 3/200 \n26/26 [==============================] - 39s 1s/step - loss: 8.2261 - \ndense_1_loss: 0.0251 -\n",
      records: 2,
    },
  ],
  input: "lines",
  // No Keras draws its bars of blocks, as tqdm and loops of one's own do.
  createRecognizer:
    () =>
    ({ text }) =>
      !text.includes("\u2588") &&
      splitParts(text).some((part) => {
        const row = readHead(part)?.kind === "bar" ? readRow(part, NO_NAMES) : undefined;
        if (row === undefined) return false;
        // An encoding that has no \u2501 leaves the counts and the time.
        return row.head.bar !== "none" || row.columns.timed;
      }),
  createReader: createKerasReader,
};
