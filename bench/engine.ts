// What the benchmark of ranges takes from the sources; bundled in memory by bench/ranges.mjs.

export { fit } from "../src/reconcile/bounds/fit.ts";
export { fallingConvex } from "../src/reconcile/models/falling-convex.ts";
export { createSeries, NO_SLACK } from "../src/reconcile/rows/series.ts";
export { boundsProblem } from "../test/helpers/bounds-problem.ts";
