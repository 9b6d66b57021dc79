// UTF-8 bytes, chunk by chunk → lines as a terminal would finally show them.

import { type Frame, type FrameKind, frameKind } from "./frame.ts";
import type { Line } from "./line.ts";
import { visibleText } from "./visible.ts";

export interface SettlerOptions {
  readonly onLine: (line: Line) => void;
  /** Offered each line where it begins, before anything is done with it. */
  readonly takeLines?: TakeLines;
  /** Also emit the in-place updates that a later one replaced, with `settled: false`. */
  readonly updates?: boolean;
  /** Longest line taken, in bytes; the rest of a longer one is dropped and the line says so. */
  readonly maxLength?: number;
}

/**
 * Takes the line at `start` and further ones, or none. An LF stands at `limit` or after it, and a line that ends after
 * `limit` may not be taken. The bytes are good only during the call; `number` is the line at `start`.
 */
export type TakeLines = (
  bytes: Uint8Array,
  start: number,
  limit: number,
  number: number,
) => TakenLines | undefined;

/** Whole lines: the index after the last one's LF, and how many there are. */
export interface TakenLines {
  readonly end: number;
  readonly lines: number;
}

export interface Settler {
  /** The bytes may be used again once this returns. */
  push(bytes: Uint8Array): void;
  end(): void;
}

/** Default of `maxLength`: 1 MiB; a bar of 100 columns is about 4 KiB with its escapes and backspaces. */
export const MAX_LINE_LENGTH: number = 2 ** 20;

/**
 * Frames of one physical line that are looked at: the first ones and the last ones. What rewrites a line more often is
 * a progress bar, and to pass over its frames by searching is several times as fast as to tell what each begins with.
 */
export const FIRST_FRAMES = 128;
export const LAST_FRAMES = 8;
/**
 * Once so many frames were looked at, the first 24 and the last eight of a line are enough, and what is no frame of a bar
 * among them: of later epochs 16 updates are kept (src/table/draft.ts), and to decode and read the others took most of the
 * time of a log of many epochs.
 */
export const MANY_FRAMES = 2048;
export const LATER_FIRST_FRAMES = 24;

/** How much is looked at before a file without any LF is taken as one whose lines end in CR. */
const LINE_END_WINDOW = 2 ** 16;

const BACKSPACE = 0x08;
const LF = 0x0a;
const CR = 0x0d;
const UNKNOWN = -2;
const NOTHING = new Uint8Array(0);

interface Held extends Frame {
  readonly kind: FrameKind;
}

/**
 * Looks for line ends in the bytes where they lie and decodes only the frames that are emitted. Work is linear in
 * bytes, memory is bounded by a dozen frames. The searches are `indexOf` of the chunk itself: on Node's Buffer that is
 * `memchr`, thirty times as fast as on a plain Uint8Array (measured on Node 20.20).
 */
