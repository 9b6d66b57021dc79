// The first bytes of a source → what kind of file it looks like, for saying why nothing was read from it.

const SIGNATURES: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], "PNG image"],
  [[0xff, 0xd8, 0xff], "JPEG image"],
  [[0x47, 0x49, 0x46, 0x38], "GIF image"],
  [[0x52, 0x49, 0x46, 0x46], "RIFF file (WebP, WAV or AVI)"],
  [[0x1f, 0x8b], "gzip"],
  [[0x42, 0x5a, 0x68], "bzip2"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz"],
  [[0x28, 0xb5, 0x2f, 0xfd], "zstd"],
  [[0x50, 0x4b, 0x03, 0x04], "zip (or `.keras`, `.npz`)"],
  [[0x89, 0x48, 0x44, 0x46], "HDF5"],
  [[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], "NumPy array"],
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "SQLite database"],
  [[0x7f, 0x45, 0x4c, 0x46], "ELF program"],
];

/** The name of a binary format by its first bytes. */
export function binaryFormat(head: Uint8Array): string | null {
  for (const [bytes, name] of SIGNATURES) {
    if (bytes.every((byte, index) => head[index] === byte)) return name;
  }
  return null;
}

/** The name of a text format by its first text. */
export function textFormat(head: string): string | null {
  const text = head.trimStart();
  if (/^\{[\s\S]{0,2000}"cells"\s*:/.test(text)) return "Jupyter notebook";
  if (/^[{[]/.test(text) && beginsAsJson(text)) return "JSON";
  if (/^<(?:!doctype|html|\?xml|svg)/i.test(text)) return "HTML or XML";
  const line = text.slice(0, 2000).split(/\r?\n|\r/, 1)[0] ?? "";
  if (/^"?[\w /.]+"?(?:[,;\t]"?[\w /.]+"?)+$/.test(line)) return "CSV";
  return null;
}

const TOKEN =
  /\s*(?:[[\]{},:]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,\]}]|$)|(?:true|false|null|NaN|-?Infinity)(?![\w.]))/y;
/** What may be left of a token at the end of the text that is looked at. */
const PIECE = /^\s*(?:"[^]*|[\w.+-]{0,24})$/;

/** Whether the text is tokens of JSON as far as it goes: `[11/01 10:12:01] …` is the time of a line. */
function beginsAsJson(text: string): boolean {
  let at = 0;
  for (TOKEN.lastIndex = 0; TOKEN.test(text); TOKEN.lastIndex = at) at = TOKEN.lastIndex;
  return PIECE.test(text.slice(at));
}
