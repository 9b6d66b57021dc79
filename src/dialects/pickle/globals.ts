// The few names a pickled history may look up → what calling them gives; nothing of Python is ever run.

import { FormatError } from "../format-error.ts";
import { isNumber, type Tree } from "../tables/tree.ts";
import { dtypeOf, elements } from "./numpy.ts";
import {
  type Dtype,
  type Global,
  isA,
  pickledList,
  type MutableList,
  type Value,
} from "./value.ts";

type Call = (args: readonly Value[]) => Value;

const bytesOf = (value: Value | undefined): Uint8Array | undefined => {
  if (isA(value, "bytes")) return value.bytes;
  // A string of Python 2 is bytes.
  if (typeof value !== "string") return undefined;
  const bytes = Uint8Array.from(value, (character) => character.charCodeAt(0));
  return bytes;
};

const wrong = (name: string): never => {
  throw new FormatError(`\`${name}\` is called with what it does not take`);
};

const scalar: Call = ([type, data]) => {
  const bytes = bytesOf(data);
  if (!isA(type, "dtype") || bytes === undefined) return wrong("scalar");
  const [value] = elements(bytes, type);
  return value ?? wrong("scalar");
};

const dtype: Call = ([code]) => dtypeOf(textOf(code) ?? wrong("dtype"));

const emptyArray: Call = ([type]) =>
  isA(type, "global") && type.name === "numpy.ndarray"
    ? pickledList([], true)
    : wrong("_reconstruct");

const fromBuffer: Call = ([data, type, shape]) => {
  const bytes = bytesOf(data);
  if (bytes === undefined || !isA(type, "dtype") || !isA(shape, "list"))
    return wrong("_frombuffer");
  const array = pickledList([], true);
  fill(array, elements(bytes, type), shape);
  return array;
};

const encode: Call = ([text]) =>
  typeof text === "string"
    ? { kind: "bytes", bytes: bytesOf(text) as Uint8Array }
    : wrong("encode");

const dict: Call = ([pairs]) => {
  if (pairs === undefined || isA(pairs, "global") || pairs === null)
    return { kind: "dict", line: 0, members: [] };
  if (!isA(pairs, "list")) return wrong("OrderedDict");
  return {
    kind: "dict",
    line: 0,
    members: pairs.items.map((pair): [string, Value] => {
      if (!isA(pair, "list")) return wrong("OrderedDict");
      return [keyName(pair.items[0] ?? null), pair.items[1] ?? null];
    }),
  };
};

const emptyBytes: Call = (args) =>
  args.length === 0 ? { kind: "bytes", bytes: new Uint8Array(0) } : wrong("bytes");

/** NumPy 1 and 2 name their modules differently; names without a call are only looked at. */
const CALLS: ReadonlyMap<string, Call | null> = new Map<string, Call | null>([
  ["numpy.dtype", dtype],
  ["numpy.ndarray", null],
  ...["numpy.core", "numpy._core"].flatMap((core): [string, Call][] => [
    [`${core}.multiarray.scalar`, scalar],
    [`${core}.multiarray._reconstruct`, emptyArray],
    [`${core}.numeric._frombuffer`, fromBuffer],
  ]),
  ["_codecs.encode", encode],
  ["collections.OrderedDict", dict],
  ["collections.defaultdict", dict],
  ...["builtins", "__builtin__"].flatMap((module): [string, Call | null][] => [
    [`${module}.bytes`, emptyBytes],
    [`${module}.dict`, dict],
    [`${module}.list`, null],
    [`${module}.float`, null],
    [`${module}.int`, null],
  ]),
]);

/** Throws a FormatError for a name that is not in the list. */
export function lookUp(module: string, name: string): Global {
  const full = `${module}.${name}`;
  if (CALLS.has(full)) return { kind: "global", name: full };
  const hint = name === "History" ? "; pickle `history.history` instead of `history`" : "";
  throw new FormatError(
    `the pickle asks for \`${full.slice(0, 80)}\`, which is no part of a history and is not run${hint}`,
  );
}

export function call(callee: Value, args: Value): Value {
  const run = isA(callee, "global") ? CALLS.get(callee.name) : undefined;
  if (!run || !isA(args, "list")) throw new FormatError("the pickle calls what is no function");
  return run(args.items);
}

/** The state of an array or of its element type; throws a FormatError for that of anything else. */
export function setState(target: Value | undefined, state: Value): void {
  if (!isA(state, "list")) throw new FormatError("the pickle sets a state that is no tuple");
  if (isA(target, "dtype")) setOrder(target, state.items[1]);
  else if (isA(target, "list") && target.isArray) setArray(target, state.items);
  else throw new FormatError("the pickle sets the state of what is no NumPy array");
}

function setOrder(target: Dtype, order: Value | undefined): void {
  target.isBigEndian = textOf(order) === ">";
}

/** `(version, shape, dtype, isFortran, bytes)`; the elements of an array of objects are a list. */
function setArray(target: MutableList, [, shape, type, , data]: readonly Value[]): void {
  if (!isA(shape, "list") || !isA(type, "dtype")) return wrong("ndarray.__setstate__");
  const bytes = bytesOf(data);
  if (isA(data, "list") && type.code.startsWith("O")) fill(target, data.items, shape);
  else if (bytes !== undefined) fill(target, elements(bytes, type), shape);
  else wrong("ndarray.__setstate__");
}

/** Of an array with more than one axis only the number of its rows is kept. */
function fill(target: MutableList, values: Value[], shape: MutableList): void {
  target.items =
    shape.items.length <= 1
      ? values
      : values.slice(0, sizeOf(shape.items[0])).map(() => pickledList([]));
}

function sizeOf(size: Value | undefined): number {
  return size !== undefined && size !== null && isNumber(size as Tree)
    ? (size as { value: number }).value
    : 0;
}

function textOf(value: Value | undefined): string | undefined {
  if (typeof value === "string") return value;
  return isA(value, "bytes") ? String.fromCharCode(...value.bytes.subarray(0, 40)) : undefined;
}

/** A dict's key as a column name. */
export function keyName(key: Value): string {
  const text = isA(key, "bytes") ? new TextDecoder().decode(key.bytes) : key;
  if (typeof text === "string") return text;
  return isNumber(text as Tree) ? (text as { text: string }).text : "(no name)";
}
