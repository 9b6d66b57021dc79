// Saved models of real Keras, and files that are none.

import { readFileSync } from "node:fs";

import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";

import { analyze, formats, plainStyle } from "../../src/index.ts";
import { modelWeights, ModelConfigError, readModelConfig } from "../../src/read/model-config.ts";
import { draws } from "../helpers/draws.ts";

const TWO = readFileSync("fixtures/models/two-outputs.keras");

describe("a .keras file", () => {
  test("has its loss weights and regularizers read", () => {
    const { lossWeights, regularizers } = readModelConfig(TWO);
    expect(lossWeights).toEqual(
      new Map([
        ["priority", 1],
        ["department", 0.2],
      ]),
    );
    expect(regularizers).toEqual([
      { layer: "dense_1", on: "kernel", text: "L2(0.01)" },
      { layer: "dense_1", on: "bias", text: "L1(0.001)" },
      { layer: "dense_2", on: "activity", text: "L1L2(0.0001, 0.00001)" },
    ]);
  });

  test("may hold a model inside a model, and one weight in a list", () => {
    const { lossWeights, regularizers } = readModelConfig(
      readFileSync("fixtures/models/nested.keras"),
    );
    expect(lossWeights).toBe(0.5);
    expect(regularizers).toEqual([
      { layer: "first", on: "kernel", text: "L2(0.01)" },
      { layer: "inner", on: "kernel", text: "L1(0.5)" },
    ]);
  });

  test("is read as far as its config goes: the weights may be missing", () => {
    const part = TWO.subarray(0, 8000);
    expect(readModelConfig(part).regularizers).toHaveLength(3);
  });
});

test("regularizers that add nothing are none; an axis is no factor", () => {
  const of = (config: object) => ({ class_name: "L2", config });
  const layer = {
    config: {
      name: "a",
      kernel_regularizer: of({ l2: 0 }),
      bias_regularizer: of({ l1: 0, axis: 1 }),
      gamma_regularizer: of({ l1: 0, l2: 0.1, axis: 1 }),
    },
  };
  const bytes = strToU8(JSON.stringify({ config: { name: "m", layers: [layer] } }));
  expect(readModelConfig(bytes).regularizers).toEqual([
    { layer: "a", on: "gamma", text: "L2(0, 0.1)" },
  ]);
});

/** A config with these layers and these arguments of compile. */
function configOf(compiled: unknown, outputs?: unknown): Uint8Array {
  const layer = { class_name: "Dense", config: { name: "a", kernel_regularizer: null } };
  const config = { name: "m", layers: [layer], output_layers: outputs };
  return strToU8(JSON.stringify({ class_name: "Functional", config, compile_config: compiled }));
}

describe("loss weights", () => {
  const outputs = [
    ["a", 0, 0],
    ["b", 0, 0],
  ];

  test.each([
    ["are unknown of a model that was not compiled", undefined, outputs, null],
    ["are 1 unless they are given", { loss: "mse" }, outputs, 1],
    ["are 1 where None was given", { loss_weights: null }, outputs, 1],
    ["go by the order of the outputs", { loss_weights: [2, 3] }, outputs, { a: 2, b: 3 }],
    ["go by name", { loss_weights: { b: 3 } }, outputs, { b: 3 }],
    ["are unknown in a list of another length", { loss_weights: [1, 2, 3] }, outputs, null],
    ["are unknown where they are no numbers", { loss_weights: [{ v: 1 }, 2] }, outputs, null],
  ])("%s", (_, compiled, of, expected) => {
    const { lossWeights } = readModelConfig(configOf(compiled, of));
    const plain = lossWeights instanceof Map ? Object.fromEntries(lossWeights) : lossWeights;
    expect(plain).toEqual(expected);
  });

  test.each([
    [{ loss_weights: { b: 3 } }, ["a_loss", "b_loss"], [1, 3]],
    [{ loss_weights: { b: 3 } }, ["c_loss"], undefined],
    [{ loss_weights: 2 }, ["c_loss"], [2]],
    [{ loss: "mse" }, ["a_loss", "b_loss"], [1, 1]],
    [{}, ["a_loss"], undefined],
  ])("%j for %j: %j", (compiled, components, expected) => {
    expect(modelWeights(readModelConfig(configOf(compiled)), components)).toEqual(expected);
  });
});

test("names of layers and regularizers are data", async () => {
  const layer = {
    config: {
      name: "`<b>\u001b[31m",
      kernel_regularizer: { class_name: "<i>".repeat(99), config: {} },
    },
  };
  const bytes = strToU8(JSON.stringify({ config: { name: "m", layers: [layer] } }));
  const model = readModelConfig(bytes);
  expect(model.regularizers[0]?.text).toHaveLength(61);
  const analysis = analyze(readFileSync("fixtures/seed/question.log"), { model });
  const options = { style: plainStyle(true), width: 80, verbose: true };
  for (const format of formats) {
    const text = format.render(analysis, options);
    expect(text, format.id).not.toContain("\u001b");
    if (format.id === "html" || format.id === "junit") expect(text).not.toContain("<i><i>");
  }
});

describe("what is no model", () => {
  test.each([undefined, null, "model.keras", {}, [80, 75]])("%j is no file's bytes", (given) => {
    expect(() => readModelConfig(given as unknown as Uint8Array)).toThrow(
      /^readModelConfig: the bytes/,
    );
  });

  test.each([
    ["text", strToU8("hello"), "neither a .keras file nor JSON"],
    ["an HDF5 file", Uint8Array.of(0x89, 0x48, 0x44, 0x46), "HDF5"],
    ["other JSON", strToU8('{"loss": [1]}'), "no layers"],
    ["a list", strToU8("[1]"), "no object"],
    ["another zip file", zipSync({ "a.txt": strToU8("hello") }), "no config.json"],
    ["nothing", new Uint8Array(0), "neither"],
  ])("%s", (_, bytes, message) => {
    expect(() => readModelConfig(bytes)).toThrow(ModelConfigError);
    expect(() => readModelConfig(bytes)).toThrow(message);
  });

  test("a config that inflates without end is refused", () => {
    const zip = zipSync({ "config.json": new Uint8Array(65 * 2 ** 20) }, { level: 1 });
    expect(() => readModelConfig(zip)).toThrow("too large");
  });

  test("any damage is an error that says so, or is not noticed", () => {
    fc.assert(
      fc.property(fc.nat(TWO.length - 1), fc.nat(255), fc.nat(TWO.length), (at, byte, length) => {
        const broken = new Uint8Array(TWO);
        broken[at] = byte;
        try {
          readModelConfig(broken.subarray(0, length));
        } catch (error) {
          expect(error).toBeInstanceOf(ModelConfigError);
        }
      }),
      { numRuns: draws(300) },
    );
  });
});
