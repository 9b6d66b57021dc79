// The tensor in hand → its number, where it is one number.

import { bfloat16Value, float16Value } from "../../math/half-precision.ts";
import { FIXED32, FIXED64, VARINT, type Wire } from "./wire.ts";

export type ScalarType = "float16" | "bfloat16" | "float32" | "float64" | "integer";

export interface TensorReader {
  /** Reads the tensor; false for any other than of one number. */
  readonly read: () => boolean;
  /** Of the tensor that was read last. */
  value: number;
  type: ScalarType;
  /** Where it lies, if it is a float32 that is all of the content; else −1. */
  numberAt: number;
}

/** Fields by number: framework/tensor.proto, tensor_shape.proto, types.proto in tensorflow/core. */
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

const INT64 = 9;

function typeOf(code: number): ScalarType | undefined {
  switch (code) {
    case 1:
      return "float32";
    case 2:
      return "float64";
    case 3:
    case INT64:
      return "integer";
    case 14:
      return "bfloat16";
    case 19:
      return "float16";
    default:
      return undefined;
  }
}

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
    const type = typeOf(code);
    if (type === undefined || size !== 1) return false;
    if (to > from) value = fromContent(wire.message.dataView, from, to, code, type);
    else if (bits !== undefined) {
      value = type === "float16" ? float16Value(bits) : bfloat16Value(bits);
    }
    if (value === undefined) return false;
    tensor.value = value;
    tensor.type = type;
    tensor.numberAt = to > from && type === "float32" ? from : -1;
    return true;
  };

  const tensor: TensorReader = { read, value: Number.NaN, type: "float32", numberAt: -1 };
  return tensor;
}

function fromContent(
  view: DataView,
  from: number,
  to: number,
  code: number,
  type: ScalarType,
): number | undefined {
  const width = type === "float64" || code === INT64 ? 8 : type.endsWith("16") ? 2 : 4;
  if (to - from !== width) return undefined;
  switch (type) {
    case "float64":
      return view.getFloat64(from, true);
    case "float32":
      return view.getFloat32(from, true);
    case "float16":
      return float16Value(view.getUint16(from, true));
    case "bfloat16":
      return bfloat16Value(view.getUint16(from, true));
    case "integer":
      return code === INT64 ? Number(view.getBigInt64(from, true)) : view.getInt32(from, true);
  }
}
