// An Analysis → one HTML page that needs nothing else: no script, no network, charts as SVG; light, dark and on paper.

import { type Format, MOST_WHOLE_RUNS, writtenInPieces } from "../format.ts";
import { markup } from "../html/markup.ts";
import { overviewOf } from "../html/overview.ts";
import { runArticle } from "../html/run-section.ts";
import { hash, text as style } from "../html/style.css.text";
import { sectionsOf } from "../html/sections.ts";
import { runText } from "../run-text.ts";

/** Nothing may be loaded and nothing run; the one style sheet is told by its hash. */
const POLICY = `default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'`;

/** A page of more runs would be too large to open with everything of each. */
const MANY_RUNS = 24;

export const html: Format = {
  id: "html",
  showsModels: "always",
  ...writtenInPieces(function* (analysis, options) {
    const { runs, unjudged = [] } = analysis;
    const sections = sectionsOf(analysis);
    const [first] = runs;
    // What could not be judged of the only run is said by its section.
    const alone =
      runs.length === 1 &&
      analysis.check === undefined &&
      unjudged.every(({ source }) => source === first?.source);
    const title =
      first !== undefined && alone ? first.source + runText(first) : `${runs.length} runs`;
    const head = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · lossledger</title>
<style>`;
    const top = markup`</style>
</head>
<body>
<main>
${!alone && overviewOf(analysis, sections)}
`;
    yield* [head.toString(), style, top.toString()];
    const shape = {
      isAlone: alone,
      isOfMany: runs.length > MANY_RUNS,
      isFolded: runs.length > MOST_WHOLE_RUNS,
      options,
    };
    for (const section of sections) {
      const { id } = section;
      if (id !== null) yield runArticle(analysis, { ...section, id }, shape).toString();
    }
    const foot = markup`
</main>
<footer class="quiet">lossledger${options.version === undefined ? "" : ` ${options.version}`}</footer>
</body>
</html>
`;
    yield foot.toString();
  }),
};
