// The bytes of a pickle → the one value it holds: plain data and NumPy's numbers, everything else refused.

import { parsePrinted } from "../../table/printed.ts";
import { FormatError } from "../format-error.ts";
import { MAX_VALUES, type Tree } from "../tables/tree.ts";
import { type ByteCursor, createByteCursor } from "./byte-cursor.ts";
import { call, lookUp, keyName, setState } from "./globals.ts";
import { isA, latin1, pickledList, treeOf, type Value } from "./value.ts";

/** Opcodes of CPython's `pickletools` that a history never needs, for naming them. */
const REFUSED: ReadonlyMap<number, string> = new Map([
  [0x69, "INST"],
  [0x6f, "OBJ"],
  [0x81, "NEWOBJ"],
  [0x92, "NEWOBJ_EX"],
  [0x82, "EXT1"],
  [0x83, "EXT2"],
  [0x84, "EXT4"],
  [0x50, "PERSID"],
  [0x51, "BINPERSID"],
  [0x8f, "EMPTY_SET"],
  [0x90, "ADDITEMS"],
  [0x91, "FROZENSET"],
  [0x97, "NEXT_BUFFER"],
  [0x98, "READONLY_BUFFER"],
]);

/** What the opcodes work on: a stack, the stacks below its marks, and the values kept for later. */
class PickleMachine {
  readonly cursor: ByteCursor;
  readonly #maxValues: number;
  #stack: Value[] = [];
  readonly #outer: Value[][] = [];
  readonly #memo = new Map<number, Value>();
  #values = 0;

  constructor(bytes: Uint8Array, maxValues: number) {
    this.cursor = createByteCursor(bytes);
    this.#maxValues = maxValues;
  }

