// The first bytes of a file → what kind of file it is, when it is not text.

export interface FileKind {
  readonly kind: string;
  readonly advice?: string;
}

const UNPACK = "unpack it first: `gunzip -c FILE | lossledger`";

const MAGIC: readonly (readonly [string, FileKind])[] = [
  ["\u0089PNG", { kind: "a PNG image", advice: "copy the log as text instead of a picture of it" }],
  [
    "\u00ff\u00d8\u00ff",
    { kind: "a JPEG image", advice: "copy the log as text instead of a picture of it" },
  ],
  ["GIF8", { kind: "a GIF image", advice: "copy the log as text instead of a picture of it" }],
  ["\u001f\u008b", { kind: "a gzip file", advice: UNPACK }],
  ["BZh", { kind: "a bzip2 file", advice: "unpack it first: `bzcat FILE | lossledger`" }],
  ["\u00fd7zXZ", { kind: "an xz file", advice: "unpack it first: `xzcat FILE | lossledger`" }],
  [
    "\u0028\u00b5\u002f\u00fd",
    { kind: "a zstd file", advice: "unpack it first: `zstdcat FILE | lossledger`" },
  ],
  ["PK\u0003\u0004", { kind: "a zip file (a .keras model is one)" }],
  ["\u0089HDF", { kind: "an HDF5 file (saved weights or a model)" }],
  ["%PDF", { kind: "a PDF" }],
  ["\u007fELF", { kind: "a program" }],
  [
    "\u0080\u0004",
    {
      kind: "a Python pickle",
      advice: "write the history as text: `print(history.history)` or CSVLogger",
    },
  ],
];

/** Undefined for what may be text. A NUL in the first bytes, or many control characters, mark data. */
export function fileKind(head: Uint8Array): FileKind | undefined {
  const start = String.fromCharCode(...head.subarray(0, 16));
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known !== undefined) return known[1];
  const isUtf16 = start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff");
  if (isUtf16 || head.length === 0) return undefined;
  const controls = head.reduce(
    (sum, byte) => sum + (byte < 7 || (byte > 13 && byte < 27) ? 1 : 0),
    0,
  );
  return head.includes(0) || controls > head.length / 10 ? { kind: "binary data" } : undefined;
}
