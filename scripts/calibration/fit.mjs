// Measured logs → an additive table: bits for and against each class, by figure and by bin. Deterministic: no randomness, no clock.

/** Round edges of the bins, by the unit of a figure. Bins by quantiles cut away the rare and decisive values. */
export const EDGES = {
  share: [0.02, 0.3, 0.7, 0.98],
  decades: [-4, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3],
  bits: [0.5, 2, 5, 9, 13, 16, 20, 30],
};
/** Penalties on the entries, on the mean loss. */
const L1 = 2e-4;
const L2 = 1e-3;
const ROUNDS = 500;

/** The steps [value ≥ edge] of every figure, centred on their mean over the logs where the figure applies. */
function designOf(logs, figures) {
  const columns = figures.flatMap(({ id, unit }) => EDGES[unit].map((edge) => ({ id, edge })));
  const used = columns.filter(({ id, edge }) => {
    let [above, there] = [0, 0];
    for (const log of logs) {
      const value = log.figures[id];
      if (value === undefined) continue;
      there += 1;
      if (value >= edge) above += 1;
    }
    return above >= FEWEST && there - above >= FEWEST;
  });
  const means = used.map(({ id, edge }) => {
    let [above, there] = [0, 0];
    for (const { figures: own, weight } of logs) {
      if (own[id] === undefined) continue;
      there += weight;
      if (own[id] >= edge) above += weight;
    }
    return above / there;
  });
  return { columns: used, means };
}
/** Logs on either side of an edge, for it to count. */
const FEWEST = 4;

function matrixOf(logs, { columns, means }) {
  const matrix = new Float64Array(logs.length * columns.length);
  logs.forEach(({ figures }, i) => {
    columns.forEach(({ id, edge }, j) => {
      const value = figures[id];
      if (value !== undefined) matrix[i * columns.length + j] = (value >= edge ? 1 : 0) - means[j];
    });
  });
  return matrix;
}

/** The table fitted to the logs: `logs` have `figures`, `right` (indices of classes) and `weight`. */
export function fitTable(logs, figures, classes, { l1 = L1, l2 = L2, rounds = ROUNDS } = {}) {
  const design = designOf(logs, figures);
  const d = design.columns.length;
  const c = classes.length;
  const X = matrixOf(logs, design);
  const n = logs.length;
  const whole = logs.reduce((sum, { weight }) => sum + weight, 0);
  let W = new Float64Array((d + 1) * c);
  let V = new Float64Array(W);
  const gradient = new Float64Array(W.length);
  const p = new Float64Array(c);
  // Step size by the largest sum of squares of a row, halved where the loss does not fall.
  let largest = 0;
  for (let i = 0; i < n; i += 1) {
    let square = 1;
    for (let j = 0; j < d; j += 1) square += X[i * d + j] ** 2;
    largest = Math.max(largest, square);
  }
  let meanSquare = 0;
  for (let i = 0; i < n; i += 1) {
    let square = 1;
    for (let j = 0; j < d; j += 1) square += X[i * d + j] ** 2;
    meanSquare += (square * logs[i].weight) / whole;
  }
  const step = 1 / (0.5 * meanSquare + l2);
  let t = 1;
  for (let round = 0; round < rounds; round += 1) {
    gradient.fill(0);
    for (let i = 0; i < n; i += 1) {
      const { right, weight } = logs[i];
      scores(V, X, i, d, c, p);
      softmax(p);
      let mass = 0;
      for (const q of right) mass += p[q];
      for (let q = 0; q < c; q += 1) {
        const target = right.includes(q) ? p[q] / Math.max(mass, 1e-12) : 0;
        const g = ((p[q] - target) * weight) / whole;
        gradient[d * c + q] += g;
        if (g === 0) continue;
        for (let j = 0; j < d; j += 1) {
          const x = X[i * d + j];
          if (x !== 0) gradient[j * c + q] += g * x;
        }
      }
    }
    const next = new Float64Array(W.length);
    for (let at = 0; at < W.length; at += 1) {
      const penalized = at < d * c;
      const value = V[at] - step * (gradient[at] + (penalized ? l2 * V[at] : 0));
      next[at] = penalized ? Math.sign(value) * Math.max(0, Math.abs(value) - step * l1) : value;
    }
    const later = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    const momentum = (t - 1) / later;
    for (let at = 0; at < W.length; at += 1) V[at] = next[at] + momentum * (next[at] - W[at]);
    W = next;
    t = later;
  }
  return tableOf(W, design, figures, classes);
}

function scores(W, X, i, d, c, into) {
  for (let q = 0; q < c; q += 1) into[q] = W[d * c + q];
  for (let j = 0; j < d; j += 1) {
    const x = X[i * d + j];
    if (x === 0) continue;
    for (let q = 0; q < c; q += 1) into[q] += x * W[j * c + q];
  }
}

function softmax(values) {
  const most = Math.max(...values);
  let sum = 0;
  for (let q = 0; q < values.length; q += 1) sum += values[q] = Math.exp(values[q] - most);
  for (let q = 0; q < values.length; q += 1) values[q] /= sum;
}

/** A step of less is rounded away. */
const LEAST_STEP = 0.05 * Math.LN2;
/** A figure whose bins lie no further apart than this, in tenths of a bit, moves no verdict: it is left out. */
const LEAST_SPREAD = 2;

/** Steps → tenths of a bit by bin. */
function tableOf(W, { columns, means }, figures, classes) {
  const c = classes.length;
  const d = columns.length;
  const bits = (value) => Math.round((10 * value) / Math.LN2) + 0;
  const entries = figures.flatMap(({ id }) => {
    const own = columns.flatMap((column, j) => (column.id === id ? [j] : []));
    if (own.every((j) => classes.every((_, q) => W[j * c + q] === 0))) return [];
    const steps = own.filter((j) => classes.some((_, q) => Math.abs(W[j * c + q]) >= LEAST_STEP));
    const byClass = classes.map((_, q) => {
      let base = 0;
      for (const j of own) base -= means[j] * W[j * c + q];
      const bins = [base];
      for (const j of steps) bins.push((base += W[j * c + q]));
      return bins.map(bits);
    });
    if (byClass.every((bins) => Math.max(...bins) - Math.min(...bins) <= LEAST_SPREAD)) return [];
    return [{ figure: id, edges: steps.map((j) => columns[j].edge), bits: byClass }];
  });
  return { classes, start: classes.map((_, q) => bits(W[d * c + q])), entries };
}

/** Probabilities of the classes for one log. */
export function predict({ classes, start, entries }, figures) {
  const sums = [...start];
  for (const { figure, edges, bits } of entries) {
    const value = figures[figure];
    if (value === undefined) continue;
    let bin = 0;
    while (bin < edges.length && value >= edges[bin]) bin += 1;
    for (let q = 0; q < sums.length; q += 1) sums[q] += bits[q][bin];
  }
  const most = Math.max(...sums);
  const powers = sums.map((value) => 2 ** ((value - most) / 10));
  const whole = powers.reduce((all, value) => all + value, 0);
  return Object.fromEntries(classes.map((id, q) => [id, powers[q] / whole]));
}
