import fc from "fast-check";
import { expect, test } from "vitest";
import { eachOf, type Sequence, MadeSequence, thoseOf } from "../../src/math/sequence.ts";
import { draws } from "../helpers/draws.ts";

const isEven = (one: number): boolean => one % 2 === 0;

/** Whatever a list is asked. */
function asked(list: Sequence<number>, at: number, to: number): unknown {
  const seen: number[] = [];
  list.forEach((one, i) => seen.push(one + i));
  return [
    list.length,
    list.at(at),
    [...list],
    JSON.stringify(list),
    [...list.entries()],
    list.every(isEven),
    list.some(isEven),
    list.filter(isEven),
    list.find(isEven),
    list.findLast(isEven),
    list.find((_, i) => i === at),
    list.flatMap((one, i) => (isEven(one) ? [one, i] : one)),
    list.map((one, i) => one * i),
    list.slice(),
    list.slice(at),
    list.slice(at, to),
    seen,
  ];
}

test("a list that is made as it is asked says what an array says", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
      fc.integer({ min: -8, max: 8 }),
      fc.integer({ min: -8, max: 8 }),
      (array, at, to) => {
        const list = new MadeSequence(array.length, (i) => array[i] as number);
        expect(asked(list, at, to)).toEqual(asked(array, at, to));
        const doubled = array.map((one, i) => 2 * one + i);
        expect(
          asked(
            eachOf(list, (one, i) => 2 * one + i),
            at,
            to,
          ),
        ).toEqual(asked(doubled, at, to));
        expect(asked(thoseOf(list, isEven), at, to)).toEqual(asked(array.filter(isEven), at, to));
      },
    ),
    { numRuns: draws(300) },
  );
});

test("members are made one at a time", () => {
  let made = 0;
  const list = new MadeSequence(1000, (i) => {
    made += 1;
    return i;
  });
  expect(eachOf(list, (one) => one + 1).at(-1)).toBe(1000);
  expect(list.some((one) => one === 2)).toBe(true);
  expect(made).toBe(4);
});
