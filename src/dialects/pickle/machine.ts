// The bytes of a pickle → the one value it holds: plain data and NumPy's numbers, everything else refused.

import { parsePrinted } from "../../table/printed.ts";
import { FormatError } from "../buffered.ts";
import { MAX_VALUES, type Tree } from "../tables/tree.ts";
import { createByteCursor } from "./byte-cursor.ts";
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

/** Reads the first pickle in the bytes, of protocol 0 to 5. Throws a FormatError for anything that is no plain data. */
export function readPickle(bytes: Uint8Array, maxValues: number = MAX_VALUES): Tree {
  const cursor = createByteCursor(bytes);
  let stack: Value[] = [];
  const outer: Value[][] = [];
  const memo = new Map<number, Value>();
  let values = 0;

  const count = (more: number): void => {
    values += more;
    if (values > maxValues) throw new FormatError(`more than ${maxValues} values`);
  };
  const push = (value: Value): void => {
    count(1);
    stack.push(value);
  };
  const mark = (): void => {
    count(1);
    outer.push(stack);
    stack = [];
  };
  const pop = (): Value => {
    const value = stack.pop();
    if (value === undefined) throw new FormatError("the pickle takes more than there is");
    return value;
  };
  const top = (): Value => {
    const value = stack.at(-1);
    if (value === undefined) throw new FormatError("the pickle takes more than there is");
    return value;
  };
  const popToMark = (): Value[] => {
    const items = stack;
    const before = outer.pop();
    if (before === undefined) throw new FormatError("the pickle takes more than there is");
    stack = before;
    return items;
  };
  const keep = (place: number): void => {
    count(1);
    memo.set(place, top());
  };
  const recall = (place: number): void => {
    const value = memo.get(place);
    if (value === undefined) throw new FormatError("the pickle recalls what it never kept");
    push(value);
  };
  const number = (text: string): Value => parsePrinted(text.trim()) ?? text.slice(0, 64);
  const append = (items: readonly Value[]): void => {
    const list = top();
    if (!isA(list, "list")) throw new FormatError("the pickle appends to what is no list");
    for (const item of items) list.items.push(item);
  };
  const setItems = (items: readonly Value[]): void => {
    const dict = top();
    if (!isA(dict, "dict")) throw new FormatError("the pickle sets items of what is no dict");
    for (let i = 0; i + 1 < items.length; i += 2) {
      dict.members.push([keyName(items[i] ?? null), items[i + 1] ?? null]);
    }
  };
  const newDict = (items: readonly Value[]): void => {
    push({ kind: "dict", line: 0, members: [] });
    setItems(items);
  };
  const bytesOf = (length: number): Value => ({ kind: "bytes", bytes: cursor.take(length) });
  const text = (length: number): string => new TextDecoder().decode(cursor.take(length));
  const integer = (line: string): Value => {
    if (line === "00" || line === "01") return line === "01";
    return number(line.endsWith("L") ? line.slice(0, -1) : line);
  };
  const last = (count: number): Value[] => {
    if (stack.length < count) throw new FormatError("the pickle takes more than there is");
    return stack.splice(stack.length - count);
  };

  const run: ReadonlyMap<number, () => void> = new Map<number, () => void>([
    [0x80, () => void cursor.uint(1)], // PROTO
    [0x95, () => void cursor.uint(8)], // FRAME
    [0x28, mark], // MARK
    [0x30, () => void (stack.length > 0 ? pop() : popToMark())], // POP
    [0x31, () => void popToMark()], // POP_MARK
    [0x32, () => push(top())], // DUP
    [0x4e, () => push(null)], // NONE
    [0x88, () => push(true)], // NEWTRUE
    [0x89, () => push(false)], // NEWFALSE
    [0x49, () => push(integer(cursor.line()))], // INT
    [0x4c, () => push(integer(cursor.line()))], // LONG
    [0x4a, () => push(number(String(cursor.uint(4) | 0)))], // BININT
    [0x4b, () => push(number(String(cursor.uint(1))))], // BININT1
    [0x4d, () => push(number(String(cursor.uint(2))))], // BININT2
    [0x8a, () => push(number(String(cursor.bigint(cursor.uint(1)))))], // LONG1
    [0x8b, () => push(number(String(cursor.bigint(cursor.uint(4)))))], // LONG4
    [0x46, () => push(number(cursor.line()))], // FLOAT
    [0x47, () => push(number(String(cursor.double())))], // BINFLOAT
    [0x53, () => push(unquoted(cursor.line()))], // STRING
    [0x54, () => push(latin1(cursor.take(cursor.uint(4))))], // BINSTRING
    [0x55, () => push(latin1(cursor.take(cursor.uint(1))))], // SHORT_BINSTRING
    [0x56, () => push(rawUnicode(cursor.line()))], // UNICODE
    [0x58, () => push(text(cursor.uint(4)))], // BINUNICODE
    [0x8c, () => push(text(cursor.uint(1)))], // SHORT_BINUNICODE
    [0x8d, () => push(text(cursor.uint(8)))], // BINUNICODE8
    [0x42, () => push(bytesOf(cursor.uint(4)))], // BINBYTES
    [0x43, () => push(bytesOf(cursor.uint(1)))], // SHORT_BINBYTES
    [0x8e, () => push(bytesOf(cursor.uint(8)))], // BINBYTES8
    [0x96, () => push(bytesOf(cursor.uint(8)))], // BYTEARRAY8
    [0x5d, () => push(pickledList([]))], // EMPTY_LIST
    [0x29, () => push(pickledList([]))], // EMPTY_TUPLE
    [0x6c, () => push(pickledList(popToMark()))], // LIST
    [0x74, () => push(pickledList(popToMark()))], // TUPLE
    [0x85, () => push(pickledList(last(1)))], // TUPLE1
    [0x86, () => push(pickledList(last(2)))], // TUPLE2
    [0x87, () => push(pickledList(last(3)))], // TUPLE3
    [0x61, () => append([pop()])], // APPEND
    [0x65, () => append(popToMark())], // APPENDS
    [0x7d, () => newDict([])], // EMPTY_DICT
    [0x64, () => newDict(popToMark())], // DICT
    [0x73, () => setItems(last(2))], // SETITEM
    [0x75, () => setItems(popToMark())], // SETITEMS
    [0x70, () => keep(Number(cursor.line()))], // PUT
    [0x71, () => keep(cursor.uint(1))], // BINPUT
    [0x72, () => keep(cursor.uint(4))], // LONG_BINPUT
    [0x94, () => keep(memo.size)], // MEMOIZE
    [0x67, () => recall(Number(cursor.line()))], // GET
    [0x68, () => recall(cursor.uint(1))], // BINGET
    [0x6a, () => recall(cursor.uint(4))], // LONG_BINGET
    [0x63, () => push(lookUp(cursor.line(), cursor.line()))], // GLOBAL
    [
      0x93, // STACK_GLOBAL
      () => {
        const [module, name] = last(2);
        if (typeof module !== "string" || typeof name !== "string")
          throw new FormatError("the pickle asks for a name that is no text");
        push(lookUp(module, name));
      },
    ],
    [
      0x52, // REDUCE
      () => {
        const [callee, args] = last(2);
        const made = call(callee ?? null, args ?? null);
        if (isA(made, "list")) count(made.items.length);
        push(made);
      },
    ],
    [
      0x62, // BUILD
      () => {
        const state = pop();
        const target = top();
        setState(target, state);
        if (isA(target, "list")) count(target.items.length);
      },
    ],
  ]);

  for (;;) {
    const opcode = cursor.uint(1);
    if (opcode === 0x2e) return treeOf(pop()); // STOP
    const step = run.get(opcode);
    if (step === undefined) {
      const name = REFUSED.get(opcode) ?? `0x${opcode.toString(16).padStart(2, "0")}`;
      throw new FormatError(
        `the opcode ${name} at byte ${cursor.at() - 1} is no part of a history`,
      );
    }
    step();
  }
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
