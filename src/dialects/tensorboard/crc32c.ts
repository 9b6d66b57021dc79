// Bytes → the checksum that event files carry: CRC-32C (RFC 3720, appendix B.4), rotated and shifted by TensorFlow.

let table: Uint32Array | undefined;

/** Made when the first event file is read: it would take a quarter of a millisecond of every start. */
function makeTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0x82f63b78;
    }
    return value;
  });
}

/** Of the bytes from `start` to before `end`; nothing is allocated, as headers are looked for at every byte. */
export function crc32c(bytes: Uint8Array, start = 0, end: number = bytes.length): number {
  table ??= makeTable();
  let crc = 0xffffffff;
  for (let at = start; at < end; at += 1) {
    crc = (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

/** A checksum of data that hold checksums says little, so each is masked (tensorflow/core/lib/hash/crc32c.h). */
export function maskedCrc32c(bytes: Uint8Array, start = 0, end: number = bytes.length): number {
  const crc = crc32c(bytes, start, end);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
