// TensorBoard event files → records; the files of one run's `train` and `validation` folders are joined.

import type { FileDialect, Match } from "./dialect.ts";
import { createFolderReader } from "./tensorboard/reader.ts";
import { isRecordHeader } from "./tensorboard/records.ts";

const HEADER = 12;

export const tensorboard: FileDialect = {
  id: "tensorboard",
  title: "TensorBoard event file",
  input: "bytes",
  numbers: "full",
  doc: {
    writer: "`keras.callbacks.TensorBoard`, `tf.summary.scalar`, PyTorch's `SummaryWriter`",
    quirks: [
      "Keras's `epoch_loss` is the column `loss`; its steps count epochs from 0 and are shown from 1, as `fit` prints them",
      "values of batches and evaluations are left out where there are values of epochs",
      "other tags are columns as they are, their steps are counted instead of epochs, from 1",
      "the interval of a number is half an ulp of its type: float16, bfloat16, float32 or float64",
      "a file that ends inside a record is read as far as it goes; a record without its checksum is rejected",
    ],
  },
  // Decoded when tests or docs ask for it.
  get samples() {
    return [
      {
        // A version, then `epoch_loss` 2.5 and 2.25 and `epoch_a_loss` 1.25 and 1.125 as simple values.
        text: fromHex(
          "1800000000000000a37f4b220900000040fc54d9411a0d627261696e2e4576656e743a32eced8f9d1e00000000000000" +
            "d9dc12320900000040fc54d9412a130a110a0a65706f63685f6c6f737315000020404665cdfa200000000000000029ed" +
            "a9500900000040fc54d9412a150a130a0c65706f63685f615f6c6f7373150000a03f3f86aab4200000000000000029ed" +
            "a9500900004040fc54d94110012a130a110a0a65706f63685f6c6f737315000010408e9aacdd22000000000000007811" +
            "3dfd0900004040fc54d94110012a150a130a0c65706f63685f615f6c6f7373150000903f0e9d6e7f",
        ),
        records: 2,
      },
    ];
  },
  matches,
  createReader: createFolderReader,
};

/** 12 bytes of which 4 are the checksum of the others: no other file has that. */
function matches(head: Uint8Array, isWhole: boolean): Match {
  // The upper half of the length; text has no such zeros.
  if (head.subarray(4, 8).some((byte) => byte !== 0)) return "no";
  if (head.length < HEADER) return isWhole ? "no" : "unsure";
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  return isRecordHeader(view) ? "yes" : "no";
}

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
