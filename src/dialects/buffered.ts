// A format that can only be read whole → a FileReader that collects the bytes, up to a limit.

import type { Writer } from "../table/run.ts";
import type { FileFindings, FileReader } from "./dialect.ts";

/** What reading a whole file gives besides its records. */
export interface Whole {
  readonly writer: Writer;
  readonly notes: readonly string[];
}

/** A file that does not hold what its format promises; the message is one clause, `line` where it was found (0: no lines). */
export class FormatError extends Error {
  readonly line: number;

  constructor(message: string, line = 0) {
    super(message);
    this.name = "FormatError";
    this.line = line;
  }
}

const UNKNOWN: Whole = {
  writer: { name: "unknown", keras: null, evidence: ["the file could not be read"] },
  notes: [],
};

/**
 * `read` sees all bytes at once and may throw a FormatError, which is kept as a reject. Beyond `maxLength` bytes
 * nothing is collected any more, and the file is rejected as too long.
 */
export function bufferedReader(
  findings: FileFindings,
  maxLength: number,
  read: (bytes: Uint8Array) => Whole,
): FileReader {
  let chunks: Uint8Array[] = [];
  let length = 0;
  let whole = UNKNOWN;
  return {
    push(chunk) {
      length += chunk.length;
      // `slice` of a Buffer would share its memory.
      if (length <= maxLength) chunks.push(new Uint8Array(chunk));
      else chunks = [];
    },
    end() {
      if (length > maxLength) {
        const reason = `longer than ${maxLength / 2 ** 20} MiB, the most that is read of this format`;
        findings.reject({ line: 0, text: "", reason });
        return;
      }
      const bytes = joined(chunks, length);
      chunks = [];
      try {
        whole = read(bytes);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        findings.reject({ line: error.line, text: "", reason: error.message });
      }
    },
    writer: () => whole.writer,
    notes: () => whole.notes,
  };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
