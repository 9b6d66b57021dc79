// Texts of any characters, halves of pairs and unassigned ones among them.

import fc from "fast-check";

/** As `unit: "binary"` draws them, which first lists all 1.1 million: half a second in every process that asks for one. */
const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((code) => String.fromCodePoint(code));

export function anyText(maxLength?: number): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, ...(maxLength === undefined ? {} : { maxLength }) });
}
