// Bytes in any encoding a byte order mark can name → the same text as UTF-8 bytes, chunk by chunk.

import { joinedBytes } from "./joined-bytes.ts";

/** Told apart by the byte order mark; without one by zeros, as no text in UTF-8 has one at every other place. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

const NOTHING = new Uint8Array(0);

/** Four ASCII characters in UTF-16. */
const HEAD_LENGTH = 8;

/** Whether the first four characters are ASCII in UTF-16, their zeros at the even (0) or odd (1) places. */
function isEveryOther(bytes: Uint8Array, zeros: 0 | 1): boolean {
  if (bytes.length < HEAD_LENGTH) return false;
  return bytes.subarray(0, HEAD_LENGTH).every((byte, at) => {
    if (at % 2 === zeros) return byte === 0;
    return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x08 && byte <= 0x0d) || byte === 0x1b;
  });
}

/**
 * Strips the byte order mark and brings UTF-16 to UTF-8. Valid UTF-8 passes through untouched, so that the settler can
 * look for line ends in bytes and decode only the lines that stay; invalid bytes become U+FFFD there.
 */
export class Decoder {
  readonly #encoder = new TextEncoder();
  #head: Uint8Array = NOTHING;
  #encoding: Encoding = "utf-8";
  #isDecided = false;
  #wide: TextDecoder | undefined;

  get encoding(): Encoding {
    return this.#encoding;
  }

  /** Gives the text of the chunk as UTF-8; the result may share memory with `chunk`. */
  push(chunk: Uint8Array): Uint8Array {
    if (this.#wide !== undefined)
      return this.#encoder.encode(this.#wide.decode(chunk, { stream: true }));
    if (this.#isDecided) return chunk;
    const head = this.#head.length === 0 ? chunk : joinedBytes(this.#head, chunk);
    if (head.length >= HEAD_LENGTH) return this.#decide(head);
    this.#head = new Uint8Array(head);
    return NOTHING;
  }

  /** Gives what was waiting for more bytes. */
  end(): Uint8Array {
    if (!this.#isDecided) return this.#decide(this.#head);
    return this.#wide === undefined ? NOTHING : this.#encoder.encode(this.#wide.decode());
  }

  #decide(bytes: Uint8Array): Uint8Array {
    this.#isDecided = true;
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.#encoding = "utf-16le";
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) this.#encoding = "utf-16be";
    else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
    else if (isEveryOther(bytes, 1)) this.#encoding = "utf-16le";
    else if (isEveryOther(bytes, 0)) this.#encoding = "utf-16be";
    if (this.#encoding === "utf-8") return bytes;
    this.#wide = new TextDecoder(this.#encoding);
    return this.#encoder.encode(this.#wide.decode(bytes, { stream: true }));
  }
}
