// Texts or bytes, piece by piece → a file, written a megabyte at a time.

import { closeSync, openSync, writeSync } from "node:fs";

const FLUSH = 2 ** 20;

export function gatheredFile(path) {
  const file = openSync(path, "w");
  let parts = [];
  let waiting = 0;
  const flush = () => {
    writeSync(file, Buffer.concat(parts));
    parts = [];
    waiting = 0;
  };
  const out = {
    size: 0,
    write(piece) {
      const bytes = Buffer.from(piece);
      parts.push(bytes);
      waiting += bytes.length;
      out.size += bytes.length;
      if (waiting > FLUSH) flush();
    },
    close() {
      flush();
      closeSync(file);
      return out.size;
    },
  };
  return out;
}
