// A Run's columns → which is the total, which are components, which are metrics, and why.

import {
  matchesPattern,
  isDecoy,
  isGeneratorName,
  isLossName,
  isMeanName,
  isTotalName,
  mayBeTotal,
  ofDiscriminator,
  termOf,
  totalRank,
} from "./loss-names.ts";
import { columnNamed } from "./declared-column.ts";
import { mayBeOutput } from "./output-val.ts";
import { isLossMetric, ownMetric } from "./own-metric.ts";
import { possibleParts } from "./possible-parts.ts";
import type { PrinterRoles } from "./printer-facts.ts";
import type { Split } from "./row.ts";
import { isOfKeras, type Run } from "./run.ts";
import { splitOfName } from "./splits.ts";
import { firstPartition, mayBeTerm, summands, terms } from "./summands.ts";
import { areNearer, makeUp } from "./sums.ts";
import { findTotal, isIndexOf, isOfTest, isSame, lossAndPenalty } from "./total.ts";

/** What a column is taken as; `schedule` columns (learning rate, counters) are never part of the sum. */
export type Role = "total" | "component" | "metric" | "schedule";

export interface ColumnRole {
  readonly column: string;
  readonly role: Role;
  /** One clause: why it was taken so. */
  readonly reason: string;
}

export interface Roles {
  /** Empty where the log prints none. */
  readonly total: string;
  readonly components: readonly string[];
  /** A single-output log whose total is measured against its own metric (`mse`, `mae`, …). */
  readonly singleOutput: boolean;
  readonly columns: readonly ColumnRole[];
  /** Columns that may be further parts, though no name tells it; none of Keras, of known printers and where parts are declared. */
  readonly possibleParts: readonly string[];
}

/** What the user declared. */
export interface DeclaredRoles {
  readonly total?: string | undefined;
  readonly components?: readonly string[] | undefined;
}

const SCHEDULE = /^(?:lr|learning_rate|learning rate|momentum|weight_decay|beta_1)(?:$|[-_/ ])/i;

/**
 * Finds the total, the components and the rest: as declared, else as the printer is known to name them, else by name.
 * Undefined when no column can be the total. Throws UnknownColumnError for a declared column that is not there.
 */
export function assignRoles(run: Run, declared: DeclaredRoles = {}): Roles | undefined {
  const known = run.writer.facts?.roles;
  const components = declared.components?.map((name) => columnNamed(name, run.columns));
  const total =
    declared.total === undefined
      ? findTotal(run, known, components)
      : columnNamed(declared.total, run.columns);
  if (total === undefined) return undefined;
  const reason = declared.total === undefined ? `named \`${total}\`` : "declared by `--total`";
  const beside = columnsBeside(run, total);
  const found = run.columns.map((column): ColumnRole => {
    if (column === total) return { column, role: "total", reason };
    if (components !== undefined) return declaredRole(column, components);
    return roleOf(column, { run, total, known, beside });
  });
  if (components !== undefined)
    return { total, components, singleOutput: false, columns: found, possibleParts: [] };
  const apart = known?.components === undefined ? trainedApart(run, total, found) : [];
  const losses = namesOf(found, "component").filter((column) => !apart.includes(column));
  const whole = lossAndPenalty(run, total);
  const partition = whole.length > 0 ? whole : firstPartition(run, total, losses);
  const once = known?.components === undefined ? partition : losses;
  const parted = found.map((entry): ColumnRole => {
    if (entry.role !== "component" || once.includes(entry.column)) return entry;
    const reason = apart.includes(entry.column)
      ? `a loss of the ${isGeneratorName(entry.column) ? "generator" : "discriminator"}, which is trained separately`
      : "what it measures is in the losses beside it already";
    return { ...entry, role: "metric", reason };
  });
  const { taken, because, singleOutput } = unnamedParts(run, total, known, parted);
  const columns = parted.map((entry): ColumnRole =>
    taken.includes(entry.column)
      ? { column: entry.column, role: "component", reason: because }
      : entry,
  );
  const parts = namesOf(columns, "component");
  const isKnown = known !== undefined || (isOfKeras(run) && parts.length > 0);
  const others = isKnown ? [] : namesOf(columns, "metric");
  const further = possibleParts(run, total, parts, others, singleOutput);
  // A `train_step` of one's own may call its terms by any name, but one metric of Keras beside `loss` is a metric.
  const isMetric = isOfKeras(run) && (further.length < 2 || further.some(isLossMetric));
  const own = isMetric ? [] : further;
  return { total, components: parts, singleOutput, columns, possibleParts: own };
}

