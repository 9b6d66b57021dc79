// Event files: checksums, framing, protocol buffers, from TensorFlow's own writer and from hostile ones.

import { readFileSync } from "node:fs";

import fc from "fast-check";
import { PbfWriter } from "pbf";
import { describe, expect, test } from "vitest";
import { crc32c } from "../../../src/dialects/tensorboard/crc32c.ts";
import { bfloat16Value, float16Value } from "../../../src/math/half-precision.ts";
import {
  createRecordReader,
  isRecordHeader,
  type RecordPlace,
} from "../../../src/dialects/tensorboard/records.ts";
import { createEventReader, type EventReader } from "../../../src/dialects/tensorboard/event.ts";
import { event, eventFile, readEvent, record, version, viewOf } from "../../helpers/event-file.ts";

const EVERY_TYPE = "fixtures/containers/events-of-every-type/events.out.tfevents.1700000000.host";

interface Seen {
  records: Buffer[];
  damage: (RecordPlace & { reason: string })[];
  whole: boolean;
}

function read(bytes: Uint8Array, length = bytes.length): Seen {
  const seen: Seen = { records: [], damage: [], whole: false };
  const reader = createRecordReader({
    onRecord(data, start, end) {
      seen.records.push(Buffer.from(data.subarray(start, end)));
      return undefined;
    },
    onDamage: (reason, place) => seen.damage.push({ reason, ...place }),
  });
  for (let at = 0; at < bytes.length; at += Math.max(1, length)) {
    reader.push(bytes.subarray(at, at + length));
  }
  seen.whole = reader.end().whole;
  return seen;
}

const rows = [0, 1, 2].map((step) => ({
  step,
  scalars: [
    { tag: "epoch_loss", value: 2 / (step + 1) },
    { tag: "epoch_a_loss", value: 1 / (step + 1) },
  ],
}));
const file = eventFile(rows);

describe("crc32c", () => {
  test.each([
    // RFC 3720, B.4, and the check value of the catalogue of CRC algorithms.
    ["32 zeros", Buffer.alloc(32), 0x8a9136aa],
    ["32 ones", Buffer.alloc(32, 0xff), 0x62a8ab43],
    ["rising", Buffer.from(Array.from({ length: 32 }, (_, i) => i)), 0x46dd794e],
    ["falling", Buffer.from(Array.from({ length: 32 }, (_, i) => 31 - i)), 0x113fdb5c],
    ["digits", Buffer.from("123456789"), 0xe3069283],
    ["nothing", Buffer.alloc(0), 0],
  ])("%s", (_, bytes, checksum) => {
    expect(crc32c(viewOf(bytes))).toBe(checksum);
  });
});

test("eight bytes at once give what bit by bit gives, wherever the bytes lie", () => {
  const part = fc.tuple(fc.uint8Array({ maxLength: 100 }), fc.nat(20), fc.nat(20));
  fc.assert(
    fc.property(part, ([bytes, start, left]) => {
      const end = Math.max(start, bytes.length - left);
      const within = Math.min(end, bytes.length);
      const view = viewOf(bytes);
      if (start <= within) expect(crc32c(view, start, within)).toBe(bitwise(bytes, start, within));
    }),
  );
});

test("long stretches, which are taken as three strands, give what bit by bit gives", () => {
  const bytes = Buffer.from(Array.from({ length: 17_000 }, (_, at) => (at * 2_654_435_761) >>> 13));
  for (const [start, end] of [
    [0, 3071],
    [0, 3072],
    [3, 3080],
    [1, 6145],
    [5, 17_000],
  ] as const)
    expect(crc32c(viewOf(bytes), start, end)).toBe(bitwise(bytes, start, end));
});

/** The definition: division of polynomials, lowest bit first. */
function bitwise(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(start, end)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) * 0x82f63b78);
  }
  return ~crc >>> 0;
}

