// Chunks as they come → pieces of the length that is asked for.

const NOTHING = new Uint8Array(0);

export class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = NOTHING;
  #at = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#source = chunks[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, which stay; fewer at the end of the input. */
  async peek(length: number): Promise<Uint8Array> {
    if (!(await this.#fill())) return NOTHING;
    if (this.#chunk.length - this.#at >= length)
      return this.#chunk.subarray(this.#at, this.#at + length);
    const taken = await this.take(length);
    const rest = this.#chunk.subarray(this.#at);
    this.#chunk = Buffer.concat([taken, rest]);
    this.#at = 0;
    return taken;
  }

  /** The next `length` bytes; fewer at the end of the input. */
  async take(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length);
    let size = 0;
    while (size < length && (await this.#fill())) {
      const part = this.#chunk.subarray(this.#at, this.#at + length - size);
      taken.set(part, size);
      size += part.length;
      this.#at += part.length;
    }
    return taken.subarray(0, size);
  }

  /** The next bytes, at least one and at most `length`; none at the end of the input. Good until the next call. */
  async piece(length: number): Promise<Uint8Array> {
    if (!(await this.#fill())) return NOTHING;
    const piece = this.#chunk.subarray(this.#at, this.#at + length);
    this.#at += piece.length;
    return piece;
  }

  /** Puts the last `length` bytes of the last piece back. */
  giveBack(length: number): void {
    this.#at -= length;
  }

  /** All that is left, as it comes. */
  async *rest(): AsyncGenerator<Uint8Array> {
    while (await this.#fill()) {
      const rest = this.#at === 0 ? this.#chunk : this.#chunk.subarray(this.#at);
      this.#at = this.#chunk.length;
      yield rest;
    }
  }

  /** Tells the source that nothing more is wanted of it. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  /** False at the end of the input. */
  async #fill(): Promise<boolean> {
    while (this.#at >= this.#chunk.length) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      this.#chunk = next.value;
      this.#at = 0;
    }
    return true;
  }
}
