// Columns that no name tells to be losses, and that make up the total at weights of their own.

import { describe, expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";

const MLM = [1.2731, 1.0342, 1.1217, 0.8423, 0.7719, 0.8011, 0.6427, 0.5816];
const NSP = [0.7712, 0.7203, 0.6125, 0.6412, 0.5513, 0.4922, 0.5018, 0.4411];
const KL = [31.27, 27.61, 29.92, 24.18, 25.73, 22.04, 20.11, 21.36];

/** A line a row: what `row` makes of the three columns and a learning rate. */
function componentsOf(
  row: (mlm: number, nsp: number, kl: number) => string,
  rows = MLM.length,
): readonly string[] {
  const lines = MLM.slice(0, rows).map(
    (mlm, t) => `step ${100 * (t + 1)} | ${row(mlm, NSP[t] ?? 0, KL[t] ?? 0)} | lr 1.00e-04`,
  );
  return analyze(lines.join("\n")).runs[0]?.components ?? [];
}

const sum = (mlm: number, nsp: number, kl: number): string => (mlm + nsp + 0.01 * kl).toFixed(4);

describe("of a log of eight rows", () => {
  test("columns are parts that explain every row at short weights with a term", () => {
    const found = componentsOf(
      (mlm, nsp, kl) => `loss ${sum(mlm, nsp, kl)} | head ${mlm} | tail ${nsp} | kl ${kl}`,
    );
    expect(found).toEqual(["head", "tail", "kl"]);
  });

  test("an entropy is one by which the total is less", () => {
    const found = componentsOf(
      (mlm, nsp, kl) =>
        `loss ${(mlm + 0.5 * nsp - 0.01 * kl).toFixed(4)} | policy ${mlm} | value ${nsp} | entropy ${kl}`,
    );
    expect(found).toEqual(["policy", "value", "entropy"]);
  });

  test("none is where a rest is left", () => {
    const found = componentsOf(
      (mlm, nsp, kl) =>
        `loss ${sum(mlm + 0.1 * (kl % 3), nsp, kl)} | head ${mlm} | tail ${nsp} | kl ${kl}`,
    );
    expect(found).toEqual(["kl"]);
  });

  test("none is at weights of many digits", () => {
    const found = componentsOf(
      (mlm, nsp, kl) =>
        `loss ${(0.7373 * mlm + 1.2345 * nsp + 0.01 * kl).toFixed(4)} | head ${mlm} | tail ${nsp} | kl ${kl}`,
    );
    expect(found).toEqual(["kl"]);
  });

  test("none is where the rows are no more than a few", () => {
    const found = componentsOf(
      (mlm, nsp, kl) => `loss ${sum(mlm, nsp, kl)} | head ${mlm} | tail ${nsp} | kl ${kl}`,
      6,
    );
    expect(found).toEqual(["kl"]);
  });

  test("none is beside losses that make up the total at weights alone", () => {
    const found = componentsOf(
      (mlm, nsp, kl) =>
        `loss ${(mlm + 0.5 * nsp).toFixed(4)} | a_loss ${mlm} | b_loss ${nsp} | head ${kl}`,
    );
    expect(found).toEqual(["a_loss", "b_loss"]);
  });

  test("a setting is none, whatever its digits hide", () => {
    const found = componentsOf(
      (mlm, nsp) => `lambda 0.1 | loss ${(mlm + 0.1 * nsp).toFixed(5)} | data ${mlm} | reg ${nsp}`,
    );
    expect(found).toEqual(["data", "reg"]);
  });

  test("weights that rounding leaves open do not make a part of another column", () => {
    const found = componentsOf(
      (a, b, c) =>
        `loss ${(a + 10 * b + 0.01 * a).toFixed(3)} | seg_loss ${a.toFixed(3)} | edge_loss ${b.toFixed(3)} | mem ${4000 + Math.round(c)}`,
    );
    expect(found).toEqual(["seg_loss", "edge_loss"]);
  });

  test("metrics that add up to the total in every row are its parts, and not one of them the loss", () => {
    const found = componentsOf((a, b) => `loss ${(a + b).toFixed(4)} | mse ${a} | mae ${b}`);
    expect(found).toEqual(["mse", "mae"]);
  });

  test("the best total so far is no part", () => {
    const found = componentsOf(
      (a, b) =>
        `loss ${(2 * a + 5 * b).toFixed(3)} | bce ${a} | best ${(2 * a + 5 * b).toFixed(4)}`,
    );
    expect(found).toEqual(["bce"]);
  });
});
