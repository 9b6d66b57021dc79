// Rows that contradict each other → the fewest of them, with conflicts that are made up.

import { describe, expect, test } from "vitest";

import { type Conflict, fewestRows } from "../../../src/reconcile/proof/fewest-rows.ts";

const conflict = (at: readonly number[]): Conflict => ({ at, proof: () => undefined });

/** Rows conflict where they hold one of these sets. */
const among =
  (...sets: readonly (readonly number[])[]) =>
  (rows: readonly number[]): Conflict | undefined =>
    sets.some((set) => set.every((row) => rows.includes(row))) ? conflict(rows) : undefined;

const all = [0, 1, 2, 3, 4, 5, 6];

describe("fewestRows", () => {
  test.each([
    [[[2, 5, 6]], [2, 5, 6]],
    [[[0], [2, 5]], [0]],
    [[all], all],
  ])("of conflicts %j it leaves %j, of which none can be left out", (sets, left) => {
    expect(fewestRows(conflict(all), all, among(...sets)).at).toEqual(left);
  });

  test("one or two rows, and very many, stay as they are", () => {
    const many = Array.from({ length: 30 }, (_, i) => i);
    for (const at of [[1], [1, 2], many])
      expect(fewestRows(conflict(at), at, among([1])).at).toEqual(at);
  });

  test("twos and threes are tried where thinning ends in more", () => {
    const found = fewestRows(conflict(all), all, among([0, 1, 2, 3], [3, 4, 5, 6], [1, 5]));
    expect(found.at).toEqual([1, 5]);
  });

  test("what only more rows show is found among the candidates", () => {
    const found = fewestRows(conflict([3, 4, 5, 6]), all, among([0, 1, 2], [3, 4, 5, 6]));
    expect(found.at).toEqual([0, 1, 2]);
  });
});
