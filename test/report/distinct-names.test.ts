import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { distinctNames } from "../../src/report/distinct-names.ts";
import { textWidth } from "../../src/report/text-width.ts";

describe("shortened names", () => {
  test.each([
    [["loss"], 9, ["loss"]],
    [["net_sup5_act", "net_sup6_act"], 9, ["…sup5…", "…sup6…"]],
    [["loss", "net_sup5_act", "net_sup6_act"], 9, ["loss", "…sup5…", "…sup6…"]],
    [["rpn_class", "mrcnn_class"], 11, ["rpn_class", "mrcnn_class"]],
  ])("%j in %i cells", (names, cells, expected) => {
    expect(distinctNames(names, cells, "…")).toEqual(expected);
  });

  test("fit, and are told apart as the names are", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "_", "5"), maxLength: 24 });
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 12 }),
        fc.integer({ min: 6, max: 18 }),
        (names, cells) => {
          const made = distinctNames(names, cells, "…");
          for (const one of made) expect(textWidth(one)).toBeLessThanOrEqual(cells);
          expect(new Set(made).size).toBe(new Set(names).size);
        },
      ),
    );
  });
});