export function createSettler(options: SettlerOptions): Settler {
  const { onLine, takeLines, updates = false, maxLength = MAX_LINE_LENGTH } = options;
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

  let carriageReturnEnds: boolean | undefined;
  let undecided: Uint8Array = NOTHING; // what came before that was decided
  let view: Uint8Array = NOTHING;
  let plain: Uint8Array = NOTHING; // the same, never a Buffer: what sees only one kind of array is compiled for it
  let offset = 0; // of the view in the input
  let start = 0; // of the present frame in the view
  let scan = 0; // everything before is free of unhandled line ends
  let nextLf = 0; // places of the next LF and CR, view.length for none; looked for anew when `scan` is past them
  let nextCr = 0;
  let passed = 0; // the limit up to which frames were passed over last
  let lastLf = UNKNOWN; // place of the last LF, −1 for none; looked for when a line begins
  // What earlier chunks held of the present frame.
  let carry: Uint8Array = NOTHING;
  let carried = 0;
  let overflow = false;
  let carriedCr = false; // after the carried bytes comes a CR, and it is not known whether an LF follows
  let lastByte = 0; // before the view

  let number = 1;
  let lineOffset = 0;
  let frames = 0; // of this line
  let looked = 0; // frames of lines so far that are rewritten often
  let held: Held | undefined; // last frame of this line that is not blank
  let latest: Frame[] = []; // beyond the first frames: the last ones

  const emit = (frame: Held | undefined, settled: boolean, unended: boolean): void => {
    const text =
      frame === undefined
        ? ""
        : visibleText(utf8.decode(frame.bytes.subarray(frame.start, frame.end)));
    const line: Line = { number, offset: lineOffset, text, settled };
    if (frame?.cut === true) onLine({ ...line, cut: true });
    else onLine(unended ? { ...line, unended } : line);
  };

  const settle = (frame: Frame): void => {
    const kind = frameKind(frame);
    if (kind === "blank" && !frame.cut) return;
    if (held !== undefined) {
      if (held.kind !== kind) emit(held, true, false);
      else if (updates) emit(held, false, false);
    }
    const { bytes, start: from, end, cut } = frame;
    held = { bytes, start: from, end, cut, kind };
  };

  const frameUntil = (end: number): Frame => {
    const length = carried + end - start;
    const cut = overflow || length > maxLength;
    if (carried === 0 && !overflow) {
      return { bytes: view, start, end: cut ? start + maxLength : end, cut };
    }
    carryOn(end);
    const bytes = carry.slice(0, carried);
    return { bytes, start: 0, end: bytes.length, cut };
  };

  /** Takes the bytes from `start` to `end` along, as many as fit into a line. */
  const carryOn = (end: number): void => {
    const length = Math.min(end - start, maxLength - carried);
    overflow ||= length < end - start;
    if (carried + length > carry.length) {
      const larger = new Uint8Array(Math.min(maxLength, Math.max(4096, 2 * (carried + length))));
      larger.set(carry.subarray(0, carried));
      carry = larger;
    }
    carry.set(view.subarray(start, start + length), carried);
    carried += length;
  };

  const endFrame = (end: number): void => {
    const frame = frameUntil(end);
    carried = 0;
    overflow = false;
    frames += 1;
    if (frames <= (looked < MANY_FRAMES ? FIRST_FRAMES : LATER_FIRST_FRAMES)) {
      settle(frame);
      return;
    }
    if (frames <= FIRST_FRAMES && (frame.cut || frameKind(frame) !== held?.kind)) {
      settleLatest();
      settle(frame);
      return;
    }
    latest.push(frame);
    if (latest.length > LAST_FRAMES) latest.shift();
  };

  const settleLatest = (): void => {
    if (latest.length === 0) return;
    for (const frame of latest) settle(frame);
    latest = [];
  };

  const endLine = (end: number, next: number): void => {
    endFrame(end);
    settleLatest();
    emit(held, true, false);
    held = undefined;
    if (updates && frames > LATER_FIRST_FRAMES) looked += Math.min(frames, FIRST_FRAMES);
    frames = 0;
    beginLine(next, number + 1);
  };

  const beginLine = (next: number, nextNumber: number): void => {
    number = nextNumber;
    start = next;
    scan = next;
    lineOffset = offset + next;
  };

  /** Offers the present line and those after it; of one that begins in an earlier chunk, the pieces put together. */
  const offerLines = (): TakenLines | undefined => {
    if (takeLines === undefined || carriageReturnEnds === true || overflow) return undefined;
    if (lastLf === UNKNOWN) lastLf = view.lastIndexOf(LF);
    if (scan > lastLf) return undefined;
    if (carried === 0) return takeLines(plain, start, Math.min(lastLf, start + maxLength), number);
    if (nextLf < scan) nextLf = find(LF);
    if (nextLf > lastLf || carried + nextLf - start >= maxLength) return undefined;
    const before = carried;
    carryOn(nextLf + 1);
    const taken = takeLines(carry, 0, carried - 1, number);
    carried = taken === undefined ? before : 0;
    return taken && { end: nextLf + 1, lines: taken.lines };
  };

  /** Goes to the last frames before `limit`, where the line ends or the view does. */
  const passOver = (limit: number): void => {
    let at = limit > scan && view[limit - 1] === CR ? limit - 1 : limit;
    for (let count = 0; count <= LAST_FRAMES; count += 1) {
      if (at <= scan) return;
      at = view.lastIndexOf(CR, at - 1);
      if (at < scan) return;
    }
    start = at + 1;
    scan = at + 1;
    nextCr = at;
    carried = 0;
    overflow = false;
    latest = [];
  };

  /** A CR that the present frame ends with; `next` is what follows it. */
  const carriageReturn = (at: number, next: number): void => {
    const before = at > 0 ? view[at - 1] : lastByte;
    const isEmpty = at === start && carried === 0 && !overflow;
    if (view[next] === LF) endLine(at, next + 1);
    else if (carriageReturnEnds === true && (isEmpty || before !== BACKSPACE)) endLine(at, next);
    else {
      endFrame(at);
      start = next;
      scan = next;
    }
  };

  const find = (byte: number): number => {
    const at = view.indexOf(byte, scan);
    return at < 0 ? view.length : at;
  };

  /** Copies the frames that lie in the view: its memory is used again. `slice` of a Buffer would share it. */
  const keepFrames = (): void => {
    if (held?.bytes === view) {
      const bytes = new Uint8Array(view.subarray(held.start, held.end));
      held = { ...held, bytes, start: 0, end: bytes.length };
    }
    if (latest.length === 0) return;
    const from = latest.find(({ bytes }) => bytes === view)?.start ?? 0;
    const bytes = new Uint8Array(view.subarray(from, latest.at(-1)?.end ?? 0));
    latest = latest.map((frame) =>
      frame.bytes === view
        ? { bytes, start: frame.start - from, end: frame.end - from, cut: frame.cut }
        : frame,
    );
  };

  const run = (bytes: Uint8Array): void => {
    view = bytes;
    plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    start = 0;
    scan = 0;
    nextLf = -1;
    nextCr = -1;
    passed = 0;
    lastLf = UNKNOWN;
    if (carriedCr) {
      carriedCr = false;
      carriageReturn(0, 0);
    }
    while (scan < view.length) {
      if (frames === 0) {
        const taken = offerLines();
        if (taken !== undefined) {
          beginLine(taken.end, number + taken.lines);
          continue;
        }
      }
      if (nextLf < scan) nextLf = find(LF);
      if (frames >= FIRST_FRAMES && nextLf > passed && carriageReturnEnds === false) {
        passed = nextLf;
        passOver(nextLf);
      }
      if (nextCr < scan) nextCr = find(CR);
      if (nextLf < nextCr) endLine(nextLf, nextLf + 1);
      else if (nextCr + 1 < view.length) carriageReturn(nextCr, nextCr + 1);
      else break;
    }
    carriedCr = nextCr + 1 === view.length && scan < view.length;
    const end = carriedCr ? view.length - 1 : view.length;
    if (start < end) carryOn(end);
    lastByte = view[end - 1] ?? lastByte;
    keepFrames();
    offset += view.length;
    view = NOTHING;
    start = 0;
  };

  const decide = (bytes: Uint8Array): void => {
    carriageReturnEnds = endsInCarriageReturn(bytes.subarray(0, LINE_END_WINDOW));
    run(bytes);
  };

  return {
    push(bytes) {
      if (bytes.length === 0) return;
      if (carriageReturnEnds !== undefined) {
        run(bytes);
        return;
      }
      const all = undecided.length === 0 ? bytes : joined(undecided, bytes);
      undecided = NOTHING;
      if (bytes.includes(LF) || all.length >= LINE_END_WINDOW) decide(all);
      else undecided = all === bytes ? new Uint8Array(bytes) : all;
    },
    end() {
      if (carriageReturnEnds === undefined && undecided.length > 0) decide(undecided);
      if (carriedCr) carriageReturn(0, 0);
      if (carried > 0 || overflow) endFrame(0);
      settleLatest();
      if (held !== undefined) emit(held, true, true);
      held = undefined;
    },
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Old Mac line ends: no LF in sight, and a CR that does not stand, as Keras prints it, after the backspaces of an update. */
function endsInCarriageReturn(view: Uint8Array): boolean {
  if (view.includes(LF)) return false;
  for (let at = view.indexOf(CR, 1); at >= 0; at = view.indexOf(CR, at + 1)) {
    if (view[at - 1] !== BACKSPACE && view[at - 1] !== CR) return true;
  }
  return false;
}
