// Objects of a JSON list that are like one before → where the numbers of each begin.

import { digitsEnd, EXPONENT_DIGITS, LONGEST_NUMBER } from "../../table/printed.ts";
import { tokenAt, TextStore } from "../../table/text-store.ts";
import { columnName } from "./names.ts";
import { cellNumber } from "./table-row.ts";
import { type Dict, isNumber, LikeDict, type Tree } from "./tree.ts";

export interface JsonRows {
  /** The object whose bracket opens at `from`; undefined where it is like none before, or its numbers are more than `most`. */
  read(from: number, line: number, most: number): LikeDict | undefined;
  /** Place after the object that was read last, and its line. */
  readonly end: number;
  readonly line: number;
  /** Further objects may be like this one. */
  learn(dict: Dict): void;
}

/** Layouts that take turns, and all that are learned: each has some hundred bytes of its own. */
const AT_ONCE = 8;
const MOST_LAYOUTS = 1024;

/** One member as it is written: its name in quotes, and its value where that is no number, which then is the same in all. */
interface Written {
  readonly key: string;
  readonly value: string | undefined;
}

/** `starts` has the places of all numbers so far. */
interface Layout {
  readonly members: readonly Written[];
  readonly like: LikeDict["layout"];
  readonly starts: number[];
}

export function createJsonRows(text: string): JsonRows {
  let layouts: Layout[] = [];
  let learned = 0;
  let at = 0;
  let line = 0;

  const skip = (): void => {
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > SPACE) return;
      if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) line += 1;
      else if (code !== SPACE && code !== TAB && code !== CR) return;
    }
  };

  /** Whether the character comes next; it is passed then, and the blanks around it. */
  const passes = (wanted: number): boolean => {
    skip();
    if (text.charCodeAt(at) !== wanted) return false;
    at += 1;
    skip();
    return true;
  };

  const passesAll = ({ members, starts }: Layout): boolean => {
    for (let i = 0; i < members.length; i += 1) {
      const { key, value } = members[i] as Written;
      if (!passes(i === 0 ? OPEN : COMMA) || !text.startsWith(key, at)) return false;
      at += key.length;
      if (!passes(COLON)) return false;
      const end = value === undefined ? numberEnd(text, at) : at + value.length;
      if (end < 0 || (value !== undefined && !text.startsWith(value, at))) return false;
      if (value === undefined) starts.push(at);
      at = end;
    }
    skip();
    if (text.charCodeAt(at) !== CLOSE) return false;
    at += 1;
    return true;
  };

  return {
    get end() {
      return at;
    },
    get line() {
      return line;
    },
    read(from, firstLine, most) {
      for (const layout of layouts) {
        const { starts, like } = layout;
        const before = starts.length;
        [at, line] = [from, firstLine];
        if (like.store.columns.length <= most && passesAll(layout)) {
          return new LikeDict(firstLine, like, before / like.store.columns.length);
        }
        starts.length = before;
      }
      return undefined;
    },
    learn({ members }) {
      if (learned === MOST_LAYOUTS) return;
      const written = writtenMembers(members);
      if (written === undefined) return;
      learned += 1;
      const starts: number[] = [];
      const columns = members.filter(([, value]) => isNumber(value)).map(([name]) => name);
      const store = new TextStore(columns, (row, column) =>
        tokenAt(text, starts[row * columns.length + column] as number),
      );
      layouts = [{ members: written, like: { store, members }, starts }, ...layouts].slice(
        0,
        AT_ONCE,
      );
    },
  };
}

/** Undefined where the names are not each one, or what is no number may say something else in the next object. */
function writtenMembers(members: Dict["members"]): readonly Written[] | undefined {
  const written = members.map(([name, value]) => ({
    key: quoted(name),
    value: isNumber(value) ? undefined : spelled(value),
  }));
  const names = new Set(members.map(([name]) => columnName(name)));
  const isPlain = written.every(({ key, value }) => key !== "" && value !== "");
  const hasNumbers = written.some(({ value }) => value === undefined);
  return isPlain && hasNumbers && names.size === members.length ? written : undefined;
}

/** A text or a word as it is spelled where nothing in it is escaped; nothing for any other value. */
function spelled(value: Tree): string {
  if (typeof value === "string") return cellNumber(value) === undefined ? quoted(value) : "";
  return typeof value === "object" && value !== null ? "" : String(value);
}

function quoted(text: string): string {
  return /["\\]/.test(text) ? "" : `"${text}"`;
}

/** Place after the number at `at`; −1 where there is none that `parsePrinted` reads. */
function numberEnd(text: string, at: number): number {
  const first = text.charCodeAt(at) === MINUS ? at + 1 : at;
  let end = digitsEnd(text, first);
  if (end === first) {
    const word = WORDS.find((own) => text.startsWith(own, at));
    return word === undefined ? -1 : at + word.length;
  }
  if (text.charCodeAt(end) === POINT) {
    const fraction = end + 1;
    end = digitsEnd(text, fraction);
    if (end === fraction) return -1;
  }
  const letter = text.charCodeAt(end);
  if (letter === SMALL_E || letter === LARGE_E) {
    const sign = text.charCodeAt(end + 1);
    const digits = end + (sign === PLUS || sign === MINUS ? 2 : 1);
    end = digitsEnd(text, digits);
    if (end === digits || end - digits > EXPONENT_DIGITS) return -1;
  }
  return end - at > LONGEST_NUMBER ? -1 : end;
}

const WORDS = ["NaN", "Infinity", "-Infinity"] as const;
const [LF, CR, TAB, SPACE] = [0x0a, 0x0d, 0x09, 0x20] as const;
const [OPEN, CLOSE, COMMA, COLON] = [0x7b, 0x7d, 0x2c, 0x3a] as const;
const [PLUS, MINUS, POINT] = [0x2b, 0x2d, 0x2e] as const;
const [SMALL_E, LARGE_E] = [0x65, 0x45] as const;
