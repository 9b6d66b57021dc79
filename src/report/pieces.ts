// Texts → pieces that are worth a call of the system each.

/** Characters of a piece at least. */
const PIECE = 2 ** 16;

/** Texts one after the other, put together. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = "";
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
