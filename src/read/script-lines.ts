// The text of a training script → what it says of penalties and weights, as it stands there; nothing of it is run.

/** Something a script says, as text. */
export interface ScriptLine {
  /** From 1. */
  readonly line: number;
  /** `kernel_regularizer=l2(0.01)`. */
  readonly text: string;
}

export interface ScriptLines {
  /** Name of the file, for people. */
  readonly name: string;
  readonly lines: readonly ScriptLine[];
}

const TELLING = /\b(?:\w*regularizer|loss_weights)\s*=(?!=)|\badd_loss\s*\(/g;
/** Values that ask for nothing. */
const NOTHING = /=\s*None$/;
/** Characters of a line that are looked at, and of what is kept of it. */
const LONGEST_LINE = 1000;
const LONGEST_TEXT = 60;

export function readScript(text: string, name: string): ScriptLines {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line, i): ScriptLine[] => {
    const code = withoutComment(line.slice(0, LONGEST_LINE));
    return [...code.matchAll(TELLING)].flatMap(({ index }) => {
      const said = argumentAt(code, index);
      return NOTHING.test(said) ? [] : [{ line: i + 1, text: said }];
    });
  });
  return { name, lines };
}

/** A `#` inside a text ends the line too early, which only shortens what is shown. */
function withoutComment(line: string): string {
  const at = line.indexOf("#");
  return at < 0 ? line : line.slice(0, at);
}

/** Up to the comma or bracket that ends the argument. */
function argumentAt(line: string, start: number): string {
  let depth = 0;
  let end = start;
  for (; end < line.length; end += 1) {
    const sign = line[end] as string;
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (depth < 0 || (depth === 0 && sign === ",")) break;
  }
  const text = line.slice(start, end).trim();
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