/** Losses of a discriminator beside those of its generator, or the other way round, but where all of them make up the total, or nearly so. */
function trainedApart(run: Run, total: string, found: readonly ColumnRole[]): readonly string[] {
  const losses = namesOf(found, "component");
  if (isGeneratorName(total)) return ofDiscriminator([total, ...losses]);
  const apart = ofDiscriminator([...losses, total]).includes(total)
    ? losses.filter(isGeneratorName)
    : ofDiscriminator(losses);
  const rest = losses.filter((column) => !apart.includes(column));
  const isPart = makeUp(run, total, losses) || areNearer(run, total, rest, apart);
  return rest.length === 0 || isPart ? [] : apart;
}

function namesOf(columns: readonly ColumnRole[], role: Role): readonly string[] {
  return columns.filter((entry) => entry.role === role).map(({ column }) => column);
}

/** The parts of a total that are not named as losses: what makes up the sum, or the terms of a log that calls none of them a loss. */
function unnamedParts(
  run: Run,
  total: string,
  known: PrinterRoles | undefined,
  found: readonly ColumnRole[],
): {
  readonly taken: readonly string[];
  readonly because: string;
  readonly singleOutput: boolean;
} {
  if (known?.components !== undefined) return { taken: [], because: "", singleOutput: false };
  const losses = namesOf(found, "component");
  const others = namesOf(found, "metric").filter((column) => splitOfName(column) === undefined);
  const added = summands(run, total, losses, others);
  // The one row of anybody's log does not tell a metric that is the loss from one beside it.
  const isFew = run.rows.length < 2 && !isOfKeras(run);
  // What adds up in all of many rows does so by no accident.
  const isTold = added.length > 0 && run.rows.length >= FEWEST_TOLD && !isOfKeras(run);
  const own =
    losses.length > 0 || isFew || isTold
      ? undefined
      : ownMetric(run, total, namesOf(found, "metric"));
  if (added.length > 0 && own === undefined) {
    const because = `with it the parts make up \`${total}\` in every row`;
    return { taken: added, because, singleOutput: false };
  }
  // Keras calls every loss of an output so; what goes by another name there is a metric.
  const named = isOfKeras(run) ? [] : terms(run, total, found, losses);
  if (named.length > 1 || (named.length > 0 && own === undefined))
    return { taken: named, because: "its name is that of a term of a loss", singleOutput: false };
  const because = `a single-output log, and this metric is a loss that \`${total}\` can be measured against`;
  return { taken: own === undefined ? [] : [own], because, singleOutput: own !== undefined };
}

/** Rows in which metrics that add up to the total are its parts, and not one of them the loss itself. */
const FEWEST_TOLD = 3;

/** Losses that stand together and have no total, to be called parts without a printer's word for it. */
const FEWEST_PARTS = 2;

/**
 * The parts of a log that prints no total, with `total` empty: as declared, else as the printer is known to name them,
 * else two losses or more. Undefined where there are none, or where several columns could be the total.
 */
export function assignParts(run: Run, declared: DeclaredRoles = {}): Roles | undefined {
  const known = run.writer.facts?.roles;
  const trained = run.columns.filter((column) => !isOfTest(run, column));
  if (known?.total === undefined && trained.some(mayBeTotal)) return undefined;
  const components = declared.components?.map((name) => columnNamed(name, run.columns));
  const beside = new Set(trained);
  const named = run.columns.map((column) =>
    components === undefined
      ? roleOf(column, { run, total: "", known, beside })
      : declaredRole(column, components),
  );
  const apart = ofDiscriminator(run.columns);
  const isMore = (entry: ColumnRole): boolean =>
    entry.role === "component" && !apart.includes(entry.column);
  const forms = [named, named.map(ofTraining)];
  const columns = forms.find((form) => form.some(isMore)) ?? named.map(ofTerm);
  const parts = components ?? namesOf(columns, "component");
  if (parts.length < (known?.components === undefined ? FEWEST_PARTS : 1)) return undefined;
  return { total: "", components: parts, singleOutput: false, columns, possibleParts: [] };
}

