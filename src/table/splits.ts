// Names of a run's columns → the data each was computed on (`val_loss`, `train/loss`, `loss_test`, `giou_val_loss`), and its name without the word for it.

import { isAverageName, isTotalName } from "./loss-names.ts";
import { easternSplit } from "./name-words.ts";
import type { Split } from "./row.ts";

/** What a column is beside its name: `val` is the held-out data that epochs end with, `other` any further held-out data. */
export interface SplitColumn {
  readonly split: Split | "other";
  /** The name without the word for the split. */
  readonly base: string;
  /** The word with its sign, as written (`val_`, `/test`). */
  readonly mark: string;
}

/** Words for data, the likeliest to be looked at after each epoch first. */
const TRAIN = ["train", "training", "trn", "tr"];
const HELD_OUT = "val valid validation va vld eval evaluation dev test testing".split(" ");

const WORDS = [...TRAIN, ...HELD_OUT].join("|");
/** `val_loss`, `valid set loss`, `ValLoss`, `Losses/train_all_loss`. */
const BEFORE = new RegExp(`^(?:loss(?:es)?/)?(?:${WORDS})(?:(?: set)?[_ /.:-]|(?=loss))`, "i");
/** `loss_test`, `Loss (val)`. */
const AFTER = new RegExp(`(?:[_ /.:-](?:${WORDS})| ?\\((?:${WORDS})\\))$`, "i");
/** `giou_val_loss`, `total_val_loss`. */
const WITHIN = new RegExp(`[_ ](?:${WORDS})(?=[_ ]loss$)`, "i");

interface Named {
  readonly name: string;
  readonly base: string;
}

/** Columns with the same word in the same place, as it is written. */
interface Group {
  readonly word: string;
  readonly mark: string;
  readonly columns: Named[];
}

/** The word and the rest of a name that has one, whatever the other columns are; undefined for any other. */
export function splitOfName(
  name: string,
): { word: string; base: string; mark: string } | undefined {
  const before = BEFORE.exec(name)?.[0];
  if (before !== undefined && before.length < name.length) {
    const word = before.replace(/^loss(?:es)?\/|(?: set)?[^a-z]?$/gi, "").toLowerCase();
    return { word, base: name.slice(before.length), mark: before };
  }
  const eastern = easternSplit(name);
  if (eastern !== undefined && eastern.mark.length < name.length)
    return { ...eastern, base: name.slice(eastern.mark.length) };
  const inside = AFTER.exec(name) ?? WITHIN.exec(name);
  if (inside === null || inside.index === 0) return undefined;
  const [mark] = inside;
  const word = mark.replaceAll(/[^a-z]/gi, "").toLowerCase();
  const { index } = inside;
  return { word, base: name.slice(0, index) + name.slice(index + mark.length), mark };
}

/** The name without its word for a split: `loss` of `val_loss`. */
export function withoutSplit(name: string): string {
  return splitOfName(name)?.base ?? name;
}

export function isHeldOutName(name: string): boolean {
  const word = splitOfName(name)?.word;
  return word !== undefined && HELD_OUT.includes(word);
}

/**
 * Columns that belong to a split; the others are of no split of their own, so that they are training's. A word tells only
 * where the column goes with others: it has a total of its own among columns of the same word, or its name is there
 * without the word or with the other one. An output may be called `test`.
 */
export function splitColumns(names: ReadonlySet<string>): ReadonlyMap<string, SplitColumn> {
  const groups = groupsOf(names);
  const grouped = new Set(groups.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const plain = new Set([...names].filter((name) => !grouped.has(name)));
  const found = new Map<string, SplitColumn>();
  for (const group of groups) {
    const isTrain = TRAIN.includes(group.word);
    // `train_train_wall` is the clock of training, beside which `train_wall` is another.
    const isOutput = group.columns.some(
      ({ base }) => plain.has(base) && !base.startsWith(group.mark),
    );
    if (isTrain && isOutput) continue;
    const others = groups.filter(({ word }) => TRAIN.includes(word) !== isTrain);
    const isWhole = group.columns.some(({ base }) => isTotalName(base));
    const has = (base: string): boolean =>
      plain.has(base) || others.some(({ columns }) => columns.some((one) => one.base === base));
    for (const { name, base } of group.columns) {
      if (isWhole || has(base))
        found.set(name, { split: isTrain ? "train" : "other", base, mark: group.mark });
    }
  }
  return withMean(withValidation(groups, found), [...plain]);
}

/** `Average loss: 0.5 ce: 0.3`, and of the test set `loss: 0.6 ce: 0.4`: the same of other data. */
function withMean(
  found: ReadonlyMap<string, SplitColumn>,
  plain: readonly string[],
): ReadonlyMap<string, SplitColumn> {
  const [base, ...others] = plain.filter((name) => isAverageName(name));
  if (base === undefined || others.length > 0 || plain.some(isTotalName)) return found;
  return new Map(
    Array.from(found, ([name, own]) => [name, isTotalName(own.base) ? { ...own, base } : own]),
  );
}

function groupsOf(names: ReadonlySet<string>): readonly Group[] {
  const groups = new Map<string, Group>();
  const parsed = new Map([...names].map((name) => [name, splitOfName(name)]));
  // Where `val_test_loss` is printed, `test_loss` is the loss of an output.
  const outputs = new Set([...parsed.values()].flatMap((own) => (own ? [own.base] : [])));
  for (const [name, own] of parsed) {
    if (own === undefined) continue;
    const { word, base, mark } = own;
    // The validation's total takes the place of that of an output called `val`.
    const isOver = isTotalName(base) && names.has(mark + name);
    if (outputs.has(name) && !isOver) continue;
    const group = groups.get(mark);
    if (group === undefined) groups.set(mark, { word, mark, columns: [{ name, base }] });
    else group.columns.push({ name, base });
  }
  return [...groups.values()];
}

/** Of several kinds of held-out data the one whose word is the likeliest is the validation. */
function withValidation(
  groups: readonly Group[],
  found: Map<string, SplitColumn>,
): ReadonlyMap<string, SplitColumn> {
  const heldOut = groups
    .filter(
      ({ word, columns }) => HELD_OUT.includes(word) && columns.some(({ name }) => found.has(name)),
    )
    .toSorted((a, b) => HELD_OUT.indexOf(a.word) - HELD_OUT.indexOf(b.word));
  const taken = new Set<string>();
  for (const { word, mark, columns } of heldOut) {
    if (word !== heldOut[0]?.word) break;
    for (const { name, base } of columns) {
      if (!found.has(name) || taken.has(base)) continue;
      taken.add(base);
      found.set(name, { split: "val", base, mark });
    }
  }
  return found;
}
