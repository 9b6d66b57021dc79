// All 2k ends of the ranges of k weights under a residual that falls ever more slowly: this engine against HiGHS (npm's highs, WebAssembly).

import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import loadHighs from "highs";
import { rolldown } from "rolldown";

import { assembly } from "../scripts/assembly.mjs";
import { texts } from "../scripts/texts.mjs";
import { atLeast, atMost, median, report } from "./measure.mjs";

const base = { seed: 7, components: 5, digits: 4, hidden: "falling", parallel: 0, scale: 0 };
const ratio = 20;
const cases = [
  { rows: 1000, solvers: ["simplex", "ipm"] },
  { rows: 10_000, solvers: ["simplex"], ratio, seconds: 0.5 },
  { rows: 2000, parallel: 4, digits: 7, solvers: ["simplex"], ratio, seconds: 0.5 },
  { rows: 2000, parallel: 8, digits: 10, solvers: ["simplex"], ratio, seconds: 0.5 },
  { rows: 2000, components: 12, solvers: ["simplex"] },
  { rows: 100_000, solvers: [], seconds: 2 },
  { rows: 100_000, components: 12, solvers: [] },
];
const ROUNDS = 5;
/** Both are right to their tolerances: HiGHS's 1e-7 on scaled rows, which the bends of 10,000 rows make 3e-6 of. */
const AGREEMENT = 1e-5;

export async function bench({ isQuick }) {
  const engine = await loadEngine();
  for (const [rows, components] of isQuick
    ? []
    : [
        [10_000, 5],
        [100_000, 5],
        [100_000, 10],
      ])
    reportMemory(engine, { ...base, rows, components });
  const highs = await loadHighs();
  for (const { solvers, ratio: wanted, seconds, ...own } of isQuick ? cases.slice(0, 1) : cases) {
    const problem = { ...base, ...own };
    const observations = engine.boundsProblem(problem);
    const ours = timeOurs(engine, observations);
    report(nameOf(problem), text(ours.time), seconds && atMost(ours.time, seconds, " s"));
    const intervals = engine.intervalsOf(observations, engine.NO_SLACK);
    const theirs = solvers.map((solver) =>
      rangesOfHighs(highs, intervals, solver, problem.parallel),
    );
    theirs.forEach(({ time, ranges }, i) => {
      const apart = difference(ours.boxes, ranges);
      report(
        `  HiGHS, ${solvers[i]}`,
        `${text(time)}, ${apart.toExponential(1)} apart`,
        atMost(apart, AGREEMENT, ""),
      );
    });
    if (theirs.length > 0) {
      const times = Math.min(...theirs.map(({ time }) => time)) / ours.time;
      report(
        "  times as fast as the best",
        `${times.toFixed(0)}×`,
        wanted && atLeast(times, wanted, "×"),
      );
    }
  }
}

function nameOf({ rows, components, parallel }) {
  const near = parallel === 0 ? "" : `, parallel to 1e-${parallel}`;
  return `n = ${rows}, k = ${components}${near}`;
}

function text(seconds) {
  return `${seconds.toFixed(3)} s`;
}

async function loadEngine() {
  const input = fileURLToPath(new URL("engine.ts", import.meta.url));
  const bundle = await rolldown({ input, platform: "neutral", plugins: [assembly, texts] });
  const { output } = await bundle.generate({ format: "esm" });
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}

function timeOurs({ fallingConvex, fit, intervalsOf, NO_SLACK }, observations) {
  let found;
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    found = fit(intervalsOf(observations, NO_SLACK), fallingConvex);
    return (performance.now() - from) / 1000;
  });
  return { boxes: found.boxes, time: median(times) };
}

/**
 * One model, 2k changes of the costs, each solved from the last basis; the time is without building the model. At
 * n = 10,000 this took 95 s by HiGHS's own choice of a simplex method.
 */
function rangesOfHighs(highs, intervals, solver, parallel) {
  return highs.withModel(fullProgram(highs, intervals), (model) => {
    model.options.set({ output_flag: false, solver });
    if (parallel > 0) {
      // Its own 1e-7 is wider than the printed intervals are here.
      model.options.set({ primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 });
    }
    const from = performance.now();
    const ranges = intervals.weightScales.map((scale, i) =>
      [1, -1].map((direction) => {
        model.changeColCost(i, direction);
        model.run();
        const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
        const end = optimal ? model.getSolution().colValue[i] * scale : null;
        model.changeColCost(i, 0);
        return end;
      }),
    );
    return { ranges, time: (performance.now() - from) / 1000 };
  });
}

/**
 * The program with a variable for every residual, sparse: w (k) and r (n), all ≥ 0; 2n rows lo_t(w) ≤ r_t ≤ hi_t(w)
 * of k + 1 entries each, n − 2 rows 2·r_(t+1) ≤ r_t + r_(t+2), and one in which the last step falls, so that all do. Scaled
 * to about 1.
 */
function fullProgram({ infinity }, { componentHigh, componentLow, totalHigh, totalLow }) {
  const [n, k] = [totalLow.length, componentLow.length];
  const [numCols, numRows] = [k + n, 3 * n - 1];
  const [starts, indices, values] = [[0], [], []];
  const addColumn = (entries) => {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  };
  const times = Array.from({ length: n }, (_, t) => t);
  componentHigh.forEach((high, i) =>
    addColumn([
      ...times.map((t) => [t, high[t]]),
      ...times.map((t) => [n + t, componentLow[i][t]]),
    ]),
  );
  for (const t of times) {
    const bends = [
      [t - 2, -1],
      [t - 1, t === n - 1 ? 1 : 2],
      [t, -1],
    ];
    const own = bends.filter(([row]) => row >= 0 && row < n - 1);
    addColumn([[t, 1], [n + t, 1], ...own.map(([row, value]) => [2 * n + row, value])]);
  }
  const without = new Float64Array(n).fill(infinity);
  const negative = without.map((value) => -value);
  return {
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(infinity),
    rowLower: Float64Array.from([...totalLow, ...negative, ...negative.subarray(1)]),
    rowUpper: Float64Array.from([...without, ...totalHigh, ...new Float64Array(n - 1)]),
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}

/** Largest difference of an end, relative to it or to a hundredth of the range's largest value. */
function difference(boxes, ranges) {
  const apart = boxes.flatMap(({ low, high }, i) =>
    [low, high].map((end, j) => {
      const other = ranges[i][j];
      if (end === null || other === null) return end === other ? 0 : Infinity;
      return Math.abs(end - other) / Math.max(Math.abs(other), 0.01 * (high ?? 1));
    }),
  );
  return Math.max(...apart);
}

/** What a fit holds beyond the rows it was given: O(n·k) where the bytes a cell do not grow. */
function reportMemory({ boundsProblem, fallingConvex, fit, intervalsOf, NO_SLACK }, problem) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const inUse = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const observations = boundsProblem(problem);
  const before = inUse();
  const held = fit(intervalsOf(observations, NO_SLACK), fallingConvex);
  const bytes = inUse() - before;
  if (held === undefined) throw new Error("no ranges");
  const cell = bytes / (problem.rows * (problem.components + 1));
  report(
    `memory, ${nameOf(problem)}`,
    `${(bytes / 1e6).toFixed(1)} MB, ${cell.toFixed(1)} bytes a cell`,
    atMost(cell, 32, " bytes"),
  );
}
