// The bytes of an event file, chunk by chunk → its records (length, checksum of it, data, checksum of them).

import { maskedCrc32c } from "./crc32c.ts";

export interface RecordHandler {
  /** Of the data from `start` to before `end`, which are good until it returns; gives undefined, or why they are not understood. */
  onRecord(bytes: Uint8Array, start: number, end: number): string | undefined;
  onDamage(reason: string, place: RecordPlace): void;
}

/** `offset` is the place of the record in the file, `number` counts records from 1. */
export interface RecordPlace {
  readonly number: number;
  readonly offset: number;
}

export interface RecordReader {
  push(chunk: Uint8Array): void;
  /** Whether the file ends with a whole record; a run that goes on, or was killed, ends inside one. */
  end(): { readonly whole: boolean };
}

const HEADER = 12;
const FOOTER = 4;

/** Longest record that is kept; a scalar takes some 100 bytes, a graph or an image in a longer one is passed over. */
const MAX_RECORD = 2 ** 23;

/** Whether the bytes begin like an event file: 12 bytes of which 4 are the checksum of the other 8. */
export function isRecordHeader(bytes: DataView, at = 0, end: number = bytes.byteLength): boolean {
  return end - at >= HEADER && bytes.getUint32(at + 8, true) === maskedCrc32c(bytes, at, at + 8);
}

/**
 * After a damaged length the next record is looked for byte by byte: a header proves itself by its checksum. Memory is
 * bounded by the longest record kept, whatever a length says; work is linear.
 */
export function createRecordReader({ onRecord, onDamage }: RecordHandler): RecordReader {
  let buffer = new Uint8Array(2 ** 16);
  let view = new DataView(buffer.buffer);
  let used = 0;
  let at = 0;
  let start = 0; // of the buffer in the file
  let skip = 0; // bytes of a record that is too long to keep
  let number = 0;
  let lost = false;

  const append = (chunk: Uint8Array): void => {
    if (used + chunk.length > buffer.length) {
      const rest = buffer.subarray(at, used);
      const size = rest.length + chunk.length;
      // Less than a record is left over, so that what is moved was pushed since it was moved last.
      if (size > buffer.length) {
        buffer = new Uint8Array(2 * size);
        view = new DataView(buffer.buffer);
      }
      buffer.set(rest);
      start += at;
      used = rest.length;
      at = 0;
    }
    buffer.set(chunk, used);
    used += chunk.length;
  };

  const damage = (reason: string): void => onDamage(reason, { number, offset: start + at });

  /** False when more bytes are needed. */
  const step = (): boolean => {
    if (skip > 0) {
      const length = Math.min(skip, used - at);
      skip -= length;
      at += length;
      return skip === 0;
    }
    if (used - at < HEADER) return false;
    if (!isRecordHeader(view, at, used)) {
      if (!lost) {
        number += 1;
        damage("the length of the record does not have its checksum");
      }
      lost = true;
      at += 1;
      return true;
    }
    const length = view.getUint32(at, true) + 2 ** 32 * view.getUint32(at + 4, true);
    if (length > MAX_RECORD) {
      number += 1;
      skip = HEADER + length + FOOTER;
      lost = false;
      return true;
    }
    if (used - at < HEADER + length + FOOTER) return false;
    number += 1;
    lost = false;
    const first = at + HEADER;
    const end = first + length;
    if (view.getUint32(end, true) === maskedCrc32c(view, first, end)) {
      const reason = onRecord(buffer, first, end);
      if (reason !== undefined) damage(reason);
    } else damage("the data of the record do not have their checksum");
    at = end + FOOTER;
    return true;
  };

  return {
    push(chunk) {
      append(chunk);
      while (step());
    },
    end: () => ({ whole: lost || (at === used && skip === 0) }),
  };
}
