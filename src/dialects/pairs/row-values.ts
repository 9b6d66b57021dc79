// A row of pairs → its values by name, and whether they are of validation.

import { withDroppedZeros } from "../../table/dropped-zeros.ts";
import { isLossName, isSettingName, isTotalName, termOf } from "../../table/loss-names.ts";
import { parsePrinted, type Printed } from "../../table/printed.ts";
import { isHeldOutName, splitOfName, withoutSplit } from "../../table/splits.ts";
import { mayBeTerm } from "../../table/summands.ts";
import type { Findings } from "../dialect.ts";
import { remembered } from "../../math/lazy.ts";
import type { Pair } from "./pair-parts.ts";
import type { PairRow, Reading } from "./row-source.ts";

/** What the numbers of validation columns are named by; the log names them by a word before the row. */
const VAL = "val_";
const isOfHeldOut = remembered(isHeldOutName);

const MEAN_OF = /^avg_/;

export function decimalPlaces(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point;
}

export function pairValues(
  { pairs, line }: PairRow,
  reading: Reading,
  findings: Pick<Findings, "reject">,
): Map<string, Printed> {
  const values = new Map<string, Printed>();
  for (const { name, text, second } of pairs) {
    const { number, digits } = reading;
    const read = parsePrinted(number === "second" && second !== undefined ? second : text);
    const printed = read && digits ? withDroppedZeros(read, digits) : read;
    if (printed === undefined) {
      findings.reject({
        line,
        text: name,
        reason: `the value of \`${name}\` is not a number that can be read`,
      });
    } else if (!values.has(name)) values.set(name, printed);
  }
  return values;
}

export function isOfVal({ split, losses }: PairRow, values: ReadonlyMap<string, Printed>): boolean {
  if (split === "val") return true;
  if (split === "train") return false;
  let others = losses;
  for (const name of values.keys()) if (isOfHeldOut(name) && isLossName(name)) others -= 1;
  return others <= 0;
}

const MEAN_WORD =
  /^((?:train(?:ing)?|val(?:id(?:ation)?)?|test|eval|dev)[_ /.])?(?:avg|ave|average|mean)[_ ](?=[a-z])/i;

/** `avg_train_loss: 3.0, avg_train_ce: 1.0`: where each loss is called a mean, that is no part of its name. */
export function withoutMeans(pairs: readonly Pair[]): readonly Pair[] {
  if (!pairs.some(({ name }) => MEAN_WORD.test(name))) return pairs;
  const bare = pairs.map((pair) => ({ ...pair, name: pair.name.replace(MEAN_WORD, "$1") }));
  const means = bare.filter(({ name }, i) => name !== pairs[i]?.name);
  const isOther = ({ name }: Pair): boolean =>
    (isLossName(name) || isTotalName(withoutSplit(name))) && !MEAN_WORD.test(name);
  const isAll =
    means.length > 1 &&
    means.some(({ name }) => isTotalName(withoutSplit(name))) &&
    !pairs.some(isOther);
  return isAll && new Set(bare.map(({ name }) => name)).size === bare.length ? bare : pairs;
}

/** `Train: 3.0 (ce 1.0, kl 2.0)`: the loss of that data, where terms follow. */
export function withWholes(pairs: readonly Pair[]): readonly Pair[] {
  const isPart = ({ name }: Pair): boolean => mayBeTerm(name) && !isSettingName(name);
  return pairs.map((pair, i) => {
    // `Avg Train Loss (Total): 3.0 (Ce: 1.0, Kl: 2.0)`
    const called = /^(?:(?:avg|average|mean)[ _])?(.{0,40}loss) ?\(total\)$/i.exec(pair.name)?.[1];
    if (called !== undefined) return { ...pair, name: called };
    const isWhole =
      /^(?:train|val|test)$/i.test(pair.name) && pairs.slice(i + 1, i + 3).every(isPart);
    return isWhole && i + 2 < pairs.length
      ? { ...pair, name: `${pair.name.toLowerCase()}_loss` }
      : pair;
  });
}

/** `Loss: 3.0 (recon: 1.0, class: 2.0)`: what stands in brackets behind a total are its parts, where one goes by such a name. */
export function withBracketed(pairs: readonly Pair[], text: string): readonly Pair[] {
  if (!BEHIND.test(text)) return pairs;
  const parts = pairs.flatMap(({ name, end }, i) => {
    if (text.charAt(end + 1) !== "(" || !(isTotalName(withoutSplit(name)) || name === "G"))
      return [];
    const close = text.indexOf(")", end);
    const own = pairs.slice(i + 1).filter((pair) => pair.end <= close);
    return own.length > 1 && areParts(own.map((pair) => pair.name)) ? own : [];
  });
  return pairs.map((pair) =>
    parts.includes(pair) ? { ...pair, name: `${pair.name} loss` } : pair,
  );
}

/** Not where a word tells all of them already. */
function areParts(names: readonly string[]): boolean {
  const kinds = names.map(termOf);
  const isPart = (name: string): boolean =>
    mayBeTerm(name) && !isSettingName(name) && !isLossName(name);
  const isTold = kinds.every((kind) => kind === "term");
  return !isTold && kinds.some((kind) => kind !== undefined) && names.every(isPart);
}

const BEHIND = /\d \([A-Za-z][\w ]{0,40}[:=]/;

/** As columns of validation. */
export function validationNames(
  values: ReadonlyMap<string, Printed>,
): ReadonlyMap<string, Printed> {
  const named = validationNamer([...values.keys()]);
  return new Map([...values].map(([name, value]) => [named(name), value]));
}

/** Names of a row → how they are called as columns of validation: all by the same word, where some have one of their own. */
export function validationNamer(names: readonly string[]): (name: string) => string {
  const others = names.filter((name) => !isHeldOutName(name));
  const isMixed = others.some((name) => isLossName(name) || termOf(name) !== undefined);
  // `avg_loss`, `avg_a_loss`: where all are means, as those of an evaluation.
  const areMeans = names.length > 1 && names.every((name) => MEAN_OF.test(name));
  return (given) => {
    const name = areMeans ? given.replace(MEAN_OF, "") : given;
    const { word, base } = (isHeldOutName(name) ? splitOfName(name) : undefined) ?? { base: name };
    // `valid loss: 0.6, acc: 0.7`; a test set may have rows beside those of validation.
    const isOne = isMixed || (others.length > 0 && word?.startsWith("test") !== true);
    return isOne ? `${VAL}${base}` : name;
  };
}
