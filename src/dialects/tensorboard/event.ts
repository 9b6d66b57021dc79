// One record of an event file → the scalars in it, by the wire format of protocol buffers.

import { PbfReader } from "pbf";

import { bfloat16Value, float16Value } from "../../math/half.ts";

export type ScalarType = "float16" | "bfloat16" | "float32" | "float64" | "integer";

export interface Scalar {
  readonly tag: string;
  readonly value: number;
  readonly type: ScalarType;
}

export interface Event {
  readonly step: number;
  readonly scalars: readonly Scalar[];
  /** Images, histograms, texts, tensors of more than one number. */
  readonly others: number;
}

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** Fields by number: tensorflow/core/util/event.proto, framework/summary.proto, tensor.proto, tensor_shape.proto, types.proto. */
const EVENT = { step: 2, summary: 5 } as const;
const SUMMARY = { value: 1 } as const;
const VALUE = { tag: 1, simpleValue: 2, tensor: 8 } as const;
const TENSOR = {
  type: 1,
  shape: 2,
  content: 4,
  float: 5,
  double: 6,
  int: 7,
  int64: 10,
  half: 13,
} as const;
const SHAPE = { dimension: 2, unknownRank: 3 } as const;
const DIMENSION = { size: 1 } as const;

const TYPES: ReadonlyMap<number, ScalarType> = new Map([
  [1, "float32"],
  [2, "float64"],
  [3, "integer"],
  [9, "integer"],
  [14, "bfloat16"],
  [19, "float16"],
]);
const INT64 = 9;

/** Bytes of a tag that are taken. */
const MAX_TAG = 1000;
const utf8 = new TextDecoder();

/** Throws an Error with a clause for data that are no event; any bytes end in linear time. */
export function readEvent(data: Uint8Array): Event {
  let step = 0;
  let others = 0;
  const scalars: Scalar[] = [];
  forEachField(data, (field, message) => {
    if (field === EVENT.step) step = integer(message);
    else if (field === EVENT.summary) {
      forEachField(bytes(message), (inner, summary) => {
        if (inner !== SUMMARY.value) return;
        const scalar = readValue(bytes(summary));
        if (scalar === undefined) others += 1;
        else scalars.push(scalar);
      });
    }
  });
  return { step, scalars, others };
}

function readValue(data: Uint8Array): Scalar | undefined {
  let tag = "";
  let found: Omit<Scalar, "tag"> | undefined;
  forEachField(data, (field, message) => {
    if (field === VALUE.tag) tag = utf8.decode(bytes(message).subarray(0, MAX_TAG));
    else if (field === VALUE.simpleValue) found = { value: float(message), type: "float32" };
    else if (field === VALUE.tensor) found = readTensor(bytes(message)) ?? found;
  });
  return found === undefined ? undefined : { tag, ...found };
}

/** A tensor that is one number; undefined for any other. */
function readTensor(data: Uint8Array): Omit<Scalar, "tag"> | undefined {
  let code = 0;
  let size = 1;
  let content: Uint8Array | undefined;
  let value: number | undefined;
  let bits: number | undefined;
  forEachField(data, (field, message) => {
    if (field === TENSOR.type) code = integer(message);
    else if (field === TENSOR.shape) size = sizeOf(bytes(message));
    else if (field === TENSOR.content) content = bytes(message);
    else if (field === TENSOR.float) value ??= packed(message, float);
    else if (field === TENSOR.double) value ??= packed(message, double);
    else if (field === TENSOR.int || field === TENSOR.int64) value ??= packed(message, integer);
    else if (field === TENSOR.half) bits ??= packed(message, integer);
  });
  const type = TYPES.get(code);
  if (type === undefined || size !== 1) return undefined;
  if (content !== undefined && content.length > 0) value = fromContent(content, code, type);
  else if (bits !== undefined) {
    value = type === "float16" ? float16Value(bits) : bfloat16Value(bits);
  }
  return value === undefined ? undefined : { value, type };
}

function sizeOf(shape: Uint8Array): number {
  let size = 1;
  forEachField(shape, (field, message) => {
    if (field === SHAPE.unknownRank) size = integer(message) === 0 ? size : Number.NaN;
    else if (field === SHAPE.dimension) {
      // The default is left out in proto3: a dimension without a size has none.
      let length = 0;
      forEachField(bytes(message), (inner, dimension) => {
        if (inner === DIMENSION.size) length = integer(dimension);
      });
      size *= length;
    }
  });
  return size;
}

function fromContent(content: Uint8Array, code: number, type: ScalarType): number | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const width = type === "float64" || code === INT64 ? 8 : type.endsWith("16") ? 2 : 4;
  if (content.length !== width) return undefined;
  switch (type) {
    case "float64":
      return view.getFloat64(0, true);
    case "float32":
      return view.getFloat32(0, true);
    case "float16":
      return float16Value(view.getUint16(0, true));
    case "bfloat16":
      return bfloat16Value(view.getUint16(0, true));
    case "integer":
      return code === INT64 ? Number(view.getBigInt64(0, true)) : view.getInt32(0, true);
  }
}

/** Every message gets a reader of its own, so that a length that lies ends at the end of its message. */
function forEachField(data: Uint8Array, read: (field: number, message: PbfReader) => void): void {
  const message = new PbfReader(data);
  for (let field = message.nextField(); field !== 0; field = message.nextField()) {
    read(field, message);
  }
  if (message.pos > data.length) throw new Error("a field runs over the end of its message");
}

/** Repeated numbers stand packed, or one a field as before proto3; only the first is wanted. */
function packed(message: PbfReader, read: (message: PbfReader) => number): number | undefined {
  if (message.type !== BYTES) return read(message);
  const inner = new PbfReader(bytes(message));
  if (inner.length === 0) return undefined;
  inner.type = read === float ? FIXED32 : read === double ? FIXED64 : VARINT;
  return read(inner);
}

function bytes(message: PbfReader): Uint8Array {
  expectType(message, BYTES);
  return message.readBytes();
}

function integer(message: PbfReader): number {
  expectType(message, VARINT);
  return message.readVarint(true);
}

function float(message: PbfReader): number {
  expectType(message, FIXED32);
  return message.readFloat();
}

function double(message: PbfReader): number {
  expectType(message, FIXED64);
  return message.readDouble();
}

function expectType(message: PbfReader, type: number): void {
  if (message.type !== type) throw new Error("a field has another type than its number says");
}
