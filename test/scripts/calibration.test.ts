// The fit of the tables on logs that can be weighed in one's head, and what a run teaches.

import { describe, expect, test } from "vitest";

const script = (name: string): Promise<Record<string, (...list: unknown[]) => unknown>> =>
  import(new URL(`../../scripts/${name}`, import.meta.url).href);
const { fitTable, predict } = await script("calibration/fit.mjs");
const { read, write } = await script("calibration/figures-file.mjs");
const { firstEpochs } = await script("calibration/first-epochs.mjs");
const { lessonOf, foldersOf, truthOfRows } = await script("truth.mjs");
const { verdicts } = await import("../../src/verdict/verdicts.ts");

const figures = [
  { id: "telling", unit: "share" },
  { id: "silent", unit: "share" },
];
/** Ten logs of each of two classes; one figure tells them, the other is the same in both. */
const logs = [0, 1].flatMap((right) =>
  Array.from({ length: 10 }, (_, i) => ({
    figures: { telling: right, silent: i / 10 },
    right: [right],
    weight: 1,
  })),
);
const table = fitTable?.(logs, figures, ["no", "yes"]) as {
  entries: readonly { figure: string; bits: readonly (readonly number[])[] }[];
};

describe("the fit", () => {
  test("gives bits to the figure that tells, and leaves out the one that does not", () => {
    expect(table.entries.map(({ figure }) => figure)).toEqual(["telling"]);
    const [no = [], yes = []] = table.entries[0]?.bits ?? [];
    expect(no[0]).toBeGreaterThan(0);
    expect(yes.at(-1)).toBeGreaterThan(0);
  });

  test("is sure of what it was taught, and of nothing where the figure does not apply", () => {
    expect(predict?.(table, { telling: 1 })).toMatchObject({ yes: expect.closeTo(1, 1) });
    expect(predict?.(table, {})).toMatchObject({ yes: expect.closeTo(0.5, 1) });
  });

  test("gives the same bits every time", () => {
    expect(fitTable?.(logs, figures, ["no", "yes"])).toEqual(table);
  });
});

test("measured logs are read as they were written", () => {
  const one = {
    generator: "wild",
    run: "a/b",
    variant: "whole",
    epochs: 3,
    single: false,
    verdicts: ["hidden-term"],
    causes: ["weight-penalty"],
    figures: { telling: 0.5 },
  };
  expect(read?.(write?.(figures, [one]) as string)).toEqual({ figures, logs: [one] });
});

test("a run is measured whole, without its updates, cut short and as CSV", async () => {
  const { loaded } = await script("calibration/bundle.mjs");
  const { measureBelow } = (await (loaded as (entry: string) => Promise<unknown>)(
    "scripts/calibration/measure.mjs",
  )) as {
    measureBelow: (...list: unknown[]) => Iterable<{ variant: string; figures: object }>;
  };
  const logs = ["k2-011", "k3-046"].flatMap((run) => [
    ...measureBelow(`fixtures/corpus/${run}`, "dense", {}),
  ]);
  expect(logs.filter(({ variant }) => variant === "whole")).toHaveLength(2);
  expect(new Set(logs.map(({ variant }) => variant)).size).toBeGreaterThan(2);
  expect(logs.filter(({ figures: own }) => Object.keys(own).length === 0)).toEqual([]);
}, 30_000);

describe("the first epochs of a run", () => {
  const run = {
    rows: [1, 2, 3].map((epoch) => ({ epoch })),
    updates: [{ epoch: 2 }, { epoch: 3 }],
  };

  test("are its rows and updates up to there", () => {
    expect(firstEpochs?.(run, 2)).toMatchObject({
      rows: [{ epoch: 1 }, { epoch: 2 }],
      updates: [{ epoch: 2 }],
    });
  });

  test("are none of a run that has no more", () => {
    expect(firstEpochs?.(run, 3)).toBeUndefined();
  });
});

describe("what a run teaches", () => {
  const row = (total: number, ...parts: readonly number[]): object => ({
    total: { value: total },
    components: parts.map((value) => ({ value })),
  });
  const truth = { cause: "weight-penalty", expected: ["weight-penalty"], weights: { a: 1, b: 2 } };
  const lesson = (of: object, rows: readonly object[]): unknown =>
    lessonOf?.({ ...truth, ...of }, ["a_loss", "b_loss"], rows, verdicts);

  test("is its family, or else the verdict of its causes", () => {
    const rows = [row(4, 1, 1)];
    expect(lesson({}, rows)).toMatchObject({ verdicts: ["hidden-term"] });
    expect(lesson({ family: "averaging" }, rows)).toMatchObject({
      verdicts: ["measured-differently"],
    });
  });

  test("is that nothing is there, where next to nothing is left at the true weights", () => {
    expect(lesson({}, [row(3.001, 1, 1)])).toMatchObject({ verdicts: ["other-weights"] });
    expect(lesson({ weights: { a: 1, b: 1 } }, [row(2.001, 1, 1)])).toMatchObject({
      verdicts: ["adds-up"],
      causes: ["adds-up"],
    });
  });
});

test("of rows in which next to nothing is left, that is right too", () => {
  const truth = { expected: ["weight-penalty"], family: "hidden-term", weights: { a: 2 } };
  const run = (total: number): unknown => ({
    total: "loss",
    components: ["a_loss"],
    rows: [
      {
        values: new Map([
          ["loss", { value: total }],
          ["a_loss", { value: 1 }],
        ]),
      },
    ],
  });
  expect(truthOfRows?.(truth, run(2.001))).toMatchObject({
    family: ["hidden-term", "weights"],
    expected: expect.arrayContaining(["loss-weights", "weight-penalty"]),
  });
  expect(truthOfRows?.(truth, run(2.1))).toBe(truth);
  expect(truthOfRows?.(truth, undefined)).toBe(truth);
});

test("folders are named with their generator", () => {
  expect(foldersOf?.(["--measure", "wild=/a", "b", "dense=c=d"])).toEqual([
    { generator: "wild", folder: "/a" },
    { generator: "dense", folder: "c=d" },
  ]);
});