describe("records", () => {
  test("TensorFlow's own file is whole and begins like one", () => {
    const bytes = readFileSync(EVERY_TYPE);
    expect(isRecordHeader(viewOf(bytes))).toBe(true);
    const { records, damage, whole } = read(bytes);
    expect([records.length, damage, whole]).toEqual([37, [], true]);
  });

  test("the same records however the bytes are cut", () => {
    const expected = read(file);
    for (const length of [1, 2, 11, 12, 13, 64]) expect(read(file, length)).toEqual(expected);
  });

  test("cut at every byte: the whole records, and whether the last one is", () => {
    const all = read(file).records;
    const ends: number[] = [];
    let end = 0;
    for (const data of all) ends.push((end += data.length + 16));
    for (let length = 0; length <= file.length; length += 1) {
      const { records, damage, whole } = read(file.subarray(0, length));
      const before = ends.filter((at) => at <= length).length;
      expect(damage).toEqual([]);
      expect(records).toEqual(all.slice(0, before));
      expect(whole).toBe(length === 0 || ends.includes(length));
    }
  });

  test("damaged data cost one record, a damaged length what stands before the next header", () => {
    const offset = record(version()).length;
    const inData = Buffer.from(file);
    inData.writeUInt8(0xff, offset + 20);
    const inLength = Buffer.from(file);
    inLength.writeUInt8(0xff, offset + 3);
    for (const bytes of [inData, inLength]) {
      const { records, damage, whole } = read(bytes);
      expect(records).toHaveLength(6);
      expect(damage).toMatchObject([{ number: 2, offset }]);
      expect(whole).toBe(true);
    }
  });

  test("lengths that promise more than there is need no memory", () => {
    for (const high of [0, 1, 0x001fffff, 0xffffffff]) {
      const header = Buffer.alloc(12);
      header.writeUInt32LE(0xfffffff0, 0);
      header.writeUInt32LE(high, 4);
      header.writeUInt32LE(record(new Uint8Array(0)).readUInt32LE(8), 8);
      const checked = Buffer.concat([header.subarray(0, 8), maskOf(header)]);
      const { records, whole } = read(Buffer.concat([file, checked, Buffer.alloc(1000)]));
      expect(records).toHaveLength(7);
      expect(whole).toBe(false);
    }
  });

  test("a record too long to keep is passed over, the next one is read", () => {
    const long = record(new Uint8Array(2 ** 23 + 1));
    const { records, damage, whole } = read(
      Buffer.concat([file, long, record(version())]),
      2 ** 16,
    );
    expect([records.length, damage.length, whole]).toEqual([8, 0, true]);
  });

  test("any mutation ends, and what is given out has its checksum", () => {
    const mutation = fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }));
    const good = new Set(read(file).records.map((data) => data.toString("hex")));
    fc.assert(
      fc.property(
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 200 }),
        (mutations, length) => {
          const bytes = Buffer.from(file);
          for (const [at, flip] of mutations) bytes[at] = (bytes[at] ?? 0) ^ flip;
          for (const data of read(bytes, length).records) {
            expect(good.has(data.toString("hex"))).toBe(true);
          }
        },
      ),
    );
  });
});

function maskOf(header: Buffer): Buffer {
  const crc = crc32c(viewOf(header), 0, 8);
  const masked = Buffer.alloc(4);
  masked.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  return masked;
}

