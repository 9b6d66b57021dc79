import { expect, test } from "vitest";
import { averagesUnevenly, isKeras3, type Writer } from "../../src/table/run.ts";

const writer = (keras: Writer["keras"], releases?: Writer["releases"]): Writer => ({
  name: "one",
  keras,
  evidence: [],
  ...(releases === undefined ? {} : { releases }),
});
const of = (first: string, last: string | null) => ({ family: "keras", first, last }) as const;

test.each([
  ["nobody knows", writer(null), null, null],
  ["its releases end before 3", writer(null, of("1.0", "2.0")), false, false],
  ["its releases reach 3", writer(null, of("2.4", "3.2")), null, null],
  ["Keras 2", writer(2, of("2.4", null)), false, false],
  ["Keras 3", writer(3, of("3.0", null)), true, true],
  ["TensorFlow", writer(2, { family: "tensorflow", first: "1.13", last: "2.1" }), false, null],
])("whether Keras 3 printed a log, and averages unevenly: %s", (_, printed, isOf3, isUneven) => {
  expect(isKeras3(printed)).toBe(isOf3);
  expect(averagesUnevenly(printed)).toBe(isUneven);
});
