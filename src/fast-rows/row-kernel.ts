// assembly/rows.ts as compiled by the build → the areas of its memory and its one function.

import { base64 } from "../../assembly/rows.base64";

/** See assembly/rows.ts for what lies in each area. */
export interface RowKernel {
  readonly window: Uint8Array;
  readonly ops: Uint32Array;
  readonly literals: Uint8Array;
  /** Two for each number, the low half first. */
  readonly digits: Uint32Array;
  readonly styles: Uint16Array;
  readonly counts: Uint32Array;
  readonly ends: Uint32Array;
  readRows(length: number, width: number): number;
  readonly firstLineEnd: { readonly value: number };
  /** Kinds of fields. */
  readonly kinds: Readonly<Record<FieldKind, number>>;
  readonly rowCounts: number;
}

/** As assembly/rows.ts exports them, in capitals. */
const KINDS = [
  "number",
  "four-places",
  "time",
  "count",
  "skip",
  "padding",
  "bar",
  "heavy-bar",
  "list",
  "updates",
  "line-end",
  "row-end",
  "item-end",
] as const;

export type FieldKind = (typeof KINDS)[number];

interface Exports extends Pick<RowKernel, "readRows" | "firstLineEnd"> {
  readonly memory: { readonly buffer: ArrayBuffer };
}

let made: RowKernel | null | undefined;

/** The kernel of this thread, shared by all readers; undefined where WebAssembly is not there or not allowed. */
export function rowKernel(): RowKernel | undefined {
  if (made === undefined) made = makeKernel();
  return made ?? undefined;
}

function makeKernel(): RowKernel | null {
  const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  if (!isLittleEndian || typeof WebAssembly === "undefined") return null;
  try {
    const binary = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary));
    return kernelOf(exports as Exports, exports as Constants);
  } catch {
    // A page's security policy may forbid it, and then rows are read as text.
    return null;
  }
}

type Constants = Readonly<Record<string, { readonly value: number } | undefined>>;

function kernelOf({ memory, readRows, firstLineEnd }: Exports, constants: Constants): RowKernel {
  const { buffer } = memory;
  const valueOf = (name: string): number => {
    const constant = constants[name];
    if (constant === undefined) throw new Error(`the kernel has no ${name}`);
    return constant.value;
  };
  const [cells, rows] = [valueOf("MAX_CELLS"), valueOf("MAX_ROWS")];
  const rowCounts = valueOf("ROW_COUNTS");
  return {
    window: new Uint8Array(buffer, valueOf("window"), valueOf("WINDOW")),
    ops: new Uint32Array(buffer, valueOf("ops"), 3 * valueOf("MAX_OPS")),
    literals: new Uint8Array(buffer, valueOf("literals"), valueOf("MAX_LITERALS")),
    digits: new Uint32Array(buffer, valueOf("digits"), 2 * cells),
    styles: new Uint16Array(buffer, valueOf("styles"), cells),
    counts: new Uint32Array(buffer, valueOf("counts"), rowCounts * rows),
    ends: new Uint32Array(buffer, valueOf("ends"), rows),
    readRows,
    firstLineEnd,
    kinds: Object.fromEntries(
      KINDS.map((kind) => [kind, valueOf(kind.toUpperCase().replace("-", "_"))]),
    ) as RowKernel["kinds"],
    rowCounts,
  };
}
