import { describe, expect, test } from "vitest";
import { parsePrinted } from "../../src/table/printed.ts";
import { assignRoles, UnknownColumnError } from "../../src/table/roles.ts";
import type { Run } from "../../src/table/run.ts";

function runOf(columns: Record<string, readonly string[]>): Run {
  const names = Object.keys(columns);
  const count = Object.values(columns)[0]?.length ?? 0;
  return {
    number: 1,
    dialect: "test",
    writer: { name: "unknown", keras: null, evidence: [""] },
    columns: names,
    plannedEpochs: null,
    updates: [],
    rows: Array.from({ length: count }, (_, t) => ({
      origin: "epoch" as const,
      split: "train" as const,
      epoch: t + 1,
      step: null,
      steps: null,
      line: t + 1,
      prefix: "" as const,
      values: new Map(
        names.flatMap((name) => {
          const printed = parsePrinted(columns[name]?.[t] ?? "");
          return printed === undefined ? [] : [[name, printed] as const];
        }),
      ),
    })),
  };
}

describe("roles of columns", () => {
  test("columns that end in loss are components, wherever the total stands", () => {
    const roles = assignRoles(
      runOf({ a_loss: ["1"], a_mae: ["1"], loss: ["2"], "b loss": ["1"], lr: ["0.1"] }),
    );
    expect(roles?.total).toBe("loss");
    expect(roles?.components).toEqual(["a_loss", "b loss"]);
    expect(roles?.columns.find(({ column }) => column === "lr")?.role).toBe("schedule");
  });

  test("a single-output log is measured against the metric that follows the loss", () => {
    const roles = assignRoles(
      runOf({ loss: ["1.5", "1.2"], mae: ["0.9", "0.2"], mse: ["1.0", "0.7"] }),
    );
    expect(roles).toMatchObject({ singleOutput: true, components: ["mse"] });
  });

  test("only a loss and an accuracy leave no component", () => {
    expect(assignRoles(runOf({ loss: ["1.5"], accuracy: ["0.9"] }))?.components).toEqual([]);
  });

  test("a log without a total has no roles", () => {
    expect(assignRoles(runOf({ a_loss: ["1.5"] }))).toBeUndefined();
  });

  test("declared columns are taken as said, and must be there", () => {
    const run = runOf({ loss: ["3"], kl: ["1"], rec: ["2"] });
    expect(assignRoles(run, { components: ["rec", "kl"] })?.components).toEqual(["rec", "kl"]);
    expect(() => assignRoles(run, { components: ["klx"] })).toThrow(UnknownColumnError);
    expect(assignRoles(run, { total: "rec", components: ["kl"] })?.total).toBe("rec");
  });
});
