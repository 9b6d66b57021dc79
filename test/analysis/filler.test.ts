// A column that is no component and fills what is left of every row is named, and never said to be in no column.

import { expect, test } from "vitest";
import { run } from "../helpers/fake-io.ts";

const ROWS = [
  [3.0792, 1.3034, 1.5876, 1.8825],
  [3.5104, 1.8462, 1.5053, 1.589],
  [2.457, 1.0345, 1.2427, 1.7984],
  [3.1122, 1.4021, 1.5412, 1.6889],
  [3.515, 1.703, 1.6745, 1.3747],
] as const;

function logOf(rows: readonly (readonly number[])[]): string {
  return rows
    .map(([loss, cls, reg, hits], i) =>
      [
        `Epoch ${i + 1} | Loss ${loss?.toFixed(4)} | Cls Loss ${cls?.toFixed(4)}`,
        `Reg Loss ${reg?.toFixed(4)} | Hits ${hits?.toFixed(4)}\n`,
      ].join(" | "),
    )
    .join("");
}

test("is named with its factor, and the check counts it", async () => {
  const { stdout } = await run(["-", "--color", "never"], { stdin: logOf(ROWS) });
  expect(stdout).toContain("Loss contains 0.1 × Hits, which was not counted as a part");
  expect(stdout).toContain('lossledger LOG --components "Cls Loss,Reg Loss,Hits"');
  expect(stdout).not.toMatch(/no printed column|not printed|weights are not/);
  const counted = await run(["-", "--components", "Cls Loss,Reg Loss,Hits"], {
    stdin: logOf(ROWS),
  });
  expect(counted.stdout).toContain("Nothing is hidden");
});

test("is not named where one row is off", async () => {
  const off = ROWS.map((row, i) => (i === 2 ? [row[0] + 0.05, ...row.slice(1)] : row));
  const { stdout } = await run(["-"], { stdin: logOf(off) });
  expect(stdout).not.toContain("× Hits");
});
