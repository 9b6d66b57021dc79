// The bytes of an event file, chunk by chunk → its records (length, checksum of it, data, checksum of them).

import { maskedCrc32c } from "./crc32c.ts";

export interface RecordHandler {
  /** `offset` is the place of the record in the file, `number` counts records from 1. The data are good until it returns. */
  onRecord(data: Uint8Array, place: RecordPlace): void;
  onDamage(reason: string, place: RecordPlace): void;
}

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
export function isRecordHeader(bytes: Uint8Array, at = 0, end: number = bytes.length): boolean {
  return end - at >= HEADER && uint32(bytes, at + 8) === maskedCrc32c(bytes, at, at + 8);
}

/** Little-endian. */
function uint32(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let place = 3; place >= 0; place -= 1) value = (value << 8) | (bytes[at + place] ?? 0);
  return value >>> 0;
}

/**
 * After a damaged length the next record is looked for byte by byte: a header proves itself by its checksum. Memory is
 * bounded by the longest record kept, whatever a length says; work is linear.
 */
export function createRecordReader({ onRecord, onDamage }: RecordHandler): RecordReader {
  let buffer = new Uint8Array(2 ** 16);
  let used = 0;
  let at = 0;
  let offset = 0; // of `at` in the file
  let skip = 0; // bytes of a record that is too long to keep
  let number = 0;
  let lost = false;

  const append = (chunk: Uint8Array): void => {
    if (used + chunk.length > buffer.length) {
      const kept = used - at;
      const size = kept + chunk.length;
      const target = 2 * size > buffer.length ? new Uint8Array(2 * size) : buffer;
      target.set(buffer.subarray(at, used));
      buffer = target;
      used = kept;
      at = 0;
    }
    buffer.set(chunk, used);
    used += chunk.length;
  };

  const advance = (length: number): void => {
    at += length;
    offset += length;
  };

  /** False when more bytes are needed. */
  const step = (): boolean => {
    if (skip > 0) {
      const length = Math.min(skip, used - at);
      skip -= length;
      advance(length);
      return skip === 0;
    }
    if (used - at < HEADER) return false;
    if (!isRecordHeader(buffer, at, used)) {
      if (!lost) {
        number += 1;
        onDamage("the length of the record does not have its checksum", { number, offset });
      }
      lost = true;
      advance(1);
      return true;
    }
    const length = uint32(buffer, at) + 2 ** 32 * uint32(buffer, at + 4);
    if (length > MAX_RECORD) {
      number += 1;
      skip = HEADER + length + FOOTER;
      lost = false;
      return true;
    }
    if (used - at < HEADER + length + FOOTER) return false;
    number += 1;
    lost = false;
    const data = buffer.subarray(at + HEADER, at + HEADER + length);
    if (uint32(buffer, at + HEADER + length) === maskedCrc32c(data)) {
      onRecord(data, { number, offset });
    } else onDamage("the data of the record do not have their checksum", { number, offset });
    advance(HEADER + length + FOOTER);
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
