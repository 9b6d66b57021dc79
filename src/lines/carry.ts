// What earlier chunks held of the present frame, as much of it as a line may have.

const NOTHING = new Uint8Array(0);
const SMALLEST = 4096;

export class Carry {
  bytes: Uint8Array = NOTHING;
  length = 0;
  /** Whether there was more than a line may have. */
  overflow = false;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.length === 0 && !this.overflow;
  }

  add(view: Uint8Array, start: number, end: number): void {
    const length = Math.min(end - start, this.#most - this.length);
    this.overflow ||= length < end - start;
    const needed = this.length + length;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.min(this.#most, Math.max(SMALLEST, 2 * needed)));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(view.subarray(start, start + length), this.length);
    this.length = needed;
  }

  clear(): void {
    this.length = 0;
    this.overflow = false;
  }
}
