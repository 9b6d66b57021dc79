// Bytes in any encoding a byte order mark can name → the same text as UTF-8 bytes, chunk by chunk.

/** Encodings that a byte order mark tells apart; without one a log is taken as UTF-8. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Decoder {
  /** Gives the text of the chunk as UTF-8; the result may share memory with `chunk`. */
  push(chunk: Uint8Array): Uint8Array;
  /** Gives what was waiting for more bytes. */
  end(): Uint8Array;
  readonly encoding: Encoding;
}

const NOTHING = new Uint8Array(0);

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
    if (encoding === "utf-8") return bytes;
    wide = new TextDecoder(encoding);
    return encoder.encode(wide.decode(bytes, { stream: true }));
  };

  return {
    get encoding() {
      return encoding;
    },
    push(chunk) {
      if (wide !== undefined) return encoder.encode(wide.decode(chunk, { stream: true }));
      if (decided) return chunk;
      head = head.length === 0 ? chunk : join(head, chunk);
      if (head.length < 3) {
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

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
