// The bytes of a log, chunk by chunk → the text of some of its lines, as a terminal would finally show them.

import { createDecoder } from "../lines/decode.ts";
import { createSettler } from "../lines/settle.ts";

export interface LineQuoter {
  /** False once every line is found: further chunks tell nothing. The chunk may be used again once this returns. */
  push(chunk: Uint8Array): boolean;
  /** Number of the line, from 1 → its text; at most 1,000 characters of it. */
  end(): ReadonlyMap<number, string>;
}

const LONGEST = 1000;

/** Lines that are not there are left out. */
export function createLineQuoter(wanted: ReadonlySet<number>): LineQuoter {
  const found = new Map<number, string>();
  const decoder = createDecoder();
  const settler = createSettler({
    onLine({ number, text }) {
      if (wanted.has(number)) found.set(number, text.slice(0, LONGEST));
    },
  });
  return {
    push(chunk) {
      settler.push(decoder.push(chunk));
      return found.size < wanted.size;
    },
    end() {
      settler.end();
      return found;
    },
  };
}
