// A line on which rows stand without a line end between them → their texts.

/** What a row begins with: a word and its number, `Step: 16323.`, `Epoch [3/50]`, `iter 20/70000`. */
const START = /^[^A-Za-z]{0,16}([A-Za-z_]{2,20})[:=\s[(]{1,4}\d/;
/** A name behind it, so that another text with that word is told from a row. */
const NAME = /([A-Za-z][\w ./-]{0,60})[:=] {0,4}[-+.\dni]/g;
/** Rows of a line, and its shortest length, with that of a row. */
const MOST = 1000;
const SHORTEST = 60;

/** Cuts before each place where the line begins anew: with the same word, a number, and the same names as before. */
export function gluedRows(text: string): readonly string[] {
  if (text.length < SHORTEST) return [];
  const word = START.exec(text)?.[1];
  if (word === undefined) return [];
  const places = [0];
  const first = text.indexOf(word);
  for (let at = text.indexOf(word, first + 1); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at - (places.at(-1) ?? 0) < SHORTEST / 2 || !START.test(text.slice(at, at + 40))) continue;
    places.push(at);
    if (places.length > MOST) return [];
  }
  if (places.length < 2) return [];
  const pieces = places.map((at, i) => text.slice(at, places[i + 1]));
  const names = pieces.map((piece) =>
    [...piece.matchAll(NAME)].map(([, name = ""]) => name.trim()),
  );
  const [model = []] = names;
  // The last row may be cut short.
  const isAlike = names.every(
    (own, i) =>
      own.length > 1 &&
      own.every((name, at) => name === model[at]) &&
      (own.length === model.length || i === names.length - 1),
  );
  return isAlike ? pieces.map((piece) => piece.replace(TRAILING, "")) : [];
}

const TRAILING = /[\s,;|]{1,40}$/;
