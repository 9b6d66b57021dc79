// Measured logs → an additive table: bits for and against each class, by figure and by bin. Deterministic: no randomness, no clock.

/** Round edges of the bins, by the unit of a figure. Bins by quantiles cut away the rare and decisive values. */
export const EDGES = {
  share: [0.02, 0.3, 0.7, 0.98],
  decades: [-4, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3],
  bits: [0.5, 2, 5, 9, 13, 16, 20, 30],
};
/** Penalties on the entries, on the mean loss. */
const L1 = 2e-4;
const L2 = 4e-3;
const ROUNDS = 500;
/** Logs on either side of an edge, for it to count. */
const FEWEST = 4;
/** A step of less is rounded away. */
const LEAST_STEP = 0.05 * Math.LN2;
/** A figure whose bins lie no further apart than this, in tenths of a bit, moves no verdict: it is left out. */
const LEAST_SPREAD = 2;

function binOf(value, edges) {
  let bin = 0;
  while (bin < edges.length && value >= edges[bin]) bin += 1;
  return bin;
}

/**
 * The edges of every figure that logs lie on both sides of, with the mean of [value ≥ edge] over the logs where the figure
 * applies: a step is centred on it, so that a figure that does not apply says nothing.
 */
function designOf(logs, figures) {
  return figures.flatMap(({ id, unit }) => {
    const there = logs.filter(({ figures: own }) => own[id] !== undefined);
    const weight = there.reduce((sum, log) => sum + log.weight, 0);
    const steps = EDGES[unit].flatMap((edge) => {
      const above = there.filter(({ figures: own }) => own[id] >= edge);
      if (Math.min(above.length, there.length - above.length) < FEWEST) return [];
      return [{ edge, mean: above.reduce((sum, log) => sum + log.weight, 0) / weight }];
    });
    if (steps.length === 0) return [];
    return [{ id, edges: steps.map(({ edge }) => edge), means: steps.map(({ mean }) => mean) }];
  });
}

/** What each figure adds in each bin, for every class: the sum of its centred steps. Same places as `places` tells. */
function entriesOf(steps, design, c, into) {
  let [from, to] = [0, 0];
  for (const { means } of design) {
    for (let q = 0; q < c; q += 1) {
      let base = 0;
      for (let j = 0; j < means.length; j += 1) base -= means[j] * steps[from + j * c + q];
      into[to + q] = base;
      for (let j = 0; j < means.length; j += 1)
        into[to + (j + 1) * c + q] = base += steps[from + j * c + q];
    }
    from += means.length * c;
    to += (means.length + 1) * c;
  }
}

/** Where the entries of each log begin, figure by figure; −1 where one does not apply. */
function placesOf(logs, design, c) {
  const places = new Int32Array(logs.length * design.length).fill(-1);
  let start = 0;
  design.forEach(({ id, edges }, f) => {
    logs.forEach(({ figures }, i) => {
      if (figures[id] !== undefined)
        places[i * design.length + f] = start + binOf(figures[id], edges) * c;
    });
    start += (edges.length + 1) * c;
  });
  return { places, size: start };
}

/**
 * The table fitted to the logs: `logs` have `figures`, `right` (indices of classes) and `weight`. Multinomial, on the
 * probability of all right classes together, by accelerated proximal gradients: O(logs · figures · classes) a round.
 */
