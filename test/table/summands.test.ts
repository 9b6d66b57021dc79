// Columns that are not named as losses → which of them make up the total; findTotal where no sum tells it.

import { expect, test } from "vitest";

import { readLog } from "../../src/read/read-log.ts";
import { possibleParts } from "../../src/table/possible-parts.ts";
import type { Run } from "../../src/table/run.ts";
import { summands } from "../../src/table/summands.ts";
import { findTotal } from "../../src/table/total.ts";

function runOf(columns: Readonly<Record<string, readonly string[]>>): Run {
  const names = Object.keys(columns);
  const rows = (columns[names[0] ?? ""] ?? []).map((_, t) =>
    [t + 1, ...names.map((name) => columns[name]?.[t])].join(","),
  );
  const [run] = readLog([["epoch", ...names].join(","), ...rows].join("\n")).runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

test("a column that is next to nothing throughout makes up nothing, however coarse it is printed", () => {
  const columns = { loss: ["1.0040", "0.8041", "0.6042"], ce: ["1.0000", "0.8000", "0.6000"] };
  const run = (reg: string): Run => runOf({ ...columns, reg: [reg, reg, reg] });
  expect(summands(run("0.00"), "loss", ["ce"], ["reg"])).toEqual([]);
  expect(summands(run("0.01"), "loss", ["ce"], ["reg"])).toEqual(["reg"]);
});

test("a letter with indices is the total of those, though they count at weights", () => {
  const all = {
    J_fit: ["0.51", "0.42", "0.37"],
    J_smooth: ["0.29", "0.22", "0.11"],
    J: ["0.94", "0.72", "0.49"],
    acc: ["0.5", "0.6", "0.7"],
  };
  expect(findTotal(runOf(all), undefined)).toBe("J");
  const { J_smooth: _, ...one } = all;
  expect(findTotal(runOf(one), undefined)).toBeUndefined();
});

test("a measure of a part is no part, also where it closes the gap", () => {
  const run = runOf({
    loss: ["1.50", "1.10", "0.93", "0.71"],
    policy_loss: ["1.00", "0.80", "0.60", "0.50"],
    policy_mae: ["0.50", "0.30", "0.33", "0.21"],
    smear: ["0.50", "0.30", "0.33", "0.21"],
  });
  const beside = ["policy_mae", "smear"];
  expect(possibleParts(run, "loss", ["policy_loss"], beside, false)).toEqual(["smear"]);
});

test("in one row alone, numbers of so many digits come to the total by no chance", () => {
  const run = (total: string): Run =>
    runOf({ loss: [total], ce: ["1.487"], loc: ["0.481"], l2: ["5.602"], acc: ["0.835"] });
  expect(summands(run("7.570"), "loss", ["ce"], ["loc", "l2", "acc"])).toEqual(["loc", "l2"]);
  expect(summands(run("7.580"), "loss", ["ce"], ["loc", "l2", "acc"])).toEqual([]);
  expect(summands(run("7.6"), "loss", ["ce"], ["loc", "l2", "acc"])).toEqual([]);
  const nets = runOf({ g_loss: ["1.555"], recon_loss: ["0.843"], d_loss: ["0.712"] });
  expect(summands(nets, "g_loss", ["recon_loss"], ["d_loss"])).toEqual([]);
});
