// Real files → one that was cut, spliced, repeated or sprinkled with what terminals, tables and parsers trip over.

import { cast, gzip, notebook, sealed } from "./wrap.mjs";

const encoder = new TextEncoder();
const PIECES = [
  "\0",
  "\r",
  "\n",
  "\r\n",
  "\b",
  "\b\b\b\b\b\b\b\b",
  "\t",
  "\u001b[2K",
  "\u001b]0;title\u0007",
  "\u001b]0;",
  "\u001b[31m",
  "\u009b1m",
  "\u202e",
  "\u2066",
  "\u200b",
  "\ufeff",
  "\u2028",
  "::error::x\n",
  "##[error]x",
  "<script>",
  "=1+1",
  "@SUM(1)",
  "__proto__",
  "constructor",
  " - loss: 0.5000",
  "loss: nan",
  "loss: inf",
  "loss: 1e999",
  "loss: -0.0000e+00",
  "Epoch 1/2\n",
  "Epoch 999999999/999999999\n",
  "1/1 [====] - 0s - ",
  "99999999999999/1 [",
  "13/13 - 1s - 4ms/step - ",
  ",",
  ";",
  '"',
  '""',
  "NA",
  "{",
  "}",
  "[",
  "]",
  "[[[[[[[[",
  '{"a":',
  "null",
  "1e309",
  "-",
  ".",
  "e",
  "9".repeat(40),
  "0".repeat(40),
  "a_loss,loss\n",
  "epoch,loss\n",
].map((text) => encoder.encode(text));
const BYTES = [
  [0xff],
  [0xfe],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xc3],
  [0x1f, 0x8b, 8],
  [0x80, 4],
  [0x80, 2],
  [0x89, 0x50, 0x4e, 0x47],
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0x7f],
  [0x08],
  [0x0d],
  [0x2e],
  [0x52, 0x71],
  [0x63],
].map((bytes) => Uint8Array.from(bytes));
const MAX_LENGTH = 2 ** 18;

const flipBits = (bytes, draws) => {
  const changed = bytes.slice();
  for (let i = 0; i <= draws.below(8) && changed.length > 0; i += 1) {
    changed[draws.below(changed.length)] ^= 1 << draws.below(8);
  }
  return changed;
};
const setBytes = (bytes, draws) => {
  const changed = bytes.slice();
  for (let i = 0; i <= draws.below(8) && changed.length > 0; i += 1) {
    changed[draws.below(changed.length)] = draws.below(256);
  }
  return changed;
};
const cut = (bytes, draws) => bytes.slice(0, draws.below(bytes.length + 1));
const behead = (bytes, draws) => bytes.slice(draws.below(bytes.length + 1));
const remove = (bytes, draws) => {
  const at = draws.below(bytes.length + 1);
  return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + draws.below(200)));
};
const repeat = (bytes, draws) => {
  const at = draws.below(bytes.length + 1);
  const piece = bytes.subarray(at, at + 1 + draws.below(draws.pick([4, 100, 2000])));
  const times = 1 + draws.below(draws.pick([4, 200]));
  const copies = Array.from({ length: times }, () => piece);
  return joined(bytes.subarray(0, at), ...copies, bytes.subarray(at));
};
const insert = (bytes, draws) => {
  const at = draws.below(bytes.length + 1);
  const piece = draws.pick(draws.chance(0.7) ? PIECES : BYTES);
  const times = draws.chance(0.2) ? 1 + draws.below(500) : 1;
  return joined(
    bytes.subarray(0, at),
    ...Array.from({ length: times }, () => piece),
    bytes.subarray(at),
  );
};
const sprinkle = (bytes, draws) => {
  const piece = draws.pick(PIECES);
  const parts = [];
  let from = 0;
  for (let i = 0; i < 1 + draws.below(40) && from < bytes.length; i += 1) {
    const to = from + draws.below(Math.max(1, bytes.length >> 3));
    parts.push(bytes.subarray(from, to), piece);
    from = to;
  }
  return joined(...parts, bytes.subarray(from));
};
const splice = (bytes, draws, seeds) => {
  const other = draws.pick(seeds).bytes;
  const from = draws.below(other.length + 1);
  const at = draws.below(bytes.length + 1);
  const piece = other.subarray(from, from + draws.below(draws.pick([50, 5000])));
  return joined(bytes.subarray(0, at), piece, bytes.subarray(at));
};
const wide = (bytes, draws) => {
  const all = new Uint8Array(2 * bytes.length + 2);
  const low = draws.chance(0.5) ? 0 : 1;
  all[low] = 0xff;
  all[1 - low] = 0xfe;
  bytes.forEach((byte, i) => {
    all[2 * i + 2 + low] = byte;
  });
  return all;
};
const noise = (_, draws) => Uint8Array.from({ length: draws.below(2000) }, () => draws.below(256));

const WAYS = [
  flipBits,
  flipBits,
  setBytes,
  cut,
  cut,
  behead,
  remove,
  repeat,
  repeat,
  insert,
  insert,
  insert,
  sprinkle,
  sprinkle,
  splice,
  splice,
  wide,
];

const WRAPS = [gzip, notebook, cast, sealed];

/** One file after one to six changes, at times in a container and with one more. */
export function mutate(seeds, draws) {
  const { name, bytes: start } = draws.pick(seeds);
  let bytes = draws.chance(0.01) ? noise(start, draws) : start;
  for (let i = 0; i <= draws.below(6); i += 1)
    bytes = draws.pick(WAYS)(bytes, draws, seeds).subarray(0, MAX_LENGTH);
  const isEvents = name.includes("tfevents");
  if (draws.chance(isEvents ? 0.7 : 0.15)) {
    bytes = (isEvents ? sealed : draws.pick(WRAPS))(bytes, draws);
    if (draws.chance(0.3)) bytes = draws.pick(WAYS)(bytes, draws, seeds);
  }
  return { name, bytes: Uint8Array.from(bytes.subarray(0, MAX_LENGTH)) };
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
