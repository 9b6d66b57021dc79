// Bytes that come piece by piece → all of them, one behind the other, up to a most.

const NOTHING = new Uint8Array(0);

export class GatheredBytes {
  /** Whether there were more than it takes. */
  overflow = false;
  length = 0;
  #bytes: Uint8Array = NOTHING;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Good until more is added. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  get isEmpty(): boolean {
    return this.length === 0 && !this.overflow;
  }

  add(bytes: Uint8Array, start = 0, end: number = bytes.length): void {
    const length = Math.min(end - start, this.#most - this.length);
    this.overflow ||= length < end - start;
    const needed = this.length + length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, Math.min(this.#most, 2 * this.#bytes.length)));
      larger.set(this.bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(start, start + length), this.length);
    this.length = needed;
  }

  /** The room that they took is used again. */
  clear(): void {
    this.length = 0;
    this.overflow = false;
  }
}
