// Coloured output of the program → an SVG picture of a terminal. Bars, plots and rules are drawn as shapes, so that no font can tear them.

const CELL = { width: 8.4, height: 18 };
const FONT_SIZE = 14;
const MARGIN = 16;
const BAR = 28;

/** What chalk writes for the styles of src/cli/output-style.ts → classes of the picture. */
const STARTS = new Map([
  [1, "b"],
  [2, "d"],
  [31, "r"],
  [32, "g"],
  [33, "y"],
  [36, "c"],
]);
const ENDS = new Map([
  [22, ["b", "d"]],
  [39, ["r", "g", "y", "c"]],
]);

const STYLE = `
  text { font: ${FONT_SIZE}px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; fill: #1f2328 }
  path { fill: #1f2328 }
  .bg { fill: #ffffff; stroke: #d0d7de } .dot { fill: #d0d7de }
  .b { font-weight: bold } .d { fill: #59636e } .r { fill: #c00d20 } .g { fill: #116329 } .y { fill: #8a5a00 } .c { fill: #0a5fb4 }
  @media (prefers-color-scheme: dark) {
    text, path { fill: #e6edf3 }
    .bg { fill: #0d1117; stroke: #3d444d } .dot { fill: #3d444d }
    .d { fill: #9198a1 } .r { fill: #ff7b72 } .g { fill: #4ac26b } .y { fill: #e3b341 } .c { fill: #79c0ff }
  }`;

/** `sessions` are commands with what they print, colours included. */
export function terminalPicture(sessions, { columns, title }) {
  const lines = sessions.flatMap(({ command, printed }, i) => [
    ...(i === 0 ? [] : [[]]),
    [...spansOf(`$ \u001b[1m${command}\u001b[22m`)],
    ...readLines(printed),
  ]);
  const width = round(columns * CELL.width + 2 * MARGIN);
  const height = lines.length * CELL.height + 2 * MARGIN + BAR;
  const rows = lines.map((spans, i) => row(spans, MARGIN + BAR + i * CELL.height));
  const dots = [0, 1, 2].map((i) => `<circle class="dot" cx="${22 + 20 * i}" cy="20" r="6"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>${STYLE}
</style>
<rect class="bg" x="0.5" y="0.5" width="${round(width - 1)}" height="${height - 1}" rx="8"/>
${dots.join("")}
${rows.filter((text) => text !== "").join("\n")}
</svg>
`;
}

/** Colours may run over the end of a line. */
function readLines(printed) {
  const lines = [[]];
  for (const { text, classes } of spansOf(printed.trimEnd())) {
    text.split("\n").forEach((piece, i) => {
      if (i > 0) lines.push([]);
      if (piece !== "") lines.at(-1).push({ text: piece, classes });
    });
  }
  return lines;
}

function* spansOf(printed) {
  const on = new Set();
  // eslint-disable-next-line no-control-regex
  for (const [i, piece] of printed.split(/\u001b\[(\d+)m/).entries()) {
    if (i % 2 === 1) {
      const code = Number(piece);
      if (!STARTS.has(code) && !ENDS.has(code)) throw new Error(`no style for the code ${code}`);
      if (STARTS.has(code)) on.add(STARTS.get(code));
      for (const name of ENDS.get(code) ?? []) on.delete(name);
    } else if (piece !== "") yield { text: piece, classes: [...on].join(" ") };
  }
}

function row(spans, top) {
  let column = 0;
  const parts = [];
  for (const { text, classes } of spans) {
    const shapes = [];
    for (const { word, at } of wordsOf(text)) {
      const x = round(MARGIN + (column + at) * CELL.width);
      const size = [...word].length;
      const length = round(size * CELL.width);
      parts.push(
        `<text${attribute(classes)} x="${x}" y="${top + FONT_SIZE}"${size > 1 ? ` textLength="${length}"` : ""}>${escaped(word)}</text>`,
      );
    }
    [...text].forEach((sign, i) => {
      const draw = shapeOf(sign);
      if (draw !== "") shapes.push(placed(draw, MARGIN + (column + i) * CELL.width, top));
    });
    if (shapes.length > 0) parts.push(`<path${attribute(classes)} d="${shapes.join("")}"/>`);
    column += [...text].length;
  }
  return parts.join("");
}

/** Runs of characters that are no shapes, with at most single spaces in them, so that columns keep their places. */
function* wordsOf(text) {
  const drawn = [...text].map((sign) => (shapeOf(sign) === "" ? sign : " ")).join("");
  for (const match of drawn.matchAll(/\S+(?: \S+)*/gu))
    yield { word: match[0], at: Array.from(drawn.slice(0, match.index)).length };
}

const EIGHTHS = "▏▎▍▌▋▊▉█";
const LINES = { "─": "h", "│": "v", "┤": "vl", "└": "tr" };
/** Bit of a braille character → its column and row of dots. */
const DOTS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
  [0, 3],
  [1, 3],
];

/** Rectangles `[x, y, width, height]` in shares of a cell, or "" for a character that a font draws. */
function shapeOf(sign) {
  const eighth = EIGHTHS.indexOf(sign) + 1;
  if (eighth > 0) return [[0, 0.08, eighth / 8, 0.84]];
  if (sign === "░") return shade();
  const line = LINES[sign];
  if (line !== undefined) return strokes(line);
  const bits = sign.codePointAt(0) - 0x2800;
  if (bits <= 0 || bits > 0xff) return "";
  return DOTS.flatMap(([x, y], i) =>
    (bits & (1 << i)) === 0 ? [] : [[0.09 + 0.5 * x, 0.04 + 0.25 * y, 0.36, 0.17]],
  );
}

function shade() {
  return [0, 1, 2, 3].flatMap((y) =>
    [0, 1].map((x) => [0.1 + 0.5 * x + 0.25 * (y % 2), 0.12 + 0.2 * y, 0.13, 0.06]),
  );
}

function strokes(line) {
  const [thinX, thinY] = [0.12, 0.056];
  const across = [0.44, 0.472];
  return [
    ...(line === "h" ? [[0, across[1], 1, thinY]] : []),
    ...(line.includes("v") ? [[across[0], 0, thinX, 1]] : []),
    ...(line.includes("l") ? [[0, across[1], 0.5, thinY]] : []),
    ...(line === "tr"
      ? [
          [across[0], 0, thinX, 0.5],
          [across[0], across[1], 0.56, thinY],
        ]
      : []),
  ];
}

function placed(rectangles, left, top) {
  return rectangles
    .map(([x, y, width, height]) => {
      const from = `M${round(left + x * CELL.width)} ${round(top + y * CELL.height)}`;
      const across = round(width * CELL.width);
      return `${from}h${across}v${round(height * CELL.height)}h${-across}z`;
    })
    .join("");
}

function attribute(classes) {
  return classes === "" ? "" : ` class="${classes}"`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function round(value) {
  return Math.round(value * 10) / 10;
}
