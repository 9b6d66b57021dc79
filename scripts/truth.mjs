// What `truth.json` says of a run: the verdicts and causes that are right, and the weights its components really had.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Words of `truth.json` for what is right, and the verdict that each is. */
const FAMILIES = {
  "adds-up": "adds-up",
  weights: "other-weights",
  "hidden-term": "hidden-term",
  averaging: "measured-differently",
  "sample-weights": "measured-differently",
  "other-metric": "measured-differently",
  "changing-weights": "changing-weights",
};
/** A remainder below this share of the total in every row is no gap. */
const MATERIAL = 1e-3;

/** Folders below that hold a train.log and a truth.json, in the order of their names. */
export function* runsBelow(path) {
  if (existsSync(join(path, "truth.json")) && existsSync(join(path, "train.log"))) yield path;
  const folders = readdirSync(path, { withFileTypes: true }).filter((one) => one.isDirectory());
  for (const { name } of folders.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    if (name !== "events") yield* runsBelow(join(path, name));
}

/** `GENERATOR=FOLDER` among arguments, in their order: folders of runs, and the program that made them. */
export function foldersOf(argv) {
  return argv.flatMap((argument) => {
    const [, generator, folder] = /^([a-z]+)=(.+)$/.exec(argument) ?? [];
    return folder === undefined ? [] : [{ generator, folder }];
  });
}

/** JSON as Python writes it: NaN and infinities become null. */
export function parseTruth(text) {
  return JSON.parse(
    text.replace(/(?<=[\s[,:])NaN\b/g, "null").replace(/(?<=[\s[,:])-?Infinity\b/g, "null"),
  );
}

export const readTruth = (path) => parseTruth(readFileSync(join(path, "truth.json"), "utf8"));

/** The weight each component really had: declared, times a common factor, twice where it was counted twice. */
export function trueWeight(truth, component) {
  const output = component.replace(/_loss$/, "");
  const declared = truth.weights?.[output];
  return declared === undefined
    ? undefined
    : declared * (truth.factor ?? 1) * (truth.twice === output ? 2 : 1);
}

/** Causes that are right first. */
export function causesOf({ cause, expected, outputs = [], history = {} }) {
  const broke = outputs.some((output) => history[`${output}_loss`]?.includes(null));
  return [
    ...(cause === "label-smoothing" ? ["metric-is-not-the-loss"] : []),
    ...(broke ? ["component-not-finite"] : []),
    ...expected,
  ];
}

/** Causes that hold beside those: of a short last batch, where total and parts are averaged unevenly. */
const besideOf = ({ also, uneven_average: uneven }) =>
  also ?? (uneven === true ? ["partial-batch"] : []);

const named = ({ family }) => [family ?? []].flat().map((word) => FAMILIES[word]);

function ofCauses(causes, verdicts) {
  return causes.map((cause) => verdicts.find((one) => one.causes.includes(cause))?.id);
}

const known = (ids) => new Set(ids.filter((id) => id !== undefined));

/** Verdicts that are right: those that are named, those of the causes, and "adds up" where next to nothing is left. */
export function verdictsOf(truth, verdicts) {
  const small = truth.largest_share < MATERIAL ? ["adds-up"] : [];
  return known([...named(truth), ...ofCauses(causesOf(truth), verdicts), ...small]);
}

/** What holds beside what is right: whoever says it and names the other one in `also` has said both. */
export function besidesOf(truth, verdicts) {
  const causes = besideOf(truth);
  return { causes, verdicts: known(ofCauses(causes, verdicts)) };
}

/**
 * What a table is taught, which is stricter: the verdict that explains the largest share of the gap. `rows` are the printed
 * ones, by whose remainder at the true weights next to nothing is told from something.
 */
export function lessonOf(truth, components, rows, verdicts) {
  const isSmoothed = truth.cause === "label-smoothing";
  const causes = isSmoothed ? ["metric-is-not-the-loss"] : [...truth.expected];
  const families = isSmoothed ? [] : named(truth);
  const right = known(families.length > 0 ? families : ofCauses(causes, verdicts));
  const weights = components.map((component) => trueWeight(truth, component));
  if (right.has("changing-weights") || weights.includes(undefined))
    return { verdicts: [...right], causes };
  if (largestShare(rows, weights) < MATERIAL) {
    const isPlain = weights.every((weight) => weight === 1);
    // Whoever sees the gap all the same is not wrong, but it is not asked for.
    return isPlain
      ? { verdicts: ["adds-up"], causes: ["adds-up"] }
      : { verdicts: ["other-weights"], causes: ["loss-weights", ...causes] };
  }
  if (right.size > 1 && !right.has("hidden-term")) right.delete("adds-up");
  return { verdicts: [...right], causes };
}

/** The truth of the rows of an analyzed run, of which next to nothing may be left where more is left later. */
export function truthOfRows(truth, run) {
  const { total: name, components = [], rows: all = [] } = run ?? {};
  const rows = all
    .map(({ values }) => ({
      total: values.get(name),
      components: components.map((component) => values.get(component)),
    }))
    .filter(({ total, components: own }) => [total, ...own].every(Boolean));
  const weights = components.map((component) => trueWeight(truth, component));
  if (rows.length === 0 || weights.includes(undefined)) return truth;
  if (!(largestShare(rows, weights) < MATERIAL)) return truth;
  const isPlain = weights.every((weight) => weight === 1);
  const own = isPlain ? ["adds-up"] : ["weights"];
  const causes = isPlain ? ["adds-up"] : ["loss-weights", "uniform-scale", "counted-twice"];
  return {
    ...truth,
    family: [truth.family ?? [], own].flat(),
    expected: [...truth.expected, ...causes],
  };
}

function largestShare(rows, weights) {
  return rows.reduce((most, { total, components }) => {
    const left = components.reduce((sum, { value }, i) => sum - value * weights[i], total.value);
    return Math.max(most, Math.abs(left / total.value));
  }, 0);
}
