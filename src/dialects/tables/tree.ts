import type { Printed } from "../../table/printed.ts";
import type { TextNumbers, TextStore } from "../../table/text-store.ts";

/** A list; `lines` has the line of each item where they differ from the list's own. */
export interface List {
  readonly kind: "list";
  readonly line: number;
  readonly items: readonly Tree[];
  /** The items, where all of them are numbers in a text; there are many, and `items` is made when it is asked for. */
  readonly numbers?: TextNumbers;
  readonly lines?: readonly number[];
}

/** Members in written order; a name may stand twice. */
export interface Dict {
  readonly kind: "dict";
  readonly line: number;
  readonly members: readonly (readonly [name: string, value: Tree])[];
}

/** What dicts have in common that differ in their numbers only. */
export interface DictLayout {
  /** A column for each member that is a number. */
  readonly store: TextStore;
  /** Those of the first. */
  readonly members: Dict["members"];
}

/** One of many in a list that are alike: its members are made when they are asked for. */
export class LikeDict implements Dict {
  readonly kind = "dict";
  readonly line: number;
  readonly layout: DictLayout;
  /** Of the store. */
  readonly row: number;

  constructor(line: number, layout: DictLayout, row: number) {
    this.line = line;
    this.layout = layout;
    this.row = row;
  }

  get members(): Dict["members"] {
    const { store, members } = this.layout;
    let column = 0;
    return members.map(([name, value]) => {
      if (!isNumber(value)) return [name, value];
      column += 1;
      return [name, store.printed(this.row, column - 1)];
    });
  }
}

/** What a JSON document or a pickle holds; `line` is 0 where there are none. */
export type Tree = List | Dict | Printed | string | boolean | null;

export function isNumber(tree: Tree): tree is Printed {
  return typeof tree === "object" && tree !== null && !("kind" in tree);
}

export function isList(tree: Tree | undefined): tree is List {
  return typeof tree === "object" && tree !== null && "kind" in tree && tree.kind === "list";
}

export function isDict(tree: Tree | undefined): tree is Dict {
  return typeof tree === "object" && tree !== null && "kind" in tree && tree.kind === "dict";
}

/** The first member of the name. */
export function member({ members }: Dict, name: string): Tree | undefined {
  return members.find(([own]) => own === name)?.[1];
}

/** Containers in one another; deeper ones are no history of a training. */
export const MAX_DEPTH: number = 64;

/** Numbers of one document that stand in lists of numbers and nothing else, or in objects that are alike: those of one log. */
export const MAX_NUMBERS: number = 2 ** 24;

/** Other values of one document. About 400 MiB of memory. */
export const MAX_VALUES: number = 2 ** 22;
