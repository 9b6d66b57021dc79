// Lines of text taken out of a file → their places in it.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlaceMap } from "../../src/lines/place-map.ts";

describe("PlaceMap", () => {
  test("gives back what was put in, whatever it was", () => {
    const step = fc.record({
      by: fc.constantFrom(0, 0, 1, 1, 1, 2, 5),
      part: fc.constantFrom("a", "a", "a", "b", null),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const map = new PlaceMap();
        let line = 1;
        let partLine = 0;
        let before: string | null | undefined;
        const expected = steps.map(({ by, part }) => {
          line += by;
          partLine = part === before ? partLine + 1 : 1;
          before = part;
          map.add(line, part);
          return { line, place: part === null ? undefined : { part, line: partLine } };
        });
        expect(steps.map((_, index) => map.at(index + 1))).toEqual(expected);
      }),
    );
  });

  test("knows nothing of a file without lines", () => {
    expect(new PlaceMap().at(3)).toEqual({ line: 3, place: undefined });
  });
});
