// The tables that were made, the file they were made from, and the lists of figures, verdicts and causes: one and the same.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { causes } from "../../src/causes/index.ts";
import { figures } from "../../src/evidence/figures/index.ts";
import { calibrated } from "../../src/verdict/calibrated.ts";
import type { EvidenceTable } from "../../src/verdict/table.ts";
import { verdicts } from "../../src/verdict/verdicts.ts";

const ids = figures.map(({ id }) => id);
const causeIds = causes.map(({ id }) => id);
const file = readFileSync(
  new URL("../../scripts/calibration/figures.tsv", import.meta.url),
  "utf8",
);

const tables = Object.entries(calibrated()) as readonly [string, EvidenceTable][];

describe.each(tables)("table %s", (name, { classes, start, entries }) => {
  test("has figures that there are, each once", () => {
    const used = entries.map(({ figure }) => figure);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(used).size).toBe(used.length);
  });

  test("has classes that there are, a start for each, and bits for every bin", () => {
    const known =
      name === "components" || name === "oneMetric" ? verdicts.map(({ id }) => id) : causeIds;
    expect(classes.filter((id) => !(known as string[]).includes(id))).toEqual([]);
    expect(start).toHaveLength(classes.length);
    for (const { figure, edges, bits } of entries) {
      expect(edges, figure).toEqual(edges.toSorted((a, b) => a - b));
      expect(
        bits.map((bins) => bins.length),
        figure,
      ).toEqual(classes.map(() => edges.length + 1));
    }
  });
});

test("causes of one table are causes of its verdict", () => {
  const of = (id: string): readonly string[] => verdicts.find((one) => one.id === id)?.causes ?? [];
  expect(of("hidden-term")).toEqual(expect.arrayContaining([...calibrated().hiddenTerm.classes]));
  expect(of("measured-differently")).toEqual(
    expect.arrayContaining([...calibrated().measuredDifferently.classes]),
  );
  expect(of("changing-weights")).toEqual(
    expect.arrayContaining([...calibrated().changingWeights.classes]),
  );
});

test("every cause is of one verdict", () => {
  expect(verdicts.flatMap(({ causes: own }) => own).toSorted()).toEqual(causeIds.toSorted());
});

test("the measured logs have the figures of today, and every log a right verdict", () => {
  const [head = "", ...lines] = file.trimEnd().split("\n");
  const columns = head.split("\t");
  const first = columns.indexOf("causes") + 1;
  expect(columns.slice(first)).toEqual(figures.map(({ id, unit }) => `${id}:${unit}`).toSorted());
  const known = new Set<string>(verdicts.map(({ id }) => id));
  const at = columns.indexOf("verdicts");
  for (const line of lines) {
    const cells = line.split("\t");
    expect(cells).toHaveLength(columns.length);
    const own = (cells[at] ?? "").split(",");
    expect(own.length > 0 && own.every((id) => known.has(id)), line.slice(0, 80)).toBe(true);
  }
});
