// Members that differ in epoch, step, line and numbers only → a few integers each; a member is an object while somebody looks at it.

import type { Printed } from "./printed.ts";
import { orNull } from "./record-block.ts";
import { type Selection, StoredValues } from "./row-store.ts";
import type { Place } from "./row.ts";

interface Member {
  readonly epoch: number | null;
  readonly step: number | null;
  readonly line: number;
  readonly place?: Place | undefined;
  readonly values: ReadonlyMap<string, Printed>;
}

/** Kinds that may take turns: rows of training and of validation, each with and without a further column. */
const AT_ONCE = 4;
const FIRST_MEMBERS = 16;
/** A list takes memory for its members with the first: most runs have no updates, and ten thousand may wait to be told. */
const NO_MEMBERS = { whole: new Uint32Array(0), numbers: new Float64Array(0) };

/**
 * `Kind`: what members have in common. 32 bytes each, where an object for it and one for its values took 136: of a million
 * rows, most of what a verdict held.
 */
export abstract class StoredList<Kind, T extends Kind & Member> {
  #length = 0;
  /** The first of each. */
  readonly #kinds: { readonly like: Kind; readonly selection: Selection }[] = [];
  /** Members whose numbers are not stored, or that have a place. */
  #others: T[] = [];
  /** Which kind, counted from 1, or 0 for the others; and which row of the store, or of the others. */
  #kindOf = NO_MEMBERS.whole;
  #placeOf = NO_MEMBERS.whole;
  /** Epoch, line and step, NaN for none. */
  #numbers = NO_MEMBERS.numbers;

  protected abstract isSame(one: Kind, other: Kind): boolean;
  protected abstract make(
    like: Kind,
    epoch: number | null,
    step: number | null,
    line: number,
    values: StoredValues,
  ): T;

  get length(): number {
    return this.#length;
  }

  push(member: T): void {
    const { values, place, epoch, step, line } = member;
    if (place === undefined && values instanceof StoredValues)
      this.put(this.room(1), this.kindFor(member, values.selection), values.row, epoch, step, line);
    else this.put(this.room(1), 0, this.#others.push(member) - 1, null, null, 0);
  }

  /** In the order that they came in. */
  *[Symbol.iterator](): Generator<T> {
    for (let at = 0; at < this.#length; at += 1) yield this.member(at);
  }

  /** Puts others in the place of the members that are kept as objects. */
  change(of: (member: T) => T): void {
    this.#others = this.#others.map(of);
  }

  /** Made anew each time, if its numbers are stored. */
  protected member(at: number): T {
    const place = this.#placeOf[at] as number;
    const own = this.#kinds[(this.#kindOf[at] as number) - 1];
    if (own === undefined) return this.#others[place] as T;
    const numbers = this.#numbers;
    const epoch = orNull(numbers[3 * at] as number);
    const step = orNull(numbers[3 * at + 1] as number);
    const values = new StoredValues(own.selection, place);
    return this.make(own.like, epoch, step, numbers[3 * at + 2] as number, values);
  }

  /** Takes so many more, which then are put; gives the place of the first. */
  protected room(count: number): number {
    const first = this.#length;
    this.#length += count;
    while (this.#length > this.#kindOf.length) this.#grow();
    return first;
  }

  protected put(
    at: number,
    kind: number,
    place: number,
    epoch: number | null,
    step: number | null,
    line: number,
  ): void {
    this.#kindOf[at] = kind;
    this.#placeOf[at] = place;
    this.#numbers[3 * at] = epoch ?? Number.NaN;
    this.#numbers[3 * at + 1] = step ?? Number.NaN;
    this.#numbers[3 * at + 2] = line;
  }

  /** The number of a kind, which may be a new one. */
  protected kindFor(like: Kind, selection: Selection): number {
    const kinds = this.#kinds;
    for (let at = kinds.length; at > Math.max(0, kinds.length - AT_ONCE); at -= 1) {
      const own = kinds[at - 1];
      if (own?.selection === selection && this.isSame(own.like, like)) return at;
    }
    return kinds.push({ like, selection });
  }

  #grow(): void {
    const length = Math.max(FIRST_MEMBERS, 2 * this.#kindOf.length);
    this.#kindOf = larger(this.#kindOf, new Uint32Array(length));
    this.#placeOf = larger(this.#placeOf, new Uint32Array(length));
    this.#numbers = larger(this.#numbers, new Float64Array(3 * length));
  }
}

function larger<Numbers extends Uint32Array | Float64Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
