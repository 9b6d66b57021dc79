// What the benchmark of ranges takes from the sources; bundled in memory by bench/ranges.mjs.

export { fit } from "../src/reconcile/bounds/fit.ts";
export { fallingConvex } from "../src/reconcile/models/falling-convex.ts";
export { intervalsOf } from "../src/reconcile/rows/row-intervals.ts";
export { NO_SLACK } from "../src/reconcile/rows/slack.ts";
export { boundsProblem } from "../test/helpers/bounds-problem.ts";
