// A size → TensorBoard event files of that size, with checksums that are right; the same every time.

import { PbfWriter } from "pbf";

import { gatheredFile } from "./gathered-file.mjs";

const START = 1.7e9;
const CASTAGNOLI = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ ((value & 1) * 0x82f63b78);
  return value;
});

function masked(bytes) {
  let crc = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    crc = CASTAGNOLI[(crc ^ bytes[at]) & 0xff] ^ (crc >>> 8);
  }
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

function record(data) {
  const whole = Buffer.alloc(data.length + 16);
  whole.writeUInt32LE(data.length, 0);
  whole.writeUInt32LE(masked(whole.subarray(0, 8)), 8);
  whole.set(data, 12);
  whole.writeUInt32LE(masked(data), 12 + data.length);
  return whole;
}

/** An event file with its first record. */
function eventFile(path) {
  const out = gatheredFile(path);
  const version = new PbfWriter();
  version.writeDoubleField(1, START);
  version.writeStringField(3, "brain.Event:2");
  out.write(record(version.finish()));
  return out;
}

function event(step, writeValue, value) {
  const data = new PbfWriter();
  data.writeDoubleField(1, START + step);
  if (step > 0) data.writeVarintField(2, step);
  data.writeMessage(5, (_, summary) => summary.writeMessage(1, writeValue, value), null);
  return record(data.finish());
}

/** As Keras on TensorFlow 2 writes it: a tensor whose content is the number, and the name of the plugin. */
function writeTensorScalar({ tag, value }, out) {
  out.writeStringField(1, tag);
  const content = new Uint8Array(4);
  new DataView(content.buffer).setFloat32(0, value, true);
  out.writeMessage(8, writeTensor, { type: 1, shape: [], content });
  out.writeMessage(9, writeMetadata, "scalars");
}

/** As TensorFlow 1 and PyTorch write it. */
function writeSimpleValue({ tag, value }, out) {
  out.writeStringField(1, tag);
  out.writeFloatField(2, value);
}

/** Thirty buckets, as `histogram_freq` gives them. */
function writeHistogram({ tag, content }, out) {
  out.writeStringField(1, tag);
  out.writeMessage(8, writeTensor, { type: 2, shape: [30, 3], content });
  out.writeMessage(9, writeMetadata, "histograms");
}

function writeImage({ tag, content }, out) {
  out.writeStringField(1, tag);
  out.writeMessage(4, (png, image) => image.writeBytesField(4, png), content);
}

function writeTensor({ type, shape, content }, out) {
  out.writeVarintField(1, type);
  out.writeMessage(2, writeShape, shape);
  out.writeBytesField(4, content);
}

function writeShape(shape, out) {
  for (const size of shape) {
    out.writeMessage(2, (length, dimension) => dimension.writeVarintField(1, length), size);
  }
}

function writeMetadata(plugin, out) {
  out.writeMessage(1, (name, data) => data.writeStringField(1, name), plugin);
}

const TAGS = ["epoch_loss", "epoch_a_loss", "epoch_b_loss", "epoch_a_accuracy"];

/** One number a record, four tags: of training as TensorFlow 2 writes them, of validation as simple values. */
export function writeScalars(train, validation, bytes) {
  const [one, other] = [eventFile(train), eventFile(validation)];
  for (let step = 0; one.size + other.size < bytes; step += 1) {
    const at = (phase) => 0.5 + 0.4 * Math.sin(step * 0.7 + phase);
    [at(0) + at(1) + 0.25, at(0), at(1), at(2)].forEach((value, i) => {
      one.write(event(step, writeTensorScalar, { tag: TAGS[i], value }));
      other.write(event(step, writeSimpleValue, { tag: TAGS[i], value: 1.0625 * value }));
    });
  }
  return one.close() + other.close();
}

/** An image of 64 KiB, eight histograms and a loss a step; 200 steps, again and again. */
export function writePictures(path, bytes) {
  const out = eventFile(path);
  const noise = Uint8Array.from({ length: 2 ** 17 }, (_, i) => Math.imul(i, 2654435761) >>> 13);
  const piece = (at, length) => noise.subarray(at, at + length);
  const steps = Array.from({ length: 200 }, (_, step) =>
    Buffer.concat([
      event(step, writeTensorScalar, { tag: "epoch_loss", value: 1 / (step + 1) }),
      event(step, writeImage, { tag: "input", content: piece(97 * step, 2 ** 16) }),
      ...Array.from({ length: 8 }, (_, i) =>
        event(step, writeHistogram, {
          tag: `layer_${i}/kernel`,
          content: piece(31 * step + i, 720),
        }),
      ),
    ]),
  );
  for (let step = 0; out.size < bytes; step += 1) out.write(steps[step % steps.length]);
  return out.close();
}
