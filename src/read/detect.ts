// The first bytes or lines of a log → the dialect that they speak for.

import { Decoder } from "../lines/decode.ts";
import type { Line } from "../lines/line.ts";
import { type FileDialect, HEAD_LENGTH, type LineDialect } from "../dialects/dialect.ts";

/**
 * The dialect that takes the whole file, `lines` when none does, `unsure` when more bytes are needed.
 * `head`: the first bytes, all of them when `isWhole`. The first in the list that matches is taken.
 */
export function detectFile(
  dialects: readonly FileDialect[],
  head: Uint8Array,
  isWhole: boolean,
): FileDialect | "lines" | "unsure" {
  const decoder = new Decoder();
  const text = [decoder.push(head), isWhole ? decoder.end() : new Uint8Array(0)];
  const decoded = text.find((part) => part.length > 0) ?? new Uint8Array(0);
  for (const dialect of dialects) {
    const match = dialect.matches(dialect.input === "text" ? decoded : head, isWhole);
    if (match === "yes") return dialect;
    if (match === "unsure" && !isWhole && head.length < HEAD_LENGTH) return "unsure";
  }
  return "lines";
}

/** Lines of a dialect of its own that settle the question, and lines after the first vote that end the search. */
const ENOUGH = 3;
const PATIENCE = 64;
/** Lines of a generic dialect for each line of another one from which on that one was mistaken. */
const OUTVOTED = 8;

interface Vote {
  readonly dialect: LineDialect;
  readonly recognizes: (line: Line) => boolean;
  count: number;
}

export class LineDetector {
  readonly #special: readonly Vote[];
  readonly #generic: readonly Vote[];
  /**
   * Lines that those that read anything have not been asked of: to compile their two dozen signs takes a start-up two
   * milliseconds, and where a format of its own speaks up they hardly count.
   */
  readonly #unasked: Line[] = [];
  #sinceFirst = 0;

  constructor(dialects: readonly LineDialect[]) {
    const votes = dialects.map((dialect): Vote => ({
      dialect,
      recognizes: dialect.createRecognizer(),
      count: 0,
    }));
    this.#special = votes.filter(({ dialect }) => dialect.isGeneric !== true);
    this.#generic = votes.filter(({ dialect }) => dialect.isGeneric === true);
  }

  /** True once the dialect is certain. */
  see(line: Line): boolean {
    if (count(this.#special, line) === 0) this.#unasked.push(line);
    const best = most(this.#special);
    if (best.count === 0 && this.#unasked.length + most(this.#generic).count >= ENOUGH)
      this.#askGeneric();
    const other = most(this.#generic);
    if (best.count > 0 || other.count > 0) this.#sinceFirst += 1;
    if (best.count >= ENOUGH || this.#sinceFirst >= PATIENCE) return true;
    return best.count === 0 && other.count >= OUTVOTED;
  }

  /** The dialect with the most votes; of equals the first in the list; undefined without any vote. */
  best(): LineDialect | undefined {
    const best = most(this.#special);
    if (best.count * OUTVOTED <= most(this.#generic).count + this.#unasked.length)
      this.#askGeneric();
    const other = most(this.#generic);
    const found = best.count * OUTVOTED > other.count ? best : other;
    return found.count > 0 ? found.dialect : undefined;
  }

  #askGeneric(): void {
    for (const line of this.#unasked.splice(0)) count(this.#generic, line);
  }
}

/** How many recognise the line. */
function count(votes: readonly Vote[], line: Line): number {
  let found = 0;
  for (const vote of votes)
    if (vote.recognizes(line)) {
      vote.count += 1;
      found += 1;
    }
  return found;
}

/** Asked after every line of a file that may have none. */
function most(votes: readonly Vote[]): Pick<Vote, "count"> & { readonly dialect?: LineDialect } {
  let found: Vote | undefined;
  for (const vote of votes) if (vote.count > (found?.count ?? 0)) found = vote;
  return found ?? { count: 0 };
}
