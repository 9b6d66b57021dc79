// All 2k ends of the ranges of k weights under a residual that never rises: this engine against HiGHS (npm's highs, WebAssembly).

import loadHighs from "highs";
import { rolldown } from "rolldown";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { fileURLToPath } from "node:url";

/** Seeds are fixed; times are medians of this many runs of ours. HiGHS runs once. */
const ROUNDS = 5;
const TARGETS = { ratio: 20, rows10000: 0.5, rows100000: 2, agreement: 1e-6 };

const bundle = await rolldown({
  input: fileURLToPath(new URL("engine.ts", import.meta.url)),
  platform: "neutral",
});
const { output } = await bundle.generate({ format: "esm" });
const { boundsProblem, createSeries, falling, fit, NO_SLACK } = await import(
  `data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`
);
const highs = await loadHighs();
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const base = { seed: 7, components: 5, digits: 4, hidden: "falling", parallel: 0, scale: 0 };
const cases = [
  { name: "n = 1,000, k = 5", problem: { ...base, rows: 1000 }, highs: true },
  {
    name: "n = 10,000, k = 5",
    problem: { ...base, rows: 10_000 },
    highs: true,
    ratio: TARGETS.ratio,
    seconds: TARGETS.rows10000,
  },
  {
    name: "n = 10,000, k = 5, parallel to 1e-4",
    problem: { ...base, rows: 10_000, parallel: 4, digits: 7 },
    highs: true,
    ratio: TARGETS.ratio,
    seconds: TARGETS.rows10000,
  },
  {
    name: "n = 10,000, k = 5, parallel to 1e-8",
    problem: { ...base, rows: 10_000, parallel: 8, digits: 10 },
    highs: true,
    ratio: TARGETS.ratio,
    seconds: TARGETS.rows10000,
  },
  { name: "n = 2,000, k = 12", problem: { ...base, rows: 2000, components: 12 }, highs: true },
  {
    name: "n = 100,000, k = 5",
    problem: { ...base, rows: 100_000 },
    highs: false,
    seconds: TARGETS.rows100000,
  },
  {
    name: "n = 100,000, k = 12",
    problem: { ...base, rows: 100_000, components: 12 },
    highs: false,
  },
];

/**
 * The linear program with a variable for every residual, sparse by columns: w (k) and r (n), all ≥ 0;
 * 2n rows lo_t(w) ≤ r_t ≤ hi_t(w) of k + 1 entries each, and n − 1 rows r_t ≤ r_(t−1). Scaled to about 1.
 * Without r it would be n²/2 rows. One model, 2k changes of the costs, each solved from the last basis.
 */
function fullProgram({ componentHigh, componentLow, totalHigh, totalLow }) {
  const [n, k] = [totalLow.length, componentLow.length];
  const [starts, indices, values] = [[0], [], []];
  const close = () => starts.push(indices.length);
  for (let i = 0; i < k; i += 1) {
    for (let t = 0; t < n; t += 1) {
      indices.push(t, n + t);
      values.push(componentHigh[i][t], componentLow[i][t]);
    }
    close();
  }
  for (let t = 0; t < n; t += 1) {
    indices.push(t, n + t);
    values.push(1, 1);
    if (t > 0) {
      indices.push(2 * n + t - 1);
      values.push(1);
    }
    if (t < n - 1) {
      indices.push(2 * n + t);
      values.push(-1);
    }
    close();
  }
  const free = Array.from({ length: n }, () => highs.infinity);
  const rows = n + n + n - 1;
  return {
    numCols: k + n,
    numRows: rows,
    colCost: new Float64Array(k + n),
    colLower: new Float64Array(k + n),
    colUpper: new Float64Array(k + n).fill(highs.infinity),
    rowLower: Float64Array.from([
      ...totalLow,
      ...free.map((entry) => -entry),
      ...free.slice(1).map((entry) => -entry),
    ]),
    rowUpper: Float64Array.from([...free, ...totalHigh, ...free.slice(1).map(() => 0)]),
    matrix: {
      format: "csc",
      numRows: rows,
      numCols: k + n,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}

function rangesOfHighs(series, options) {
  const program = fullProgram(series);
  const from = performance.now();
  const ranges = highs.withModel(program, (model) => {
    model.options.set({ output_flag: false, ...options });
    return series.weightScales.map((scale, i) =>
      [1, -1].map((direction) => {
        model.changeColCost(i, direction);
        model.run();
        const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
        const end = optimal ? model.getSolution().colValue[i] * scale : null;
        model.changeColCost(i, 0);
        return end;
      }),
    );
  });
  return { ranges, seconds: (performance.now() - from) / 1000 };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

function ours(observations) {
  let found;
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    found = fit(observations, falling, NO_SLACK);
    return (performance.now() - from) / 1000;
  });
  return { found, seconds: median(times) };
}

/** Largest difference of an end, relative to the larger of it and a hundredth of the range's largest. */
function difference(boxes, ranges) {
  return Math.max(
    ...boxes.flatMap(({ low, high }, i) =>
      [low, high].map((end, j) => {
        const other = ranges[i][j];
        if (end === null || other === null) return end === other ? 0 : Infinity;
        return Math.abs(end - other) / Math.max(Math.abs(other), 0.01 * (high ?? 1));
      }),
    ),
  );
}

function heldBytes(make) {
  collect();
  const before = process.memoryUsage();
  const held = make();
  collect();
  const after = process.memoryUsage();
  return {
    bytes: after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers,
    held,
  };
}

function row(cells) {
  const widths = [36, 10, 12, 12, 9, 10];
  console.log(
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(""),
  );
}

row(["all 2k ends, falling residual", "ours", "simplex", "interior", "ratio", "apart"]);
const seconds = (value) => `${value.toFixed(3)} s`;
for (const { name, problem, highs: compared, ratio: least, seconds: most } of cases) {
  const observations = boundsProblem(problem);
  const own = ours(observations);
  if (own.found.feasible !== true) throw new Error(`${name}: no ranges`);
  const cells = [name, seconds(own.seconds)];
  let missed = most !== undefined && own.seconds > most;
  if (compared) {
    const series = createSeries(observations, NO_SLACK);
    const simplex = rangesOfHighs(series, { solver: "simplex" });
    const interior = rangesOfHighs(series, { solver: "ipm" });
    const best = Math.min(simplex.seconds, interior.seconds);
    const apart = difference(own.found.boxes, simplex.ranges);
    cells.push(
      seconds(simplex.seconds),
      seconds(interior.seconds),
      `${(best / own.seconds).toFixed(0)}x`,
      apart.toExponential(1),
    );
    missed ||= least !== undefined && best < least * own.seconds;
  }
  row(cells);
  if (missed) {
    console.log(`  MISSED: wanted ${least ?? "-"}x and ${most ?? "-"} s`);
    process.exitCode = 1;
  }
}

console.log("\nmemory held by a fit, beyond the rows themselves");
for (const [rows, components] of [
  [10_000, 5],
  [100_000, 5],
  [100_000, 10],
]) {
  const observations = boundsProblem({ ...base, rows, components });
  const { bytes, held } = heldBytes(() => fit(observations, falling, NO_SLACK));
  const columns = rows * (components + 1);
  console.log(
    `  n = ${rows}, k = ${components}: ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / columns).toFixed(1)} bytes a cell${held.feasible ? "" : "?"}`,
  );
}
