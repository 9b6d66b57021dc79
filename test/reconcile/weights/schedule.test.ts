import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/analysis/analyze.ts";
import type { RunAnalysis } from "../../../src/analysis/analysis.ts";
import type { FittedRows } from "../../../src/reconcile/rows/fitted-rows.ts";
import { intervalsOf } from "../../../src/reconcile/rows/row-intervals.ts";
import { fewestStretches } from "../../../src/reconcile/weights/segments.ts";
import { NO_SLACK } from "../../../src/reconcile/rows/slack.ts";
import { observe } from "../../helpers/observations.ts";
import { printKeras } from "../../helpers/keras-printer.ts";

/** A run whose second weight moves; components scatter without a seed, as sines of the epoch do. */
function run(epochs: number, weight: (epoch: number) => number, val = true): RunAnalysis {
  const columns = (epoch: number, phase: number): [string, number][] => {
    const a = 0.8 + 0.3 * Math.sin(11 * epoch + phase);
    const b = 1.7 + 0.5 * Math.sin(5 * epoch + 2 * phase);
    return [
      ["loss", a + weight(epoch) * b],
      ["a_loss", a],
      ["b_loss", b],
    ];
  };
  const { text } = printKeras(
    Array.from({ length: epochs }, (_, i) => ({
      updates: [],
      train: columns(i + 1, 0),
      val: val ? columns(i + 1, 1) : [],
    })),
    { version: "2.4", mode: "lines", header: { first: 1, planned: epochs }, steps: 20 },
  );
  const [found] = analyze(text).runs;
  if (found === undefined) throw new Error("no run");
  return found;
}

/** Weight of `b_loss` at both ends of each stretch, with the true values in their ranges. */
function courses({ segments, findings }: RunAnalysis, truth: (epoch: number) => number) {
  expect(findings[0]?.cause).toBe("weight-schedule");
  return segments.map(({ course, firstEpoch, lastEpoch, start, end }) => {
    for (const [ends, epoch] of [
      [start, firstEpoch],
      [end, lastEpoch],
    ] as const) {
      const own = ends[1];
      expect(own?.low ?? Infinity).toBeLessThanOrEqual(truth(epoch) + 1e-9);
      expect(own?.high ?? -Infinity).toBeGreaterThanOrEqual(truth(epoch) - 1e-9);
      expect((own?.high ?? Infinity) - (own?.low ?? 0)).toBeLessThan(0.01);
    }
    return [course, firstEpoch, lastEpoch];
  });
}

const ramp = (epoch: number, first: number, last: number): number =>
  Math.min(1, Math.max(0, (epoch - first) / (last - first)));

describe("one weight is annealed", () => {
  test("linearly through the whole run", () => {
    const weight = (epoch: number): number => 0.05 * epoch;
    expect(courses(run(20, weight), weight)).toEqual([["linear", 1, 20]]);
  });

  test("linearly, and then held", () => {
    const weight = (epoch: number): number => 4 * ramp(epoch, 1, 11);
    const [first, second] = courses(run(25, weight), weight);
    expect(first).toEqual(["linear", 1, 11]);
    expect(second?.slice(1)).toEqual([12, 25]);
  });

  test.each([
    [1, 30],
    [0, 30],
    [1, 20],
    [0, 31],
  ])("along half a cosine from epoch %i to %i", (first, last) => {
    const weight = (epoch: number): number =>
      0.1 + 0.95 * (1 - Math.cos(Math.PI * ramp(epoch, first, last)));
    const found = courses(run(30, weight), weight);
    expect(found[0]).toEqual(["cosine", 1, Math.min(last, 30)]);
    expect(found.length).toBe(last < 30 ? 2 : 1);
  });

  test("along half a cosine in more rows than its end is searched in", () => {
    const weight = (epoch: number): number => 1 - Math.cos(Math.PI * ramp(epoch, 1, 450));
    expect(courses(run(600, weight), weight).map(([course]) => course)).toEqual([
      "cosine",
      "constant",
    ]);
  });

  test("exponentially through the whole run, and until it is held", () => {
    const decay = (epoch: number): number => 2 * 0.9 ** (epoch - 1);
    expect(courses(run(30, decay), decay)).toEqual([["exponential", 1, 30]]);
    const held = (epoch: number): number => 2 * 0.8 ** Math.min(14, epoch - 1);
    expect(courses(run(30, held, false), held)).toEqual([
      ["exponential", 1, 15],
      ["constant", 16, 30],
    ]);
  });

  test("the course through a log without change is none", () => {
    const found = run(30, () => 2);
    expect(found.segments).toEqual([]);
    expect(found.findings[0]?.cause).not.toBe("weight-schedule");
  });
});

describe("weights change at once", () => {
  test("the change point is the first epoch of the new weights", () => {
    const weight = (epoch: number): number => (epoch < 9 ? 0.5 : 3);
    expect(courses(run(20, weight), weight)).toEqual([
      ["constant", 1, 8],
      ["constant", 9, 20],
    ]);
  });
});

describe("segment", () => {
  const rows = (residual: (t: number) => number, weight: (t: number) => number): string[][] =>
    Array.from({ length: 40 }, (_, t) => {
      const component = 1 + 0.4 * Math.sin(13 * t);
      return [(weight(t) * component + residual(t)).toFixed(4), component.toFixed(4)];
    });

  test("the number of stretches is the least of all ways to cut the rows", () => {
    const observations = observe(
      rows(
        () => 0,
        (t) => 1 + (Math.floor(t / 7) % 3),
      ),
    );
    const stretches = (some: FittedRows, most: number) =>
      fewestStretches(intervalsOf(some, NO_SLACK), "constant", most);
    const found = stretches(observations, 40);
    const fits = (from: number, to: number): boolean =>
      stretches(observations.stretch(from, to), 1) !== undefined;
    const least = [0];
    for (let to = 1; to <= observations.length; to += 1) {
      least[to] = Infinity;
      for (let from = 0; from < to; from += 1)
        if ((least[from] ?? 0) + 1 < (least[to] ?? 0) && fits(from, to))
          least[to] = (least[from] ?? 0) + 1;
    }
    expect(found?.length).toBe(least[40]);
  });
});