export function fitTable(logs, figures, classes, { l1 = L1, l2 = L2, rounds = ROUNDS } = {}) {
  const design = designOf(logs, figures);
  const c = classes.length;
  const { places, size } = placesOf(logs, design, c);
  const d = design.reduce((sum, { edges }) => sum + edges.length, 0) * c;
  const whole = logs.reduce((sum, { weight }) => sum + weight, 0);
  const step = 1 / (0.5 * meanSquare(logs, design, whole) + l2);
  let W = new Float64Array(d + c);
  let V = new Float64Array(W);
  const [entries, pull, start] = [
    new Float64Array(size),
    new Float64Array(size),
    new Float64Array(c),
  ];
  const gradient = new Float64Array(d + c);
  const p = new Float64Array(c);
  let t = 1;
  for (let round = 0; round < rounds; round += 1) {
    entriesOf(V, design, c, entries);
    pull.fill(0);
    start.fill(0);
    for (let i = 0; i < logs.length; i += 1) {
      const { right, weight } = logs[i];
      const from = i * design.length;
      for (let q = 0; q < c; q += 1) p[q] = V[d + q];
      for (let f = from; f < from + design.length; f += 1) {
        const at = places[f];
        if (at >= 0) for (let q = 0; q < c; q += 1) p[q] += entries[at + q];
      }
      softmax(p);
      let mass = 0;
      for (const q of right) mass += p[q];
      for (let q = 0; q < c; q += 1) {
        const target = right.includes(q) ? p[q] / Math.max(mass, 1e-12) : 0;
        p[q] = ((p[q] - target) * weight) / whole;
        start[q] += p[q];
      }
      for (let f = from; f < from + design.length; f += 1) {
        const at = places[f];
        if (at >= 0) for (let q = 0; q < c; q += 1) pull[at + q] += p[q];
      }
    }
    gradientOf(pull, start, design, c, gradient);
    const next = new Float64Array(W.length);
    for (let at = 0; at < W.length; at += 1) {
      const penalized = at < d;
      const value = V[at] - step * (gradient[at] + (penalized ? l2 * V[at] : 0));
      next[at] = penalized ? Math.sign(value) * Math.max(0, Math.abs(value) - step * l1) : value;
    }
    const later = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    const momentum = (t - 1) / later;
    for (let at = 0; at < W.length; at += 1) V[at] = next[at] + momentum * (next[at] - W[at]);
    W = next;
    t = later;
  }
  return tableOf(W, design, classes);
}

/** Mean over the logs of the sum of squares of their steps, and 1 for the start. */
function meanSquare(logs, design, whole) {
  let sum = 0;
  for (const { figures, weight } of logs) {
    let square = 1;
    for (const { id, edges, means } of design) {
      if (figures[id] === undefined) continue;
      const bin = binOf(figures[id], edges);
      for (let j = 0; j < edges.length; j += 1) square += ((j < bin ? 1 : 0) - means[j]) ** 2;
    }
    sum += (square * weight) / whole;
  }
  return sum;
}

/** What pulls at the bins → what pulls at the steps. */
function gradientOf(pull, start, design, c, into) {
  let [from, to] = [0, 0];
  for (const { means } of design) {
    const steps = means.length;
    for (let q = 0; q < c; q += 1) {
      let above = 0;
      for (let j = steps; j > 0; j -= 1)
        into[to + (j - 1) * c + q] = above += pull[from + j * c + q];
      const all = above + pull[from + q];
      for (let j = 0; j < steps; j += 1) into[to + j * c + q] -= means[j] * all;
    }
    from += (steps + 1) * c;
    to += steps * c;
  }
  into.set(start, to);
}

function softmax(values) {
  let [most, sum] = [values[0], 0];
  for (let q = 1; q < values.length; q += 1) if (values[q] > most) most = values[q];
  for (let q = 0; q < values.length; q += 1) sum += values[q] = Math.exp(values[q] - most);
  for (let q = 0; q < values.length; q += 1) values[q] /= sum;
}

/** Steps → tenths of a bit by bin. */
function tableOf(W, design, classes) {
  const c = classes.length;
  const bits = (value) => Math.round((10 * value) / Math.LN2) + 0;
  let from = 0;
  const entries = design.flatMap(({ id, edges, means }) => {
    const at = (j, q) => W[from + j * c + q];
    const steps = edges.flatMap((_, j) =>
      classes.some((_class, q) => Math.abs(at(j, q)) >= LEAST_STEP) ? [j] : [],
    );
    const byClass = classes.map((_, q) => {
      let base = 0;
      for (let j = 0; j < edges.length; j += 1) base -= means[j] * at(j, q);
      return [base, ...steps.map((j) => (base += at(j, q)))].map(bits);
    });
    from += edges.length * c;
    if (byClass.every((bins) => Math.max(...bins) - Math.min(...bins) <= LEAST_SPREAD)) return [];
    return [{ figure: id, edges: steps.map((j) => edges[j]), bits: byClass }];
  });
  return { classes, start: classes.map((_, q) => bits(W[from + q])), entries };
}

/** Probabilities of the classes for one log. */
export function predict({ classes, start, entries }, figures) {
  const sums = [...start];
  for (const { figure, edges, bits } of entries) {
    if (figures[figure] === undefined) continue;
    const bin = binOf(figures[figure], edges);
    for (let q = 0; q < sums.length; q += 1) sums[q] += bits[q][bin];
  }
  const most = Math.max(...sums);
  const powers = sums.map((value) => 2 ** ((value - most) / 10));
  const whole = powers.reduce((all, value) => all + value, 0);
  return Object.fromEntries(classes.map((id, q) => [id, powers[q] / whole]));
}
