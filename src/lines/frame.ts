// A piece of a line between carriage returns → what it starts with, which decides what may replace it.

/**
 * What a frame starts with. A frame is replaced only by one of its own kind: a callback's message after a CR does not
 * take the epoch's last bar away, and a blank frame (clearing the line) takes nothing away. A number behind the first
 * word belongs to it: PyTorch Lightning draws the bars `Epoch 0:` and `Epoch 1:` on one line.
 */
export type FrameKind = "blank" | "count" | "digit" | "letter" | "sign" | `letter ${number}`;

/** Bytes `start` to `end` of `bytes`; `cut` where the frame is longer than what is taken of it. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly cut: boolean;
}

const ESCAPE = 0x1b;

export function frameKind({ bytes, start, end }: Frame): FrameKind {
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte === ESCAPE && bytes[at + 1] === 0x5b) {
      at += 2;
      while (at < end && (bytes[at] ?? 0) < 0x40) at += 1;
      at += 1;
    } else if (byte > 0x20 && byte !== 0x7f) break;
    else at += 1;
  }
  if (at >= end) return "blank";
  const first = bytes[at] ?? 0;
  if (isDigit(first)) {
    while (at < end && isDigit(bytes[at] ?? 0)) at += 1;
    return at < end && bytes[at] === 0x2f ? "count" : "digit";
  }
  if (isLetter(first)) return letterKind(bytes, at, end);
  return first >= 0x80 ? "letter" : "sign";
}

const MAX_DIGITS = 9;

function letterKind(bytes: Uint8Array, start: number, end: number): FrameKind {
  let at = start;
  while (at < end && isLetter(bytes[at] ?? 0)) at += 1;
  if (bytes[at] !== 0x20) return "letter";
  at += 1;
  let number = 0;
  const from = at;
  for (; at < end && at - from < MAX_DIGITS && isDigit(bytes[at] ?? 0); at += 1) {
    number = 10 * number + (bytes[at] ?? 0) - 0x30;
  }
  return at === from ? "letter" : `letter ${number}`;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
