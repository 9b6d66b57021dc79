import { expect, test } from "vitest";

import { lazy, onceFor } from "../../src/math/lazy.ts";

test("what is lazy is made when it is first asked for, and once", () => {
  let made = 0;
  const list = lazy(() => [(made += 1)]);
  expect(made).toBe(0);
  expect([list(), list()]).toEqual([[1], [1]]);
  expect(made).toBe(1);
});

test.each([1, 0, null, undefined])("%s is found out once for each object", (value) => {
  const asked: object[] = [];
  const [one, other] = [{}, {}];
  const of = onceFor((object: object) => {
    asked.push(object);
    return value;
  });
  expect([of(one), of(other), of(one), of(other)]).toEqual([value, value, value, value]);
  expect(asked).toEqual([one, other]);
});
