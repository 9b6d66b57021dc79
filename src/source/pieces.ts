// Chunks as they come → pieces of the length that is asked for.

export interface Pieces {
  /** The next `length` bytes, which stay; fewer at the end of the input. */
  peek(length: number): Promise<Uint8Array>;
  /** The next `length` bytes; fewer at the end of the input. */
  take(length: number): Promise<Uint8Array>;
  /** The next bytes, at least one and at most `length`; none at the end of the input. Good until the next call. */
  piece(length: number): Promise<Uint8Array>;
  /** Puts the last `length` bytes of the last piece back. */
  giveBack(length: number): void;
  /** All that is left, as it comes. */
  rest(): AsyncGenerator<Uint8Array>;
  /** Tells the source that nothing more is wanted of it. */
  close(): Promise<void>;
}

const NOTHING = new Uint8Array(0);

export function createPieces(chunks: AsyncIterable<Uint8Array>): Pieces {
  const source = chunks[Symbol.asyncIterator]();
  let chunk: Uint8Array = NOTHING;
  let at = 0;

  /** False at the end of the input. */
  const fill = async (): Promise<boolean> => {
    while (at >= chunk.length) {
      const next = await source.next();
      if (next.done === true) return false;
      chunk = next.value;
      at = 0;
    }
    return true;
  };

  const take = async (length: number): Promise<Uint8Array> => {
    const taken = new Uint8Array(length);
    let size = 0;
    while (size < length && (await fill())) {
      const part = chunk.subarray(at, at + length - size);
      taken.set(part, size);
      size += part.length;
      at += part.length;
    }
    return taken.subarray(0, size);
  };

  return {
    take,
    async peek(length) {
      if (!(await fill())) return NOTHING;
      if (chunk.length - at >= length) return chunk.subarray(at, at + length);
      const taken = await take(length);
      if (at < chunk.length) {
        const joined = new Uint8Array(taken.length + chunk.length - at);
        joined.set(taken);
        joined.set(chunk.subarray(at), taken.length);
        chunk = joined;
      } else chunk = taken;
      at = 0;
      return taken;
    },
    async piece(length) {
      if (!(await fill())) return NOTHING;
      const piece = chunk.subarray(at, at + length);
      at += piece.length;
      return piece;
    },
    giveBack(length) {
      at -= length;
    },
    async *rest() {
      while (await fill()) {
        const rest = at === 0 ? chunk : chunk.subarray(at);
        at = chunk.length;
        yield rest;
      }
    },
    async close() {
      await source.return?.();
    },
  };
}
