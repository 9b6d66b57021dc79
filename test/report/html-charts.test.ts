// Rows → points, layers and paths of the charts.

import { describe, expect, test } from "vitest";

import type { RunAnalysis } from "../../src/analysis/analysis.ts";
import { layersOf } from "../../src/report/html/layers.ts";
import { ceilingOf, scalesOf } from "../../src/report/html/plot.ts";
import { stretchesOf, tracksOf } from "../../src/report/html/points.ts";
import { residualPlots } from "../../src/report/html/residual-chart.ts";
import { stackPlots } from "../../src/report/html/stack-chart.ts";
import { sampleRows, sampleRun } from "../helpers/sample-analysis.ts";

type Line = readonly [epoch: number, line: number, ...values: string[]];

function runOf(lines: readonly Line[], weights: readonly number[] = [1, 2]): RunAnalysis {
  const components = ["a_loss", "b_loss"].slice(0, weights.length);
  return sampleRun({
    components,
    rows: sampleRows(["loss", ...components], weights, lines),
    weights: components.map((component, i) => ({
      component,
      value: weights[i] ?? 1,
      low: 0,
      high: null,
      status: "assumed",
    })),
  });
}

function pathsOf(run: RunAnalysis): readonly string[] {
  const [stack] = stackPlots("s", run.total, tracksOf(run, 240), layersOf(run), true);
  return [...String(stack).matchAll(/<path class="(?:layer|total)[^"]*" d="([^"]*)"/g)].map(
    ([, d]) => d ?? "",
  );
}

describe("points", () => {
  test("are the rows, with weighted components", () => {
    const [track] = tracksOf(runOf([[1, 1, "5.0", "1.0", "1.5"]]), 10);
    expect(track?.points[0]).toMatchObject({ place: 1, rows: 1, total: 5, parts: [1, 3] });
    expect(track?.points[0]?.residual.value).toBeCloseTo(1);
  });

  test("of many rows are means, which add up as the rows do, and say how many they stand for", () => {
    const lines = Array.from({ length: 1000 }, (_, i): Line => [
      i + 1,
      i + 1,
      (3 + (i % 7)).toFixed(1),
      (i % 3).toFixed(1),
      "0.5",
    ]);
    const [track] = tracksOf(runOf(lines), 240);
    expect(track).toMatchObject({ rowsPerPoint: 5, rows: 1000 });
    expect(track?.points).toHaveLength(200);
    for (const point of track?.points ?? []) {
      const parts = point?.parts.reduce((sum, part) => sum + part, 0) ?? 0;
      expect(parts + (point?.residual.value ?? 0)).toBeCloseTo(point?.total ?? 0);
      expect(point?.residual.low).toBeLessThan(point?.residual.value ?? 0);
    }
    expect(track?.points[1]).toMatchObject({ firstEpoch: 6, lastEpoch: 10, rows: 5, place: 8 });
  });

  test("break where a value is not finite, and the place is kept", () => {
    const [track] = tracksOf(
      runOf([
        [1, 1, "3", "1", "1"],
        [2, 2, "nan", "1", "1"],
        [3, 3, "1e308", "1", "1"],
        [4, 4, "3", "1", "1"],
      ]),
      240,
    );
    expect(track?.broken).toEqual([2, 3]);
    expect(stretchesOf(track as never).map(({ length }) => length)).toEqual([1, 1]);
  });

  test("are counted where epochs do not ascend", () => {
    const [track] = tracksOf(
      runOf([
        [5, 1, "3", "1", "1"],
        [1, 2, "3", "1", "1"],
      ]),
      240,
    );
    expect(track?.byEpoch).toBe(false);
    expect(track?.points.map((point) => point?.place)).toEqual([1, 2]);
  });
});

describe("the stack", () => {
  test("piles up weighted components and the residual to the total", () => {
    const run = runOf([
      [1, 1, "4", "1", "1"],
      [2, 2, "2", "1", "0.5"],
    ]);
    // 260 pixels for 0 to 4: a unit is 65.
    expect(pathsOf(run)).toEqual([
      "M0,195L1000,195L1000,260L0,260Z",
      "M0,65L1000,130L1000,195L0,195Z",
      "M0,0L1000,130L1000,130L0,65Z",
      "M0,0L1000,130",
    ]);
  });

  test("hangs components below 0 from it, and a residual below 0 covers what the total lacks", () => {
    const run = runOf([
      [1, 1, "-1", "2", "-1"],
      [2, 2, "-1", "2", "-1"],
    ]);
    const [a, b, residual] = pathsOf(run);
    // 260 pixels for -2 to 2: a unit is 65, 0 is at 130.
    expect(a).toBe("M0,0L1000,0L1000,130L0,130Z");
    expect(b).toBe("M0,260L1000,260L1000,130L0,130Z");
    expect(residual).toBe("M0,195L1000,195L1000,130L0,130Z");
  });

  test("of a lone row is a bar", () => {
    const [a] = pathsOf(runOf([[7, 1, "4", "1", "1"]]));
    expect(a).toBe("M100,260H900V195H100Z");
  });

  test("has the largest components by themselves and the sum of the others", () => {
    const names = Array.from({ length: 128 }, (_, i) => `c${i}_loss`);
    const run = sampleRun({
      components: names,
      weights: names.map((component) => ({
        component,
        value: 1,
        low: 0,
        high: null,
        status: "assumed",
      })),
      rows: sampleRows(
        ["loss", ...names],
        names.map(() => 1),
        [[1, 1, "9000", ...names.map((_, i) => String(i))]],
      ),
    });
    const layers = layersOf(run);
    expect(layers.map(({ name }) => name)).toEqual([
      "c122",
      "c123",
      "c124",
      "c125",
      "c126",
      "c127",
      "122 other components",
      "left over",
    ]);
    const [track] = tracksOf(run, 240);
    const [point] = track?.points ?? [];
    expect(layers.at(-2)?.of(point as never)).toBe((121 * 122) / 2);
  });
});

test("a weight that changes stands as w in the legend", () => {
  const run = runOf([
    [1, 1, "1", "1", "1"],
    [2, 2, "3", "1", "1"],
  ]);
  const rows = run.rows.map((row, i) => ({ ...row, weights: [1, 2 * i] }));
  expect(layersOf({ ...run, rows }).map(({ weight }) => weight)).toEqual([
    "",
    "w\u2009·\u2009",
    "",
  ]);
});

describe("scales", () => {
  test.each([
    ["a single place", [4], [1], 500],
    ["places from 1 to 5", [1, 5], [1], 0],
  ])("hold %s", (_, places, values, x) => {
    expect(scalesOf(places, values, 100).x(places[0] as number)).toBe(x);
  });

  test("have no tick for what is less below 0 than a line is wide", () => {
    expect(scalesOf([1, 2], [-0.0001, 3.2], 100).values).toEqual([0, 4]);
    expect(scalesOf([1, 2], [-1, 3.2], 100).values[0]).toBe(-1);
  });

  test.each([
    [[1000, 3, 2, 1, 1], 6],
    [[5, 4, 3, 2, 1], null],
    [[1000, 1], null],
    [[], null],
  ])("of %j are cut at %j", (values, ceiling) => {
    expect(ceilingOf(values)).toBe(ceiling);
  });
});

test("a residual that is next to nothing beside the total is not drawn over the whole height", () => {
  const scaleOf = (left: number): readonly string[] => {
    const lines = Array.from({ length: 6 }, (_, i): Line => {
      const [a, b] = [1 + 0.1 * i, 2 - 0.2 * i];
      return [i + 1, i + 1, (a + 2 * b + left).toFixed(4), a.toFixed(4), b.toFixed(4)];
    });
    const [plot] = residualPlots("r", tracksOf(runOf(lines), 240));
    return [...String(plot).matchAll(/<text class="tick y"[^>]*>([^<]*)</g)].map(
      ([, text]) => text ?? "",
    );
  };
  expect(scaleOf(0.0003)).toEqual(["−0.2", "−0.1", "0", "0.1", "0.2"]);
  expect(scaleOf(1).at(-1)).toBe("1.2");
});
