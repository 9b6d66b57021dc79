// UTF-8 bytes, chunk by chunk → lines as a terminal would finally show them.

import type { Line } from "./line.ts";
import { visibleText } from "./visible.ts";

export interface SettlerOptions {
  readonly onLine: (line: Line) => void;
  /** Also emit every in-place update that a later one replaced, with `settled: false`. */
  readonly updates?: boolean;
  /** Longest line taken, in bytes; the rest of a longer one is dropped and the line says so. */
  readonly maxLength?: number;
}

export interface Settler {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** Default of `maxLength`: 1 MiB; a bar of 100 columns is about 4 KiB with its escapes and backspaces. */
export const MAX_LINE_LENGTH: number = 2 ** 20;

/** How much is looked at before a file without any LF is taken as one whose lines end in CR. */
const LINE_END_WINDOW = 2 ** 16;

const BACKSPACE = 0x08;
const LF = 0x0a;
const CR = 0x0d;
const ESCAPE = 0x1b;

/**
 * What a frame starts with. A frame is replaced only by one of its own kind: a callback's message after a CR does not
 * take the epoch's last bar away, and a blank frame (clearing the line) takes nothing away.
 */
type FrameKind = "blank" | "count" | "digit" | "letter" | "sign";

interface Frame {
  readonly start: number;
  readonly end: number;
  readonly kind: FrameKind;
  readonly cut: boolean;
}

/** Looks for line ends in bytes and decodes only the frames that are emitted; work is linear in bytes, memory bounded by two frames. */
export function createSettler(options: SettlerOptions): Settler {
  const { onLine, updates = false, maxLength = MAX_LINE_LENGTH } = options;
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

  let buffer = new Uint8Array(LINE_END_WINDOW);
  let view = buffer.subarray(0, 0);
  let total = 0; // bytes ever pushed
  let scan = 0; // everything before is free of unhandled line ends
  let start = 0; // of the frame being collected
  let held: Frame | undefined; // last frame of this line that is not blank
  let overflow = false;
  let nextLf = -1; // cached places of the next LF and CR: −1 unknown, view.length none
  let nextCr = -1;
  let number = 1;
  let lineOffset = 0;
  let carriageReturnEnds: boolean | undefined;

  const append = (bytes: Uint8Array): void => {
    const from = held === undefined ? start : Math.min(held.start, start);
    const used = view.length;
    const kept = used - from;
    if (kept + bytes.length > buffer.length) {
      const larger = new Uint8Array(Math.max(2 * buffer.length, kept + bytes.length));
      larger.set(buffer.subarray(from, used));
      buffer = larger;
    } else if (from > 0) buffer.copyWithin(0, from, used);
    buffer.set(bytes, kept);
    view = buffer.subarray(0, kept + bytes.length);
    scan -= from;
    start -= from;
    if (held !== undefined) held = { ...held, start: held.start - from, end: held.end - from };
    nextLf = nextLf === used || nextLf < 0 ? -1 : nextLf - from;
    nextCr = nextCr === used || nextCr < 0 ? -1 : nextCr - from;
    total += bytes.length;
  };

  const find = (byte: number): number => {
    const at = view.indexOf(byte, scan);
    return at < 0 ? view.length : at;
  };

  const emit = (frame: Frame | undefined, settled: boolean, unended: boolean): void => {
    const text =
      frame === undefined ? "" : visibleText(utf8.decode(view.subarray(frame.start, frame.end)));
    const line: Line = { number, offset: lineOffset, text, settled };
    if (frame?.cut === true) onLine({ ...line, cut: true });
    else onLine(unended ? { ...line, unended } : line);
  };

  const endFrame = (end: number): void => {
    const cut = overflow || end - start > maxLength;
    const last = cut ? Math.min(end, start + maxLength) : end;
    const kind = frameKind(view, start, last);
    overflow = false;
    if (kind === "blank" && !cut) return;
    if (held !== undefined) {
      if (held.kind !== kind) emit(held, true, false);
      else if (updates) emit(held, false, false);
    }
    held = { start, end: last, kind, cut };
  };

  const endLine = (end: number, next: number): void => {
    endFrame(end);
    emit(held, true, false);
    held = undefined;
    number += 1;
    start = next;
    scan = next;
    lineOffset = total - (view.length - next);
  };

  const run = (last: boolean): void => {
    while (scan < view.length) {
      if (nextLf < scan) nextLf = find(LF);
      if (nextCr < scan) nextCr = find(CR);
      const at = Math.min(nextLf, nextCr);
      if (at === view.length) break;
      if (at === nextLf) {
        endLine(at, at + 1);
        continue;
      }
      if (at + 1 === view.length && !last) {
        scan = at;
        return;
      }
      if (view[at + 1] === LF) endLine(at, at + 2);
      else if (carriageReturnEnds === true && (at === start || view[at - 1] !== BACKSPACE)) {
        endLine(at, at + 1);
      } else {
        endFrame(at);
        start = at + 1;
        scan = at + 1;
      }
    }
    scan = view.length;
  };

  return {
    push(bytes) {
      if (bytes.length === 0) return;
      append(bytes);
      if (carriageReturnEnds === undefined) {
        if (!bytes.includes(LF) && view.length < LINE_END_WINDOW) return;
        carriageReturnEnds = endsInCarriageReturn(view);
      }
      run(false);
      if (scan === view.length && scan - start > maxLength) {
        // Only bytes already searched are dropped.
        overflow = true;
        view = buffer.subarray(0, start + maxLength);
        scan = view.length;
        nextLf = -1;
        nextCr = -1;
      }
    },
    end() {
      carriageReturnEnds ??= endsInCarriageReturn(view);
      run(true);
      if (start < view.length) endFrame(view.length);
      if (held !== undefined) emit(held, true, true);
      held = undefined;
    },
  };
}

/** Old Mac line ends: no LF in sight, and a CR that does not stand, as Keras prints it, after the backspaces of an update. */
function endsInCarriageReturn(view: Uint8Array): boolean {
  if (view.includes(LF)) return false;
  for (let at = view.indexOf(CR, 1); at >= 0; at = view.indexOf(CR, at + 1)) {
    if (view[at - 1] !== BACKSPACE && view[at - 1] !== CR) return true;
  }
  return false;
}

function frameKind(view: Uint8Array, start: number, end: number): FrameKind {
  let at = start;
  while (at < end) {
    const byte = view[at] ?? 0;
    if (byte === ESCAPE && view[at + 1] === 0x5b) {
      at += 2;
      while (at < end && (view[at] ?? 0) < 0x40) at += 1;
      at += 1;
    } else if (byte > 0x20 && byte !== 0x7f) break;
    else at += 1;
  }
  if (at >= end) return "blank";
  const first = view[at] ?? 0;
  if (isDigit(first)) {
    while (at < end && isDigit(view[at] ?? 0)) at += 1;
    return view[at] === 0x2f ? "count" : "digit";
  }
  return first >= 0x80 || isLetter(first) ? "letter" : "sign";
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
