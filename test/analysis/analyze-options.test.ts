// What the library is given: what is right is taken, what is wrong is named.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { analyze } from "../../src/index.ts";
import { draws } from "../helpers/draws.ts";

const LOG =
  "Epoch 1/2\n10/10 - 1s - loss: 1.4000 - a_loss: 1.0000 - b_loss: 2.0000\nEpoch 2/2\n10/10 - 1s - loss: 0.9000 - a_loss: 0.7000 - b_loss: 1.0000\n";

const KEYS =
  "weights total components epochs split source model penalty expectPenalty signs updates precision".split(
    " ",
  );

const analyzeAny = analyze as (input: unknown, options?: unknown) => ReturnType<typeof analyze>;

describe("input", () => {
  test.each([
    ["nothing", undefined, "a text or a Uint8Array is needed, not undefined"],
    ["null", null, "not null"],
    ["a number", 7, "not 7"],
    ["an object", { loss: [1] }, 'not {"loss":[1]}'],
    [
      "an ArrayBuffer",
      new ArrayBuffer(2),
      "`new Uint8Array(buffer)` makes one, not a value of the class ArrayBuffer",
    ],
    ["a list of lines", ["loss: 1"], 'not ["loss: 1"]'],
  ])("%s is refused", (_, input, message) => {
    expect(() => analyzeAny(input)).toThrow(TypeError);
    expect(() => analyzeAny(input)).toThrow(message);
  });

  test.each([
    ["a text", LOG],
    ["bytes", new TextEncoder().encode(LOG)],
    ["a Buffer", Buffer.from(LOG)],
  ])("%s is read", (_, input) => {
    expect(analyzeAny(input).runs).toHaveLength(1);
  });
});

describe("options", () => {
  test.each([
    [{ weights: "1,2,3" }, "option `weights`: a list of numbers of 0 or more"],
    [{ weights: "1,2,3" }, 'not the text "1,2,3"'],
    [{ weights: [1, -1] }, "not [1,-1]"],
    [{ weights: [1, Number.NaN] }, "not [1,null]"],
    [{ weights: { a: "1" } }, 'not {"a":"1"}'],
    [{ weights: null }, "not null"],
    [
      { weight: [1, 2] },
      "there is no option `weight`; there are source, total, components, weights",
    ],
    [{ total: "" }, "option `total`: a text is needed"],
    [{ total: 3 }, "not 3"],
    [{ components: "a_loss,b_loss" }, "a list of different column names is needed"],
    [{ components: ["a_loss", "a_loss"] }, "different"],
    [{ expectPenalty: "yes" }, 'true or false is needed, not the text "yes"'],
    [{ signs: "both" }, 'one of "non-negative", "free" is needed'],
    [{ updates: true }, 'one of "auto", "never" is needed, not true'],
    [{ precision: "double" }, 'one of "float64", "float32", "float16", "bfloat16" is needed'],
    [{ split: "test" }, 'one of "train", "val" is needed'],
    [{ epochs: [1, 5] }, "`{ first, last }` with whole numbers is needed, not [1,5]"],
    [{ source: 1 }, "not 1"],
    [{ model: { lossWeights: { a: 1 }, regularizers: [] } }, "what `readModelConfig` gives"],
    [{ model: { lossWeights: null, regularizers: [{ layer: "x" }] } }, "`readModelConfig`"],
    ["loss", 'options are an object, not the text "loss"'],
    [null, "options are an object, not null"],
  ])("%j: %s", (options, message) => {
    expect(() => analyzeAny(LOG, options)).toThrow(TypeError);
    expect(() => analyzeAny(LOG, options)).toThrow(message);
  });

  test.each([
    ["by place", [1, 0.2]],
    ["as an object", { a: 1, b_loss: 0.2 }],
    [
      "as a Map",
      new Map([
        ["a_loss", 1],
        ["b", 0.2],
      ]),
    ],
  ] as const)("weights %s", (_, weights) => {
    const [run] = analyze(LOG, { weights }).runs;
    expect(run?.weights.map(({ value, status }) => [value, status])).toEqual([
      [1, "declared"],
      [0.2, "declared"],
    ]);
  });

  test("what is undefined is not given", () => {
    const given = { weights: undefined, total: undefined, split: undefined };
    expect(analyzeAny(LOG, given).runs[0]?.total).toBe("loss");
  });

  test("whatever is passed, it is taken or refused with a TypeError or an error of the log", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KEYS),
        fc.oneof(
          fc.anything({ withBigInt: true, withMap: true }),
          fc.record({
            lossWeights: fc.anything({ withMap: true }),
            regularizers: fc.array(fc.anything(), { maxLength: 2 }),
          }),
        ),
        (key, value) => {
          try {
            analyzeAny(LOG, { [key]: value });
          } catch (error) {
            const name = (error as Error).constructor.name;
            expect(["TypeError", "WeightsError", "UnknownColumnError"]).toContain(name);
            if (name === "TypeError") expect((error as Error).message).toMatch(/^analyze: /);
          }
        },
      ),
      { numRuns: draws(300) },
    );
  });
});