  count(more: number): void {
    this.#values += more;
    if (this.#values > this.#maxValues)
      throw new FormatError(`more than ${this.#maxValues} values`);
  }

  hasItems(): boolean {
    return this.#stack.length > 0;
  }

  push(value: Value): void {
    this.count(1);
    this.#stack.push(value);
  }

  pop(): Value {
    return present(this.#stack.pop());
  }

  top(): Value {
    return present(this.#stack.at(-1));
  }

  /** The `count` values on top, taken off the stack. */
  last(count: number): Value[] {
    if (this.#stack.length < count) throw new FormatError(TOO_LITTLE);
    return this.#stack.splice(this.#stack.length - count);
  }

  mark(): void {
    this.count(1);
    this.#outer.push(this.#stack);
    this.#stack = [];
  }

  popToMark(): Value[] {
    const items = this.#stack;
    this.#stack = present(this.#outer.pop());
    return items;
  }

  kept(): number {
    return this.#memo.size;
  }

  keep(place: number): void {
    this.count(1);
    this.#memo.set(place, this.top());
  }

  recall(place: number): void {
    const value = this.#memo.get(place);
    if (value === undefined) throw new FormatError("the pickle recalls what it never kept");
    this.push(value);
  }

  append(items: readonly Value[]): void {
    const list = this.top();
    if (!isA(list, "list")) throw new FormatError("the pickle appends to what is no list");
    for (const item of items) list.items.push(item);
  }

  newDict(items: readonly Value[]): void {
    this.push({ kind: "dict", line: 0, members: [] });
    this.setItems(items);
  }

  setItems(items: readonly Value[]): void {
    const dict = this.top();
    if (!isA(dict, "dict")) throw new FormatError("the pickle sets items of what is no dict");
    for (let i = 0; i + 1 < items.length; i += 2) {
      dict.members.push([keyName(items[i] ?? null), items[i + 1] ?? null]);
    }
  }

  pushGlobal(): void {
    const [module, name] = this.last(2);
    if (typeof module !== "string" || typeof name !== "string")
      throw new FormatError("the pickle asks for a name that is no text");
    this.push(lookUp(module, name));
  }

  reduce(): void {
    const [callee, args] = this.last(2);
    const made = call(callee ?? null, args ?? null);
    if (isA(made, "list")) this.count(made.items.length);
    this.push(made);
  }

  build(): void {
    const state = this.pop();
    const target = this.top();
    setState(target, state);
    if (isA(target, "list")) this.count(target.items.length);
  }

  bytesOf(length: number): Value {
    return { kind: "bytes", bytes: this.cursor.take(length) };
  }

  text(length: number): string {
    return new TextDecoder().decode(this.cursor.take(length));
  }
}

const TOO_LITTLE = "the pickle takes more than there is";

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new FormatError(TOO_LITTLE);
  return value;
}

const OPCODES: ReadonlyMap<number, (m: PickleMachine) => void> = new Map<
  number,
  (m: PickleMachine) => void
>([
  [0x80, (m) => void m.cursor.uint(1)], // PROTO
  [0x95, (m) => void m.cursor.uint(8)], // FRAME
  [0x28, (m) => m.mark()], // MARK
  [0x30, (m) => void (m.hasItems() ? m.pop() : m.popToMark())], // POP
  [0x31, (m) => void m.popToMark()], // POP_MARK
  [0x32, (m) => m.push(m.top())], // DUP
  [0x4e, (m) => m.push(null)], // NONE
  [0x88, (m) => m.push(true)], // NEWTRUE
  [0x89, (m) => m.push(false)], // NEWFALSE
  [0x49, (m) => m.push(integer(m.cursor.line()))], // INT
  [0x4c, (m) => m.push(integer(m.cursor.line()))], // LONG
  [0x4a, (m) => m.push(number(String(m.cursor.uint(4) | 0)))], // BININT
  [0x4b, (m) => m.push(number(String(m.cursor.uint(1))))], // BININT1
  [0x4d, (m) => m.push(number(String(m.cursor.uint(2))))], // BININT2
  [0x8a, (m) => m.push(number(String(m.cursor.bigint(m.cursor.uint(1)))))], // LONG1
  [0x8b, (m) => m.push(number(String(m.cursor.bigint(m.cursor.uint(4)))))], // LONG4
  [0x46, (m) => m.push(number(m.cursor.line()))], // FLOAT
  [0x47, (m) => m.push(number(String(m.cursor.double())))], // BINFLOAT
  [0x53, (m) => m.push(unquoted(m.cursor.line()))], // STRING
  [0x54, (m) => m.push(latin1(m.cursor.take(m.cursor.uint(4))))], // BINSTRING
  [0x55, (m) => m.push(latin1(m.cursor.take(m.cursor.uint(1))))], // SHORT_BINSTRING
  [0x56, (m) => m.push(rawUnicode(m.cursor.line()))], // UNICODE
  [0x58, (m) => m.push(m.text(m.cursor.uint(4)))], // BINUNICODE
  [0x8c, (m) => m.push(m.text(m.cursor.uint(1)))], // SHORT_BINUNICODE
  [0x8d, (m) => m.push(m.text(m.cursor.uint(8)))], // BINUNICODE8
  [0x42, (m) => m.push(m.bytesOf(m.cursor.uint(4)))], // BINBYTES
  [0x43, (m) => m.push(m.bytesOf(m.cursor.uint(1)))], // SHORT_BINBYTES
  [0x8e, (m) => m.push(m.bytesOf(m.cursor.uint(8)))], // BINBYTES8
  [0x96, (m) => m.push(m.bytesOf(m.cursor.uint(8)))], // BYTEARRAY8
  [0x5d, (m) => m.push(pickledList([]))], // EMPTY_LIST
  [0x29, (m) => m.push(pickledList([]))], // EMPTY_TUPLE
  [0x6c, (m) => m.push(pickledList(m.popToMark()))], // LIST
  [0x74, (m) => m.push(pickledList(m.popToMark()))], // TUPLE
  [0x85, (m) => m.push(pickledList(m.last(1)))], // TUPLE1
  [0x86, (m) => m.push(pickledList(m.last(2)))], // TUPLE2
  [0x87, (m) => m.push(pickledList(m.last(3)))], // TUPLE3
  [0x61, (m) => m.append([m.pop()])], // APPEND
  [0x65, (m) => m.append(m.popToMark())], // APPENDS
  [0x7d, (m) => m.newDict([])], // EMPTY_DICT
  [0x64, (m) => m.newDict(m.popToMark())], // DICT
  [0x73, (m) => m.setItems(m.last(2))], // SETITEM
  [0x75, (m) => m.setItems(m.popToMark())], // SETITEMS
  [0x70, (m) => m.keep(Number(m.cursor.line()))], // PUT
  [0x71, (m) => m.keep(m.cursor.uint(1))], // BINPUT
  [0x72, (m) => m.keep(m.cursor.uint(4))], // LONG_BINPUT
  [0x94, (m) => m.keep(m.kept())], // MEMOIZE
  [0x67, (m) => m.recall(Number(m.cursor.line()))], // GET
  [0x68, (m) => m.recall(m.cursor.uint(1))], // BINGET
  [0x6a, (m) => m.recall(m.cursor.uint(4))], // LONG_BINGET
  [0x63, (m) => m.push(lookUp(m.cursor.line(), m.cursor.line()))], // GLOBAL
  [0x93, (m) => m.pushGlobal()], // STACK_GLOBAL
  [0x52, (m) => m.reduce()], // REDUCE
  [0x62, (m) => m.build()], // BUILD
]);

const STOP = 0x2e;

/** Reads the first pickle in the bytes, of protocol 0 to 5. Throws a FormatError for anything that is no plain data. */
export function readPickle(bytes: Uint8Array, maxValues: number = MAX_VALUES): Tree {
  const machine = new PickleMachine(bytes, maxValues);
  for (;;) {
    const opcode = machine.cursor.uint(1);
    if (opcode === STOP) return treeOf(machine.pop());
    const step = OPCODES.get(opcode);
    if (step === undefined) {
      const name = REFUSED.get(opcode) ?? `0x${opcode.toString(16).padStart(2, "0")}`;
      throw new FormatError(
        `the opcode ${name} at byte ${machine.cursor.at() - 1} is no part of a history`,
      );
    }
    step(machine);
  }
}

function number(text: string): Value {
  return parsePrinted(text.trim()) ?? text.slice(0, 64);
}

function integer(line: string): Value {
  if (line === "00" || line === "01") return line === "01";
  return number(line.endsWith("L") ? line.slice(0, -1) : line);
}

/** `'…'` or `"…"` as Python 2 wrote it. */
function unquoted(line: string): string {
  const quote = line[0];
  if ((quote !== "'" && quote !== '"') || line.length < 2 || !line.endsWith(quote)) {
    throw new FormatError("a string of the pickle has no quotes");
  }
  return line.slice(1, -1).replaceAll(/\\(x[\da-f]{2}|.)/g, (whole, escape: string) => {
    if (escape.length === 3) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return ESCAPES.get(escape) ?? whole;
  });
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
]);

/** Latin-1 with `\u1234` for everything beyond, and for line ends and backslashes. */
function rawUnicode(line: string): string {
  return line
    .replaceAll(/\\U000([\da-f]{5})/g, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
    )
    .replaceAll(/\\u([\da-f]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}
