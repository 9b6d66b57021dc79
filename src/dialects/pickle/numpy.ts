// Bytes and an element type of NumPy → numbers with the interval of their type.

import { float16Value } from "../../math/half-precision.ts";
import { FLOAT16, FLOAT32 } from "../../math/float-type.ts";
import { printFloat } from "../../table/print-float.ts";
import { parsePrinted } from "../../table/printed.ts";
import { FormatError } from "../format-error.ts";
import { MAX_VALUES } from "../tables/tree.ts";
import type { Dtype, Value } from "./value.ts";

const CODE = /^([<>=|]?)([fiubO])([1248])$/;

/** `f4`, `<i8`, `?`; throws a FormatError for types that hold no numbers. */
export function dtypeOf(text: string): Dtype {
  const [, order, kind, size] = CODE.exec(text === "?" ? "b1" : text) ?? [];
  if (kind === undefined || size === undefined) {
    throw new FormatError(`a NumPy array of \`${text.slice(0, 40)}\`, which is no plain number`);
  }
  return { kind: "dtype", code: kind + size, isBigEndian: order === ">" };
}

/** Every element of the bytes; throws a FormatError where they are no whole number of elements. */
export function elements(bytes: Uint8Array, { code, isBigEndian }: Dtype): Value[] {
  const size = Number(code.slice(1));
  const read = READERS.get(code);
  if (read === undefined || bytes.length % size !== 0) {
    throw new FormatError(`${bytes.length} bytes are no NumPy array of \`${code}\``);
  }
  if (bytes.length / size > MAX_VALUES) throw new FormatError(`more than ${MAX_VALUES} values`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / size }, (_, i) => read(view, i * size, !isBigEndian));
}

type Read = (view: DataView, at: number, isLittleEndian: boolean) => Value;

/** An integer; or a double, which may be a widened float32, as in `History.history`: its column tells. */
function asText(value: number | bigint): Value {
  return parsePrinted(String(value)) ?? String(value);
}

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["f2", (view, at, little) => printFloat(float16Value(view.getUint16(at, little)), FLOAT16)],
  ["f4", (view, at, little) => printFloat(view.getFloat32(at, little), FLOAT32)],
  ["f8", (view, at, little) => asText(view.getFloat64(at, little))],
  ["i1", (view, at) => asText(view.getInt8(at))],
  ["i2", (view, at, little) => asText(view.getInt16(at, little))],
  ["i4", (view, at, little) => asText(view.getInt32(at, little))],
  ["i8", (view, at, little) => asText(view.getBigInt64(at, little))],
  ["u1", (view, at) => asText(view.getUint8(at))],
  ["u2", (view, at, little) => asText(view.getUint16(at, little))],
  ["u4", (view, at, little) => asText(view.getUint32(at, little))],
  ["u8", (view, at, little) => asText(view.getBigUint64(at, little))],
  ["b1", (view, at) => view.getUint8(at) !== 0],
]);
