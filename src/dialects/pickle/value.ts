import type { Printed } from "../../table/printed.ts";
import { FormatError } from "../format-error.ts";
import { isNumber, MAX_DEPTH, MAX_VALUES, type Tree } from "../tables/tree.ts";

/** A list or tuple; a NumPy array is an empty one until its state is set. */
export interface MutableList {
  readonly kind: "list";
  readonly line: 0;
  items: Value[];
  readonly isArray: boolean;
}

export interface MutableDict {
  readonly kind: "dict";
  readonly line: 0;
  readonly members: [name: string, value: Value][];
}

export interface Bytes {
  readonly kind: "bytes";
  readonly bytes: Uint8Array;
}

/** A name that the pickle may look up; it is never more than this name. */
export interface Global {
  readonly kind: "global";
  readonly name: string;
}

/** Element type of an array or scalar. */
export interface Dtype {
  readonly kind: "dtype";
  /** `f4`, `i8`, `b1`, `O8`; without byte order. */
  readonly code: string;
  isBigEndian: boolean;
}

/** What stands on the stack of a pickle. */
export type Value =
  | Printed
  | string
  | boolean
  | null
  | MutableList
  | MutableDict
  | Bytes
  | Global
  | Dtype;

export function pickledList(items: Value[], isArray = false): MutableList {
  return { kind: "list", line: 0, items, isArray };
}

export function isA<K extends "list" | "dict" | "bytes" | "global" | "dtype">(
  value: Value | undefined,
  kind: K,
): value is Extract<Value, { kind: K }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

/** Bytes as the text they are in Latin-1: strings of Python 2 are bytes. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return text;
}

/**
 * The value as a tree, its bytes made text and all else a sign. Containers may be shared and may hold themselves:
 * throws a FormatError where they do, where they are nested beyond MAX_DEPTH, or where written out without sharing
 * there would be more than MAX_VALUES values.
 */
export function treeOf(root: Value): Tree {
  const sizes = new Map<Value, number>();
  const convert = (value: Value, depth: number): { tree: Tree; size: number } => {
    if (typeof value !== "object" || value === null || isNumber(value as Tree)) {
      return { tree: value as Tree, size: 1 };
    }
    if (isA(value, "bytes")) return { tree: latin1(value.bytes), size: 1 };
    if (isA(value, "global") || isA(value, "dtype")) return { tree: `<${value.kind}>`, size: 1 };
    const known = sizes.get(value);
    if (known !== undefined) {
      if (known < 0) throw new FormatError("a list or dict of the pickle holds itself");
      return { tree: value as unknown as Tree, size: known };
    }
    if (depth > MAX_DEPTH) throw new FormatError(`the pickle is nested deeper than ${MAX_DEPTH}`);
    sizes.set(value, -1);
    let size = 1;
    const inside = (item: Value): Value => {
      const { tree, size: added } = convert(item, depth + 1);
      size += added;
      if (size > MAX_VALUES) throw new FormatError(`more than ${MAX_VALUES} values`);
      return tree as Value;
    };
    if (isA(value, "list")) value.items = value.items.map(inside);
    else if (isA(value, "dict")) for (const entry of value.members) entry[1] = inside(entry[1]);
    sizes.set(value, size);
    return { tree: value as unknown as Tree, size };
  };
  return convert(root, 0).tree;
}
