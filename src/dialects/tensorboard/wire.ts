// Fields of a protocol buffer message, and of the messages inside it → numbers and places of bytes.

import { PbfReader } from "pbf";

export const VARINT = 0;
export const FIXED64 = 1;
const BYTES = 2;
export const FIXED32 = 5;

/** How a number is kept. */
export type Width = typeof VARINT | typeof FIXED64 | typeof FIXED32;

/**
 * One reader for a message and all that is nested in it: a reader each took half the time of a scalar. It can see beyond
 * the end of a nested message, so what it read only counts where every message ended at its end. With `apart` every
 * message has a reader of its own, which knows what to say of a length that lies.
 */
export class Wire {
  message: PbfReader = new PbfReader(new Uint8Array(0));
  /** Where the bytes that were asked for last lie in `message.buf`. */
  from = 0;
  to = 0;
  #end = 0; // of the message in hand
  readonly #isApart: boolean;

  constructor({ apart }: { readonly apart: boolean }) {
    this.#isApart = apart;
  }

  /** Begins a message that is in none; `bytes` are the same array as long as they lie in the same memory. */
  open(bytes: Uint8Array, start: number, end: number): void {
    if (this.message.buf !== bytes) this.message = new PbfReader(bytes);
    this.message.pos = start;
    // Else a field of an earlier message whose value began at this place would be passed over now.
    // oxlint-disable-next-line no-underscore-dangle
    this.message._valueStart = -1;
    this.#end = end;
  }

  /** Number of the next field; 0 at the end. */
  next(): number {
    return this.message.nextField(this.#end);
  }

  close(): void {
    const { pos } = this.message;
    if (pos > this.#end || (pos < this.#end && !this.#isApart)) throw overrun();
  }

  /** `read` goes through the fields of the message in this field. */
  nested(read: () => void): void {
    const { message } = this;
    const end = this.#end;
    this.bytes();
    if (this.#isApart) {
      this.message = new PbfReader(message.buf.subarray(this.from, this.to));
      this.#end = this.message.length;
    } else {
      if (message.pos > end) throw overrun();
      this.#end = message.pos;
      message.pos = this.from;
    }
    read();
    this.close();
    this.message = message;
    this.#end = end;
  }

  bytes(): void {
    const { message } = this;
    expectType(message, BYTES);
    const length = message.readVarint();
    this.from = message.pos;
    message.pos += length;
    this.to = Math.min(message.pos, this.#end);
  }

  number(width: Width): number {
    const { message } = this;
    expectType(message, width);
    if (width === VARINT) return message.readVarint(true);
    return width === FIXED32 ? message.readFloat() : message.readDouble();
  }

  /** The first of repeated numbers, which stand packed, or one a field as before proto3. */
  first(width: Width): number | undefined {
    const { message } = this;
    if (message.type !== BYTES) return this.number(width);
    this.bytes();
    if (this.to <= this.from) return undefined;
    const { pos } = message;
    if (this.#isApart) this.message = new PbfReader(message.buf.subarray(this.from, this.to));
    else message.pos = this.from;
    this.message.type = width;
    const value = this.number(width);
    if (!this.#isApart && message.pos > this.to) throw overrun();
    this.message = message;
    message.pos = pos;
    return value;
  }
}

function expectType(message: PbfReader, type: number): void {
  if (message.type !== type) throw new Error("a field has another type than its number says");
}

function overrun(): Error {
  return new Error("a field runs over the end of its message");
}
