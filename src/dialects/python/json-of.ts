// A dictionary as Python prints it → the same as JSON: quotes, nan, tuples, arrays and the scalars of NumPy put as JSON has them.

import { NUMBER } from "../scan.ts";

const STRING_END = { "'": /['\\]/g, '"': /["\\]/g } as const;
const NAME = /[A-Za-z_][\w.]*/y;
const NUMPY_VALUE = /numpy=([^,>]{1,40})/;

/** Longest `<tf.Tensor: …>`. */
const MAX_OBJECT = 2000;

const WORDS: ReadonlyMap<string, string> = new Map([
  ["True", "true"],
  ["False", "false"],
  ["None", "null"],
  ["nan", "NaN"],
  ["NaN", "NaN"],
  ["inf", "Infinity"],
  ["Infinity", "Infinity"],
]);

type Bracket = "]" | "}" | "call";

/** What is no Python literal is left as it is, and is then no JSON either. One pass. */
export function jsonOf(python: string): string {
  const tokens: string[] = [];
  const open: Bracket[] = [];
  let skipped = 0; // depth in the arguments of a call behind the first
  let at = 0;

  const close = (bracket: Bracket): void => {
    if (tokens.at(-1) === ",") tokens.pop();
    if (open.pop() === "call") return;
    tokens.push(bracket);
  };

  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    if (!pattern.test(python)) return undefined;
    const token = python.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    return token;
  };

  const sign = (character: string): void => {
    at += 1;
    if (character === "[" || character === "(") {
      open.push("]");
      tokens.push("[");
    } else if (character === "{") {
      open.push("}");
      tokens.push("{");
    } else if (character === "]" || character === ")") close("]");
    else if (character === "}") close("}");
    else if (character === "," && open.at(-1) === "call") skipped = 1;
    else if (character.trim() !== "") tokens.push(character);
  };

  const word = (name: string): void => {
    if (python.charAt(at) === "(") {
      at += 1;
      open.push("call");
    } else if (!/^['"]/.test(python.charAt(at))) tokens.push(WORDS.get(name) ?? name);
  };

  while (at < python.length) {
    const character = python.charAt(at);
    if (character === "'" || character === '"') {
      const text = stringAt(python, at, character);
      if (skipped === 0) tokens.push(JSON.stringify(text.content));
      at = text.end;
    } else if (skipped > 0) {
      at += 1;
      if ("([{".includes(character)) skipped += 1;
      else if (")]}".includes(character)) skipped -= 1;
      if (skipped === 0) close("]");
    } else if (character === "<") {
      const end = python.indexOf(">", at);
      const isClosed = end >= 0 && end - at < MAX_OBJECT;
      const value = NUMPY_VALUE.exec(isClosed ? python.slice(at, end + 1) : "")?.[1];
      tokens.push(value === undefined ? "null" : (WORDS.get(value) ?? value));
      at = isClosed ? end + 1 : at + 1;
    } else {
      const number = matched(NUMBER);
      const name = number === undefined ? matched(NAME) : undefined;
      if (number !== undefined) tokens.push(jsonNumber(number));
      else if (name === undefined) sign(character);
      else word(name);
    }
  }
  return tokens.join("");
}

/** The text of a string literal, whose escapes but those of quotes and backslashes stay as they are. */
function stringAt(
  python: string,
  start: number,
  quote: "'" | '"',
): { content: string; end: number } {
  const pattern = STRING_END[quote];
  let content = "";
  let from = start + 1;
  for (;;) {
    pattern.lastIndex = from;
    const found = pattern.exec(python);
    if (found === null) return { content: content + python.slice(from), end: python.length };
    content += python.slice(from, found.index);
    if (found[0] === quote) return { content, end: found.index + 1 };
    content += python.charAt(found.index + 1);
    from = found.index + 2;
  }
}

/** JSON has no `1.`, `.5` and `+1`. */
function jsonNumber(number: string): string {
  const bare = number.startsWith("+") ? number.slice(1) : number;
  return bare.replace(/\.(?!\d)/, ".0").replace(/^(-?)\./, "$10.");
}
