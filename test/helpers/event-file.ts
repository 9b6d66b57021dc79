// Scalars → the bytes of an event file, for tests; written against TensorFlow's .proto files, not against the reader.

import { PbfWriter } from "pbf";

import { maskedCrc32c } from "../../src/dialects/tensorboard/crc32c.ts";
import { createEventReader, type EventReader } from "../../src/dialects/tensorboard/event.ts";
import type { StoredType } from "../../src/table/float-store.ts";

export interface WrittenScalar {
  readonly tag: string;
  readonly value: number;
  /** How the number is kept; `simple` is `simple_value`, the others are tensors. */
  readonly as?: "simple" | "float" | "double" | "float-content" | "double-content";
}

export function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

export interface ReadScalar {
  readonly tag: string;
  readonly value: number;
  readonly type: StoredType | undefined;
}

/** What the reader of events makes of one record. */
export function readEvent(
  data: Uint8Array,
  read: EventReader = createEventReader(),
): { readonly step: number; readonly scalars: readonly ReadScalar[] } {
  const { step, length, tags, values, types } = read(data, 0, data.length);
  const scalars = tags
    .slice(0, length)
    .map((tag, i) => ({ tag, value: values[i] ?? Number.NaN, type: types[i] }));
  return { step, scalars };
}

export function record(data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 16);
  bytes.writeUInt32LE(data.length, 0);
  bytes.writeUInt32LE(maskedCrc32c(viewOf(bytes), 0, 8), 8);
  bytes.set(data, 12);
  bytes.writeUInt32LE(maskedCrc32c(viewOf(data)), 12 + data.length);
  return bytes;
}

export function event(step: number, scalars: readonly WrittenScalar[]): Uint8Array {
  const writer = new PbfWriter();
  writer.writeDoubleField(1, 1.7e9 + step);
  if (step !== 0) writer.writeVarintField(2, step);
  writer.writeMessage(5, writeSummary, scalars);
  return writer.finish();
}

export function version(): Uint8Array {
  const writer = new PbfWriter();
  writer.writeDoubleField(1, 1.7e9);
  writer.writeStringField(3, "brain.Event:2");
  return writer.finish();
}

/** One record a scalar, as Keras writes them. */
export function eventFile(
  rows: readonly { readonly step: number; readonly scalars: readonly WrittenScalar[] }[],
): Buffer {
  return Buffer.concat([
    record(version()),
    ...rows.flatMap(({ step, scalars }) => scalars.map((scalar) => record(event(step, [scalar])))),
  ]);
}

function writeSummary(scalars: readonly WrittenScalar[], writer: PbfWriter): void {
  for (const scalar of scalars) writer.writeMessage(1, writeValue, scalar);
}

function writeValue({ tag, value, as = "float" }: WrittenScalar, writer: PbfWriter) {
  writer.writeStringField(1, tag);
  if (as === "simple") writer.writeFloatField(2, value);
  else writer.writeMessage(8, writeTensor, { value, as });
  // As Keras on TensorFlow 2 does.
  if (as.endsWith("content")) writer.writeMessage(9, writeMetadata, "scalars");
}

function writeMetadata(plugin: string, writer: PbfWriter): void {
  writer.writeMessage(1, (name, data) => data.writeStringField(1, name), plugin);
}

function writeTensor(
  { value, as }: { readonly value: number; readonly as: string },
  writer: PbfWriter,
): void {
  const isDouble = as.startsWith("double");
  writer.writeVarintField(1, isDouble ? 2 : 1);
  writer.writeBytesField(2, new Uint8Array(0));
  if (as.endsWith("content")) {
    const content = new Uint8Array(isDouble ? 8 : 4);
    const view = new DataView(content.buffer);
    if (isDouble) view.setFloat64(0, value, true);
    else view.setFloat32(0, value, true);
    writer.writeBytesField(4, content);
  } else if (isDouble) writer.writePackedDouble(6, [value]);
  else writer.writePackedFloat(5, [value]);
}
