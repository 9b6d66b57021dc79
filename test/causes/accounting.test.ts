import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import { accounting, knownOfReleases } from "../../src/causes/accounting.ts";
import { causes } from "../../src/causes/index.ts";
import { overlapOf, type Releases, releasesText } from "../../src/table/releases.ts";
import type { Writer } from "../../src/table/run.ts";

function keras(first: string, last: string | null): Releases {
  return { family: "keras", first, last };
}

describe("releases", () => {
  test.each([
    [keras("2.3.0", "2.3.1"), keras("2.3", "2.3"), "inside"],
    [keras("2.1", null), keras("2.3.0", "2.3.1"), "part"],
    [keras("2.1", null), keras("3.0", "3.4"), "none"],
    [keras("2.4", null), keras("2.3.0", "2.3.1"), "none"],
    [keras("3.5", null), keras("3.5", null), "inside"],
    [keras("3.0", null), keras("3.5", null), "part"],
    [keras("3.4.1", "3.4.1"), keras("3.0", "3.4"), "inside"],
    [keras("2.0", "2.3"), { family: "tensorflow", first: "2.0", last: "2.1" }, "none"],
  ] as const)("%j in %j: %s", (some, known, overlap) => {
    expect(overlapOf(some, known)).toBe(overlap);
  });

  test.each([
    [keras("2.3.0", "2.3.1"), "Keras 2.3.0–2.3.1"],
    [keras("3.5", null), "Keras 3.5 and later 3.x"],
    [keras("3.0", null), "Keras 3"],
    [{ family: "tensorflow", first: "2.0", last: "2.1" }, "tf.keras of TensorFlow 2.0–2.1"],
  ] as const)("%j reads %s", (releases, text) => {
    expect(releasesText(releases)).toBe(text);
  });
});

test("components that Keras 3.5 and 3.6 print after their weights are no wrong declaration", () => {
  const log = readFileSync(new URL("../../fixtures/releases/keras-3.6.0.log", import.meta.url));
  const [finding] = analyze(log, { weights: new Map([["delay", 0.2]]) }).runs[0]?.findings ?? [];
  expect(finding?.cause).toBe("loss-weights");
  expect(finding?.evidence.map(({ text }) => text).join()).toContain(
    "whether this is Keras 3.5–3.6, which print the losses of the outputs multiplied by their weights, unlike all other releases",
  );
  const [clean] = analyze(log).runs[0]?.findings ?? [];
  expect(clean?.evidence.map(({ text }) => text).join()).not.toContain("3.6");
});

describe("accounting", () => {
  test("every entry names causes that there are, and where it was seen", () => {
    const known = new Set(causes.map(({ id }) => id));
    for (const { causes: named, fact, effect, seen } of accounting()) {
      for (const cause of named) expect(known.has(cause), cause).toBe(true);
      expect(seen.length, fact).toBeGreaterThan(0);
      expect(effect).not.toBe("");
      for (const place of seen) expect(place).toMatch(/^(https:\/\/|measured: )/);
    }
  });

  function writer(releases?: Releases): Writer {
    return {
      name: "test",
      keras: 2,
      evidence: [],
      ...(releases === undefined ? {} : { releases }),
    };
  }

  test.each([
    [keras("2.3.1", "2.3.1"), ["for"]],
    [keras("2.1", null), ["undecided"]],
    [keras("2.4", null), []],
    [undefined, ["undecided"]],
  ])("the one batch of Keras 2.3, in a log of %j: %j", (releases, kinds) => {
    const known = knownOfReleases("val-total-one-batch", writer(releases));
    expect(known.map(({ kind }) => kind)).toEqual(kinds);
    for (const { text } of known) expect(text).toContain("Keras 2.3.0–2.3.1");
  });
});
