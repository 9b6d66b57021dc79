// The first bytes of a text → what ends its lines.

const BACKSPACE = 0x08;
const LF = 0x0a;
const CR = 0x0d;

/** How much is looked at before a file without any LF is taken as one whose lines end in CR. */
export const LINE_END_WINDOW: number = 2 ** 16;

/** What ends a line: an LF with or without a CR, or as in old Mac files a CR too; `undecided` until enough was seen. */
export type LineEnds = "undecided" | "LF" | "CR";

/** Of so many of the first bytes as the window holds, or of all. */
export function lineEndsOf(bytes: Uint8Array): LineEnds {
  return endsInCarriageReturn(bytes.subarray(0, LINE_END_WINDOW)) ? "CR" : "LF";
}

/** Old Mac line ends: no LF in sight, and a CR that does not stand, as Keras prints it, after the backspaces of an update. */
function endsInCarriageReturn(view: Uint8Array): boolean {
  if (view.includes(LF)) return false;
  for (let at = view.indexOf(CR, 1); at >= 0; at = view.indexOf(CR, at + 1)) {
    if (view[at - 1] !== BACKSPACE && view[at - 1] !== CR) return true;
  }
  return false;
}
