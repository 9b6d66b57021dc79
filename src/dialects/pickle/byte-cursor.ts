// The bytes of a pickle, one argument after another → numbers, lines and pieces, never beyond the end.

import { FormatError } from "../format-error.ts";
import { latin1 } from "./value.ts";

export interface ByteCursor {
  at: () => number;
  /** Little-endian, of 1, 2, 4 or 8 bytes. */
  uint(size: 1 | 2 | 4 | 8): number;
  /** Big-endian float64. */
  double(): number;
  /** Little-endian two's complement of so many bytes. */
  bigint(size: number): bigint;
  /** Shares memory with the whole. */
  take(length: number): Uint8Array;
  /** Latin-1 up to the line end, which is passed. */
  line(): string;
}

const LF = 0x0a;

/** Whole numbers beyond are no number of a log; BigInt arithmetic on more would take long. */
const MAX_INTEGER_LENGTH = 16;

/** Throws a FormatError where the bytes end too early. */
export function createByteCursor(bytes: Uint8Array): ByteCursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const move = (length: number): number => {
    if (length > bytes.length - at) throw new FormatError("the pickle ends before it is complete");
    const from = at;
    at += length;
    return from;
  };
  return {
    at: () => at,
    uint(size) {
      const from = move(size);
      if (size === 1) return view.getUint8(from);
      if (size === 2) return view.getUint16(from, true);
      if (size === 4) return view.getUint32(from, true);
      return Number(view.getBigUint64(from, true));
    },
    double: () => view.getFloat64(move(8)),
    bigint(size) {
      if (size > MAX_INTEGER_LENGTH) throw new FormatError(`a whole number of ${size} bytes`);
      const from = move(size);
      let value = 0n;
      for (let i = size - 1; i >= 0; i -= 1) value = value * 256n + BigInt(view.getUint8(from + i));
      return BigInt.asIntN(8 * size, value);
    },
    take(length) {
      const from = move(length);
      return bytes.subarray(from, at);
    },
    line() {
      const end = bytes.indexOf(LF, at);
      const from = move((end < 0 ? bytes.length : end) + 1 - at);
      const text = latin1(bytes.subarray(from, at - 1));
      return text.endsWith("\r") ? text.slice(0, -1) : text;
    },
  };
}
