import { expect, test } from "vitest";
import { grouped } from "../../src/math/grouped.ts";

test("members stand in their order, and groups in that of their first members", () => {
  const groups = grouped(["bb", "a", "cc", "d"], ({ length }) => length);
  expect([...groups]).toEqual([
    [2, ["bb", "cc"]],
    [1, ["a", "d"]],
  ]);
});
