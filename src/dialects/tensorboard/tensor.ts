// The tensor in hand → its number, where it is one number.

import { bfloat16Value, float16Value } from "../../math/half-precision.ts";
import type { StoredType } from "../../table/float-store.ts";
import { FIXED32, FIXED64, VARINT, type Wire } from "./wire.ts";

export interface TensorReader {
  /** Reads the tensor; false for any other than of one number. */
  readonly read: () => boolean;
  /** Of the tensor that was read last. */
  value: number;
  type: StoredType;
  /** Where it lies, if it is a float32 that is all of the content; else −1. */
  numberAt: number;
}

/** Fields by number: framework/tensor.proto and tensor_shape.proto in tensorflow/core. */
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

/** One number as bytes. */
interface Kind {
  readonly type: StoredType;
  readonly width: number;
  readonly read: (view: DataView, at: number) => number;
}

/** By their number in framework/types.proto. */
const KINDS: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [1, { type: "float32", width: 4, read: (view, at) => view.getFloat32(at, true) }],
  [2, { type: "float64", width: 8, read: (view, at) => view.getFloat64(at, true) }],
  [3, { type: "integer", width: 4, read: (view, at) => view.getInt32(at, true) }],
  [9, { type: "integer", width: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
  [14, { type: "bfloat16", width: 2, read: (view, at) => bfloat16Value(view.getUint16(at, true)) }],
  [19, { type: "float16", width: 2, read: (view, at) => float16Value(view.getUint16(at, true)) }],
]);

export function createTensorReader(wire: Wire): TensorReader {
  let size = 1;
  let length = 0;

  const readDimension = (): void => {
    for (let field = wire.next(); field !== 0; field = wire.next()) {
      if (field === DIMENSION.size) length = wire.number(VARINT);
    }
  };

  const readShape = (): void => {
    size = 1;
    for (let field = wire.next(); field !== 0; field = wire.next()) {
      if (field === SHAPE.unknownRank) size = wire.number(VARINT) === 0 ? size : Number.NaN;
      else if (field === SHAPE.dimension) {
        // The default is left out in proto3: a dimension without a size has none.
        length = 0;
        wire.nested(readDimension);
        size *= length;
      }
    }
  };

  const read = (): boolean => {
    let code = 0;
    let [from, to] = [0, 0];
    let value: number | undefined;
    let bits: number | undefined;
    size = 1;
    for (let field = wire.next(); field !== 0; field = wire.next()) {
      if (field === TENSOR.type) code = wire.number(VARINT);
      else if (field === TENSOR.shape) wire.nested(readShape);
      else if (field === TENSOR.content) {
        wire.bytes();
        ({ from, to } = wire);
      } else if (field === TENSOR.float) value ??= wire.first(FIXED32);
      else if (field === TENSOR.double) value ??= wire.first(FIXED64);
      else if (field === TENSOR.int || field === TENSOR.int64) value ??= wire.first(VARINT);
      else if (field === TENSOR.half) bits ??= wire.first(VARINT);
    }
    const kind = KINDS.get(code);
    if (kind === undefined || size !== 1) return false;
    const { type, width } = kind;
    if (to > from) value = to - from === width ? kind.read(wire.message.dataView, from) : undefined;
    else if (bits !== undefined)
      value = type === "float16" ? float16Value(bits) : bfloat16Value(bits);
    if (value === undefined) return false;
    tensor.value = value;
    tensor.type = type;
    tensor.numberAt = to > from && type === "float32" ? from : -1;
    return true;
  };

  const tensor: TensorReader = { read, value: Number.NaN, type: "float32", numberAt: -1 };
  return tensor;
}
