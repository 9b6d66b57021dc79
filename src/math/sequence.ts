// A length and what makes a member → a list whose members are made when they are asked for: of a million rows few are in use at a time.

/** What a list of rows is asked; an array is one. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  entries(): Iterable<[number, T]>;
  every(passes: (one: T, index: number) => boolean): boolean;
  filter(passes: (one: T, index: number) => boolean): T[];
  find(passes: (one: T, index: number) => boolean): T | undefined;
  findLast(passes: (one: T, index: number) => boolean): T | undefined;
  flatMap<U>(of: (one: T, index: number) => U | readonly U[]): U[];
  forEach(see: (one: T, index: number) => void): void;
  map<U>(of: (one: T, index: number) => U): U[];
  slice(from?: number, to?: number): T[];
  some(passes: (one: T, index: number) => boolean): boolean;
}

/** Each member is made anew each time: no two are the same object. */
export class MadeSequence<T> implements Sequence<T> {
  readonly length: number;
  readonly #make: (index: number) => T;

  constructor(length: number, make: (index: number) => T) {
    this.length = length;
    this.#make = make;
  }

  /** As an array is written. */
  toJSON(): readonly T[] {
    return [...this];
  }

  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.#make(place) : undefined;
  }

  /** No generator: V8 puts none of it into the loop that asks. */
  [Symbol.iterator](): Iterator<T> {
    let at = 0;
    return {
      next: () => {
        at += 1;
        return at > this.length
          ? { done: true, value: undefined }
          : { done: false, value: this.#make(at - 1) };
      },
    };
  }

  *entries(): Generator<[number, T]> {
    for (let i = 0; i < this.length; i += 1) yield [i, this.#make(i)];
  }

  every(passes: (one: T, index: number) => boolean): boolean {
    return !this.some((one, i) => !passes(one, i));
  }

  filter(passes: (one: T, index: number) => boolean): T[] {
    const kept: T[] = [];
    this.forEach((one, i) => {
      if (passes(one, i)) kept.push(one);
    });
    return kept;
  }

  find(passes: (one: T, index: number) => boolean): T | undefined {
    for (let i = 0; i < this.length; i += 1) {
      const one = this.#make(i);
      if (passes(one, i)) return one;
    }
    return undefined;
  }

  findLast(passes: (one: T, index: number) => boolean): T | undefined {
    for (let i = this.length - 1; i >= 0; i -= 1) {
      const one = this.#make(i);
      if (passes(one, i)) return one;
    }
    return undefined;
  }

  flatMap<U>(of: (one: T, index: number) => U | readonly U[]): U[] {
    const made: U[] = [];
    this.forEach((one, i) => {
      const some = of(one, i);
      if (Array.isArray(some)) for (const own of some as readonly U[]) made.push(own);
      else made.push(some as U);
    });
    return made;
  }

  forEach(see: (one: T, index: number) => void): void {
    for (let i = 0; i < this.length; i += 1) see(this.#make(i), i);
  }

  map<U>(of: (one: T, index: number) => U): U[] {
    const made: U[] = [];
    for (let i = 0; i < this.length; i += 1) made.push(of(this.#make(i), i));
    return made;
  }

  slice(from: number = 0, to: number = this.length): T[] {
    const [first, end] = [placeOf(from, this.length), placeOf(to, this.length)];
    const some: T[] = [];
    for (let i = first; i < end; i += 1) some.push(this.#make(i));
    return some;
  }

  some(passes: (one: T, index: number) => boolean): boolean {
    for (let i = 0; i < this.length; i += 1) if (passes(this.#make(i), i)) return true;
    return false;
  }
}

function placeOf(index: number, length: number): number {
  return index < 0 ? Math.max(0, length + index) : Math.min(index, length);
}

/** A list of what is made of each. */
export function eachOf<T, U>(list: Sequence<T>, of: (one: T, index: number) => U): Sequence<U> {
  return new MadeSequence(list.length, (i) => of(list.at(i) as T, i));
}

/** A list of those that pass. */
export function thoseOf<T>(
  list: Sequence<T>,
  passes: (one: T, index: number) => boolean,
): Sequence<T> {
  const places: number[] = [];
  list.forEach((one, i) => {
    if (passes(one, i)) places.push(i);
  });
  return places.length === list.length
    ? list
    : new MadeSequence(places.length, (i) => list.at(places[i] as number) as T);
}