describe("events", () => {
  test("every type that TensorFlow writes", () => {
    const events = read(readFileSync(EVERY_TYPE)).records.map((data) => readEvent(data));
    const scalars = events.flatMap(({ step, scalars: found }) =>
      found.map(({ tag, value, type }) => [step, tag, type, value]),
    );
    expect(scalars.filter(([step]) => step === 1)).toEqual([
      [1, "float32", "float32", Math.fround(-0.8)],
      // A cast of the float32 that TensorFlow makes of a Python number.
      [1, "float64", "float64", Math.fround(-0.8)],
      [1, "float16", "float16", -0.7998046875],
      [1, "bfloat16", "bfloat16", -0.80078125],
      [1, "int32", "integer", 0],
      [1, "int64", "integer", 0],
      [1, "zero", "float32", 0],
      [1, "nan", "float32", Number.NaN],
      [1, "inf", "float32", Number.NEGATIVE_INFINITY],
    ]);
  });

  test.each(["simple", "float", "double", "float-content", "double-content"] as const)(
    "a scalar written as %s",
    (as) => {
      const value = 0.1;
      const [scalar] = readEvent(event(7, [{ tag: "epoch_loss", value, as }])).scalars;
      const type = as.startsWith("double") ? "float64" : "float32";
      expect(scalar).toEqual({
        tag: "epoch_loss",
        type,
        value: type === "float64" ? value : Math.fround(value),
      });
    },
  );

  test("a value before its tag, steps below zero, unpacked numbers", () => {
    const tensor = new PbfWriter();
    tensor.writeVarintField(1, 1);
    tensor.writeFloatField(5, 0.5);
    const value = new PbfWriter();
    value.writeBytesField(8, tensor.finish());
    value.writeStringField(1, "late");
    const summary = new PbfWriter();
    summary.writeBytesField(1, value.finish());
    const whole = new PbfWriter();
    whole.writeBytesField(5, summary.finish());
    whole.writeVarintField(2, -3);
    expect(readEvent(whole.finish())).toEqual({
      step: -3,
      scalars: [{ tag: "late", value: 0.5, type: "float32" }],
    });
  });

  test("fields of another type, and lengths beyond the message, are said", () => {
    // step as a string; summary with 100 bytes that are not there; ten bytes of a number and more.
    for (const bytes of [
      [0x12, 1, 65],
      [0x2a, 100, 1],
      [0x10, ...Array.from({ length: 12 }, () => 255)],
    ]) {
      expect(() => readEvent(Uint8Array.from(bytes))).toThrow(Error);
    }
  });

  const attempt = (data: Uint8Array, read?: EventReader): unknown => {
    try {
      return readEvent(data, read);
    } catch (error) {
      return String(error);
    }
  };
  const KINDS = ["simple", "float-content", "float", "double"] as const;

  test("records that come again are read as by a reader that never saw them", () => {
    const tag = fc.constantFrom("epoch_loss", "epoch_a_loss", "\u00e4", "");
    const turns = fc.array(fc.record({ tag, as: fc.constantFrom(...KINDS) }), { minLength: 1 });
    const step = fc.oneof(fc.nat(300), fc.nat(2 ** 24), fc.constantFrom(2 ** 28, 2 ** 34, -1));
    const numbers = fc.array(fc.tuple(step, fc.float()), { maxLength: 40 });
    fc.assert(
      fc.property(turns, numbers, (kinds, written) => {
        const read = createEventReader();
        written.forEach(([at, value], i) => {
          const data = event(at, [{ tag: "", ...kinds[i % kinds.length], value }]);
          expect(attempt(data, read)).toEqual(attempt(data));
        });
      }),
    );
  });

  test.each(KINDS)("a known record (%s) with any bit flipped, or cut, too", (as) => {
    const good = event(200, [{ tag: "epoch_loss", value: 0.1, as }]);
    const read = createEventReader();
    const expectSame = (data: Uint8Array): void => {
      attempt(good, read);
      attempt(good, read);
      expect(attempt(data, read)).toEqual(attempt(data));
    };
    for (let bit = 0; bit < 8 * good.length; bit += 1) {
      const data = good.slice();
      data[bit >> 3] = (data[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expectSame(data);
    }
    for (let end = 0; end < good.length; end += 1) expectSame(good.subarray(0, end));
  });

  test("any bytes and any mutation end with an event or an error", () => {
    const good = event(3, [
      { tag: "a", value: 1 },
      { tag: "b", value: 2, as: "double" },
    ]);
    const attempt = (data: Uint8Array): void => {
      try {
        const { scalars } = readEvent(data);
        expect(scalars.length).toBeLessThanOrEqual(data.length);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), attempt));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const data = good.slice();
        data[at] = byte;
        attempt(data);
      }),
    );
    for (let end = 0; end < good.length; end += 1) attempt(good.subarray(0, end));
  });
});

describe("half-width numbers", () => {
  test.each([
    [float16Value, 0x3c00, 1],
    [float16Value, 0xc000, -2],
    [float16Value, 0x7bff, 65504],
    [float16Value, 0x0001, 2 ** -24],
    [float16Value, 0x03ff, 1023 * 2 ** -24],
    [float16Value, 0x8000, -0],
    [float16Value, 0x7c00, Infinity],
    [float16Value, 0xfc00, -Infinity],
    [float16Value, 0x7e00, Number.NaN],
    [bfloat16Value, 0x3f80, 1],
    [bfloat16Value, 0xc049, -3.140625],
    [bfloat16Value, 0x7f80, Infinity],
  ])("%o of %i", (decode, bits, value) => {
    expect(decode(bits)).toBe(value);
  });
});
