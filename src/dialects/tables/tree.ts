import type { Printed } from "../../table/printed.ts";
import type { TableRows } from "./table-rows.ts";

/** A list; `lines` has the line of each item where they differ from the list's own. */
export interface List {
  readonly kind: "list";
  readonly line: number;
  readonly items: readonly Tree[];
  readonly lines?: readonly number[] | undefined;
}

/** Members in written order; a name may stand twice. */
export interface Dict {
  readonly kind: "dict";
  readonly line: number;
  readonly members: readonly (readonly [name: string, value: Tree])[];
}

/** Dicts of a list that follow each other and differ in their numbers only, kept as rows. */
export interface DictRows {
  readonly kind: "rows";
  readonly like: Dict;
  readonly taken: TableRows;
}

/** What a JSON document or a pickle holds; `line` is 0 where there are none. */
export type Tree = List | Dict | DictRows | Printed | string | boolean | null;

export function isNumber(tree: Tree | undefined): tree is Printed {
  return typeof tree === "object" && tree !== null && !("kind" in tree);
}

export function isList(tree: Tree | undefined): tree is List {
  return typeof tree === "object" && tree !== null && "kind" in tree && tree.kind === "list";
}

export function isDict(tree: Tree | undefined): tree is Dict {
  return typeof tree === "object" && tree !== null && "kind" in tree && tree.kind === "dict";
}

export function isDictRows(tree: Tree | undefined): tree is DictRows {
  return typeof tree === "object" && tree !== null && "kind" in tree && tree.kind === "rows";
}

/** The first member of the name. */
export function member({ members }: Dict, name: string): Tree | undefined {
  return members.find(([own]) => own === name)?.[1];
}

/** Containers in one another; deeper ones are no history of a training. */
export const MAX_DEPTH: number = 64;

/** Numbers of one document that stand in long lists of numbers, or in objects that are alike: those of one log. */
export const MAX_NUMBERS: number = 2 ** 24;

/** Other values of one document. About 400 MiB of memory. */
export const MAX_VALUES: number = 2 ** 22;

/** Characters of one text, and of all that are no short ones. */
export const MAX_TEXT: number = 2 ** 27;
