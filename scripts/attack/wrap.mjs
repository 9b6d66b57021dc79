// A broken log → the same bytes as they come in a container: gzip, a notebook, a terminal recording, sealed event records.

import { gzipSync } from "node:zlib";

const CASTAGNOLI = 0x82f63b78;
const HEADER = 12;

export const gzip = (bytes, draws) => {
  const packed = gzipSync(bytes, { level: draws.pick([0, 1, 9]) });
  const whole = draws.chance(0.3) ? Buffer.concat([packed, packed]) : packed;
  return draws.chance(0.3) ? whole.subarray(0, draws.below(whole.length)) : whole;
};

export const notebook = (bytes, draws) => {
  const pieces = piecesOf(Buffer.from(bytes).toString("utf8"), draws);
  const outputs = draws.chance(0.5)
    ? [{ output_type: "stream", text: pieces }]
    : pieces.map((text) => ({ output_type: "stream", text }));
  const cells = outputs.map((output) => ({ cell_type: "code", outputs: [output] }));
  const whole = draws.chance(0.5) ? { cells } : { cells: [{ outputs }], nbformat: 4 };
  return Buffer.from(JSON.stringify(whole, null, draws.pick([0, 1])));
};

export const cast = (bytes, draws) => {
  const pieces = piecesOf(Buffer.from(bytes).toString("utf8"), draws);
  const events = pieces.map((text, i) => JSON.stringify([i / 10, "o", text]));
  return Buffer.from(['{"version": 2, "width": 80}', ...events].join("\n"));
};

/** Cut into records of any lengths, each with its right checksums: what is broken reaches the reader of events. */
export const sealed = (bytes, draws) => {
  const parts = [record(new Uint8Array(0))];
  for (let at = 0; at < bytes.length && parts.length < 500;) {
    const own = ownLength(bytes, at);
    const length = own ?? 1 + draws.below(200);
    const from = own === undefined ? at : at + HEADER;
    parts.push(record(bytes.subarray(from, from + length)));
    at = from + length + (own === undefined ? 0 : 4);
  }
  return Buffer.concat(parts);
};

/** Of a record that begins here, if the length is a likely one. */
function ownLength(bytes, at) {
  if (at + HEADER > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  const length = view.getUint32(0, true);
  return view.getUint32(4, true) === 0 && length < 2000 ? length : undefined;
}

function record(data) {
  const whole = Buffer.alloc(HEADER + data.length + 4);
  whole.writeUInt32LE(data.length, 0);
  whole.writeUInt32LE(masked(whole.subarray(0, 8)), 8);
  whole.set(data, HEADER);
  whole.writeUInt32LE(masked(data), HEADER + data.length);
  return whole;
}

function masked(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) * CASTAGNOLI);
  }
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

function piecesOf(text, draws) {
  const pieces = [];
  for (let at = 0; at < text.length;) {
    const length = 1 + draws.below(draws.pick([20, 500, 20_000]));
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}
