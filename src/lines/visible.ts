// One frame of terminal output → the text a reader would see: escapes gone, backspaces applied, controls removed.

const BACKSPACE = 0x08;
const ESCAPE = 0x1b;
const BELL = 0x07;

// Controls but TAB, C1 controls, zero-width and bidirectional format characters, line and paragraph separators.
const HIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** A run of backspaces at least as long as the text before it starts the line anew; at the very end it only moves the cursor. */
export function visibleText(frame: string): string {
  let end = frame.length;
  while (end > 0 && frame.charCodeAt(end - 1) === BACKSPACE) end -= 1;
  const text = frame.slice(0, end);
  if (!HIDDEN.test(text)) return text;
  return text.includes("\b") ? overwritten(text) : withoutHidden(text);
}

/** Text without backspaces, its visible stretches put together. */
function withoutHidden(text: string): string {
  let visible = "";
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isHidden(code)) {
      at += 1;
      continue;
    }
    visible += text.slice(from, at);
    at = code === ESCAPE ? escapeEnd(text, at) : at + 1;
    from = at;
  }
  return visible + text.slice(from);
}

function overwritten(frame: string): string {
  const kept = new Uint16Array(frame.length);
  let length = 0;
  let at = 0;
  while (at < frame.length) {
    const code = frame.charCodeAt(at);
    if (code === ESCAPE) at = escapeEnd(frame, at);
    else if (code === BACKSPACE) {
      const start = at;
      while (frame.charCodeAt(at) === BACKSPACE) at += 1;
      length = Math.max(0, length - (at - start));
    } else {
      if (!isHidden(code)) {
        kept[length] = code;
        length += 1;
      }
      at += 1;
    }
  }
  return textOf(kept.subarray(0, length));
}

export function isHidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09;
  if (code < 0x7f) return false;
  if (code <= 0x9f || code === 0x61c || code === 0xfeff) return true;
  if (code < 0x200b || code > 0x2069) return false;
  return code <= 0x200f || (code >= 0x2028 && code <= 0x202e) || code >= 0x2060;
}

/** End of the escape sequence at `at`; of a string sequence (OSC and its kin) that never ends only its start. */
function escapeEnd(frame: string, at: number): number {
  let end = at + 1;
  const kind = frame.charAt(end);
  if (kind === "[") {
    end += 1;
    while (isBetween(frame, end, 0x20, 0x3f)) end += 1;
    return isBetween(frame, end, 0x40, 0x7e) ? end + 1 : end;
  }
  if (kind === "]" || kind === "P" || kind === "X" || kind === "^" || kind === "_") {
    for (end += 1; end < frame.length; end += 1) {
      const code = frame.charCodeAt(end);
      if (code === BELL) return end + 1;
      if (code === ESCAPE) return frame.charAt(end + 1) === "\\" ? end + 2 : end;
    }
    return at + 2;
  }
  while (isBetween(frame, end, 0x20, 0x2f)) end += 1;
  return isBetween(frame, end, 0x30, 0x7e) ? end + 1 : end;
}

function isBetween(text: string, at: number, low: number, high: number): boolean {
  const code = text.charCodeAt(at);
  return code >= low && code <= high;
}

const SLICE = 8192;

function textOf(codes: Uint16Array): string {
  if (codes.length <= SLICE) return String.fromCharCode(...codes);
  let text = "";
  for (let at = 0; at < codes.length; at += SLICE) {
    text += String.fromCharCode(...codes.subarray(at, at + SLICE));
  }
  return text;
}
