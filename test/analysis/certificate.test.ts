// The words of exact proofs, held against the printed rows that they speak of.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { analyze, type Certificate, type RowAnalysis, type RunAnalysis } from "../../src/index.ts";
import { draws } from "../helpers/draws.ts";

const ofFindings = ({ findings }: RunAnalysis): readonly Certificate[] =>
  findings.flatMap(({ evidence }) => evidence.flatMap((one) => one.certificate ?? []));

const ofModels = ({ models }: RunAnalysis): readonly Certificate[] =>
  models.flatMap(({ certificate }) => certificate ?? []);

function valueOf({ values, split }: RowAnalysis, name: string): number {
  const shown =
    split === "val" ? (values.get(`val_${name}`) ?? values.get(name)) : values.get(name);
  return shown?.value ?? Number.NaN;
}

const PLACE = String.raw`epoch \d+(?: \(row \d+\))?`;
const MOVED = new RegExp(
  String.raw`^from (${PLACE}) to (${PLACE}|\d+) \`(.+)\` (rose|fell) by ([\d.e+-]+) while (both components|every component|\`.+\`) (rose|fell)$`,
);
const SUM = new RegExp(
  String.raw`contradict each other: (.+) makes \`(.+)\` negative, but (no component|not \`.+\`)$`,
);
const ALONE = new RegExp(
  String.raw`^in (${PLACE}) \`(.+)\` is (above|below) 0 and (no component is|not \`.+\`)$`,
);
const CONTRADICT = new RegExp(String.raw`^(?:epochs \d+|.*${PLACE}).* contradict each other$`);
const PREMISE = " (if all are averaged alike and weights are 0 or more)";

/** The rows of the proof by what the words call them. */
function rowAt(run: RunAnalysis, { rows }: Certificate, place: string): RowAnalysis {
  const [, epoch = "", row] = /^epoch (\d+)(?: \(row (\d+)\))?$/.exec(place) ?? [];
  const found = rows.filter(
    (index) =>
      run.rows.at(index)?.epoch === Number(epoch) &&
      (row === undefined || index + 1 === Number(row)),
  );
  expect(found, place).toHaveLength(1);
  return run.rows.at(found[0] as number) as RowAnalysis;
}

/** Holds one sentence against its rows, and says which kind of sentence it is. */
function holds(run: RunAnalysis, certificate: Certificate): string {
  const { words } = certificate;
  expect(words?.endsWith(PREMISE)).toBe(true);
  const said = (words ?? "").slice(0, -PREMISE.length);
  const names = [run.total, ...run.components];
  const moved = MOVED.exec(said);
  if (moved !== null) {
    const [, before = "", after = "", total = "", way, size, , against] = moved;
    const [from, to] = [
      rowAt(run, certificate, before),
      rowAt(run, certificate, after.replace(/^(?=\d)/, "epoch ")),
    ];
    const changes = names.map((name) => valueOf(to, name) - valueOf(from, name));
    expect(total).toBe(run.total);
    expect(against).toBe(way === "rose" ? "fell" : "rose");
    expect(new Set(certificate.terms.map(({ multiplier }) => multiplier)).size).toBe(1);
    changes.forEach((change, i) =>
      expect(change > 0, said).toBe((i === 0 ? way : against) === "rose"),
    );
    expect(Number(size)).toBeCloseTo(
      Math.abs(changes[0] ?? 0),
      2 - Math.floor(Math.log10(Number(size))),
    );
    expect(Number(size)).toBeGreaterThan(0);
    return "moved";
  }
  const sum = SUM.exec(said);
  if (sum !== null) {
    const terms = [
      ...(sum[1] ?? "").matchAll(new RegExp(String.raw`([−+]?) ?(?:(\d+) × )?(${PLACE})`, "g")),
    ];
    expect(terms.map(([text]) => text).join(" ")).toBe(sum[1]);
    const sums = names.map((name) =>
      terms.reduce(
        (whole, [, sign, factor, place = ""]) =>
          whole +
          (sign === "−" ? -1 : 1) *
            Number(factor ?? 1) *
            valueOf(rowAt(run, certificate, place), name),
        0,
      ),
    );
    sums.forEach((value, i) =>
      i === 0 ? expect(value, said).toBeLessThan(0) : expect(value, said).toBeGreaterThan(-1e-9),
    );
    return "sum";
  }
  const alone = ALONE.exec(said);
  if (alone !== null) {
    const row = rowAt(run, certificate, alone[1] ?? "");
    const sign = alone[3] === "above" ? 1 : -1;
    names.forEach((name, i) => {
      const value = sign * valueOf(row, name);
      if (i === 0) expect(value, said).toBeGreaterThan(0);
      else expect(value, said).toBeLessThanOrEqual(0);
    });
    return "alone";
  }
  expect(said).toMatch(CONTRADICT);
  return "contradict";
}

