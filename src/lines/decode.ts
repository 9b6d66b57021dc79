// Bytes in any encoding a byte order mark can name → the same text as UTF-8 bytes, chunk by chunk.

import { joinedBytes } from "./joined-bytes.ts";

/** Told apart by the byte order mark; without one by zeros, as no text in UTF-8 has one at every other place. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Decoder {
  /** Gives the text of the chunk as UTF-8; the result may share memory with `chunk`. */
  push(chunk: Uint8Array): Uint8Array;
  /** Gives what was waiting for more bytes. */
  end(): Uint8Array;
  encoding(): Encoding;
}

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
export function createDecoder(): Decoder {
  let head: Uint8Array = NOTHING;
  let encoding: Encoding = "utf-8";
  let decided = false;
  let wide: TextDecoder | undefined;
  const encoder = new TextEncoder();

  const decide = (bytes: Uint8Array): Uint8Array => {
    decided = true;
    if (bytes[0] === 0xff && bytes[1] === 0xfe) encoding = "utf-16le";
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) encoding = "utf-16be";
    else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
    else if (isEveryOther(bytes, 1)) encoding = "utf-16le";
    else if (isEveryOther(bytes, 0)) encoding = "utf-16be";
    if (encoding === "utf-8") return bytes;
    wide = new TextDecoder(encoding);
    return encoder.encode(wide.decode(bytes, { stream: true }));
  };

  return {
    encoding: () => encoding,
    push(chunk) {
      if (wide !== undefined) return encoder.encode(wide.decode(chunk, { stream: true }));
      if (decided) return chunk;
      head = head.length === 0 ? chunk : joinedBytes(head, chunk);
      if (head.length < HEAD_LENGTH) {
        head = new Uint8Array(head);
        return NOTHING;
      }
      const first = head;
      head = NOTHING;
      return decide(first);
    },
    end() {
      if (!decided) return decide(head);
      return wide === undefined ? NOTHING : encoder.encode(wide.decode());
    },
  };
}