/** `train_a_loss` where no loss goes without such a word. */
function ofTraining(entry: ColumnRole): ColumnRole {
  const { column } = entry;
  const word = isLossName(column) && !isDecoy(column) ? splitOfName(column)?.word : undefined;
  if (word === undefined || !word.startsWith("train")) return entry;
  return { column, role: "component", reason: "its name is that of a loss on training data" };
}

/** `recon` where nothing but a discriminator's is called a loss, and `rec` beside two of its kind. */
function ofTerm(entry: ColumnRole, _: number, all: readonly ColumnRole[]): ColumnRole {
  const kind = mayBeTerm(entry.column) ? termOf(entry.column) : undefined;
  const isTerm = (other: ColumnRole): boolean => termOf(other.column) === "term";
  return kind === "term" || (kind === "either" && all.filter(isTerm).length > 1)
    ? { column: entry.column, role: "component", reason: "its name is that of a term of a loss" }
    : entry;
}

function declaredRole(column: string, declared: readonly string[]): ColumnRole {
  return declared.includes(column)
    ? { column, role: "component", reason: "declared by `--components`" }
    : { column, role: "metric", reason: "not among the declared components" };
}

/** What the role of a column hangs on. */
interface Surroundings {
  readonly run: Run;
  readonly total: string;
  readonly known: PrinterRoles | undefined;
  /** Columns that are printed in a row with the total. */
  readonly beside: ReadonlySet<string>;
}

function roleOf(column: string, { run, total, known, beside }: Surroundings): ColumnRole {
  const metric = (reason: string): ColumnRole => ({ column, role: "metric", reason });
  const isFit = (pattern: string): boolean => matchesPattern(column, pattern);
  const isIndex = isIndexOf(total, column);
  if (SCHEDULE.test(column) && !isIndex)
    return { column, role: "schedule", reason: "a setting of the optimizer, no loss" };
  const writer = run.writer.facts?.title ?? run.writer.name;
  if (known?.decoys?.some(isFit) === true)
    return metric(`${writer} prints it beside the components`);
  if (known?.components !== undefined) {
    if (!known.components.some(isFit)) return metric(`no component of ${writer}'s total`);
  } else {
    if (!isLossName(column) && !isIndex) return metric("its name is not that of a loss");
    const isOther = splitOfName(column) !== undefined;
    if (isOther && !(isOfKeras(run) && mayBeOutput(column, run.columns)))
      return metric("a loss on other data, or of the whole run");
    if (isDecoy(column, run.columns) || (isMeanName(column) && !isOfKeras(run))) {
      return metric("an average, an extreme or a setting of the loss");
    }
    if (isTotalName(column) && !column.includes("/") && isTotalBefore(run, column, total)) {
      return metric("it is another name for the total");
    }
  }
  const others = total === "" ? "the others" : `\`${total}\``;
  if (!beside.has(column)) return metric(`never printed in a row with ${others}`);
  const isEnd = /loss$/i.test(column);
  return {
    column,
    role: "component",
    reason: isEnd ? "its name ends in `loss`" : "its name is that of a loss",
  };
}

/** `total_loss` is no part of `loss`, but `loss` may be one of `total_loss`. */
function isTotalBefore(run: Run, column: string, total: string): boolean {
  return (
    totalRank(column) <= totalRank(total) ||
    totalRank(column) < totalRank("loss") ||
    isSame(run, column, total)
  );
}

/** In rows of training, where a loss stands beside it there: those of validation may be called otherwise. */
function columnsBeside(run: Run, total: string): ReadonlySet<string> {
  const found = namesBeside(run, total, (split) => split === "train");
  const isPart = (name: string): boolean => name !== total && isLossName(name);
  return [...found].some(isPart) ? found : namesBeside(run, total, () => true);
}

function namesBeside(
  run: Run,
  total: string,
  isOf: (split: Split) => boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { split, values } of run.rows) {
    if (!isOf(split) || !values.has(total)) continue;
    for (const name of values.keys()) found.add(name);
    if (found.size === run.columns.length) break;
  }
  return found;
}