/** A few rows of printed numbers, some of them with validation, some alike from row to row. */
const log = fc
  .record({
    names: fc.integer({ min: 1, max: 3 }),
    hasVal: fc.boolean(),
    digits: fc.constantFrom(1, 2, 4),
    rows: fc.array(fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 8, maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    }),
    hidden: fc.constantFrom(0, 0, 3, 20),
  })
  .map(({ names, hasVal, digits, rows, hidden }) =>
    rows
      .map((numbers, i) => {
        const columns = (prefix: string, at: number): string[] =>
          Array.from({ length: names + 1 }, (_, j) => {
            const value = (numbers[at + j] ?? 0) / 10 + (j === 0 ? hidden : 0);
            return `${prefix}${j === 0 ? "loss" : `${"abc"[j - 1]}_loss`}: ${value.toFixed(digits)}`;
          });
        const cells = [...columns("", 0), ...(hasVal ? columns("val_", 4) : [])];
        return `Epoch ${i + 1}/${rows.length}\n10/10 - 1s - ${cells.join(" - ")}\n`;
      })
      .join(""),
  );

/** Holds every proof of the logs against its rows; how many sentences of each kind there were. */
function held(numRuns: number, proofsOf: (run: RunAnalysis) => readonly Certificate[]) {
  const kinds: Record<string, number> = {};
  fc.assert(
    fc.property(log, (text) => {
      for (const run of analyze(text).runs)
        for (const certificate of proofsOf(run)) {
          const kind = holds(run, certificate);
          kinds[kind] = (kinds[kind] ?? 0) + 1;
        }
    }),
    { numRuns },
  );
  return kinds;
}

describe("words of a proof are borne out by the rows", () => {
  test("in the findings of many random short logs", () => {
    const kinds = held(draws(1000), ofFindings);
    for (const kind of ["moved", "sum"]) expect(kinds[kind] ?? 0, kind).toBeGreaterThan(5);
  });

  test("in the residual models of some of them", () => {
    const kinds = held(60, ofModels);
    for (const kind of ["moved", "sum", "alone"]) expect(kinds[kind] ?? 0, kind).toBeGreaterThan(5);
  });
});

/** Rows of total and components, printed with one digit. */
function logOf(rows: readonly (readonly number[])[]): string {
  const cells = (row: readonly number[]): string[] =>
    row.map((value, j) => `${["loss", "a_loss", "b_loss"][j]}: ${value.toFixed(1)}`);
  return rows
    .map((row, i) => `Epoch ${i + 1}/${rows.length}\n10/10 - 1s - ${cells(row).join(" - ")}\n`)
    .join("");
}

test.each([
  [
    "both moved the other way",
    [
      [5, 1, 2],
      [3, 2, 3],
    ],
    "constant",
    "from epoch 1 to 2 `loss` fell by 2 while both components rose",
  ],
  [
    "one component moves with the total",
    [
      [9, 1, 2],
      [3, 2, 1],
    ],
    "zero",
    undefined,
  ],
  [
    "multipliers differ",
    [
      [9, 1, 1],
      [10, 8, 8],
    ],
    "zero",
    "epochs 1 and 2 contradict each other: epoch 2 − 2 × epoch 1 makes `loss` negative, but no component",
  ],
  [
    "one row alone",
    [[-2, 1, 1]],
    "non-negative",
    "in epoch 1 `loss` is below 0 and no component is",
  ],
] as const)("%s", (_, rows, model, words) => {
  const [run] = analyze(logOf(rows)).runs;
  const found = run?.models.find((one) => one.model === model)?.certificate;
  if (words === undefined) expect(found?.words ?? "").not.toMatch(/while/);
  else expect(found?.words).toBe(`${words}${PREMISE}`);
});
