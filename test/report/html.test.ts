// The HTML report as a browser reads it: parsed by parse5, whatever the log says.

import { createHash } from "node:crypto";

import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";

import { analyze } from "../../src/index.ts";
import type { Analysis } from "../../src/analysis/analysis.ts";
import { html } from "../../src/report/formats/html.ts";
import { hash, text as style } from "../../src/report/html/style.css.text";
import { plainStyle } from "../../src/report/style.ts";
import { anyText } from "../helpers/any-text.ts";
import { run } from "../helpers/fake-io.ts";
import {
  finding,
  HOSTILE,
  HOSTILE_NAMES,
  MANY,
  NAN,
  QUESTION,
  sampleAnalysis,
  sampleRows,
  sampleRun,
} from "../helpers/sample-analysis.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

interface Page {
  readonly source: string;
  readonly elements: readonly Element[];
  readonly text: string;
  /** What a browser would have to mend. */
  readonly errors: readonly string[];
}

function pageOf(analysis: Analysis, verbose = false): Page {
  const source = html.render(analysis, {
    style: plainStyle(true),
    width: 80,
    verbose,
    version: "1.2.3",
  });
  const errors: string[] = [];
  const root = parse(source, { onParseError: ({ code }) => errors.push(code) });
  const elements: Element[] = [];
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === "#text") texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if (!("tagName" in node)) return;
    elements.push(node);
    if (node.tagName !== "style") node.childNodes.forEach(walk);
  };
  root.childNodes.forEach((node) => walk(node));
  return { source, elements, text: texts.join(""), errors };
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

const TAGS = new Set(
  "a b body circle code dd desc details div dl dt figcaption figure footer g h1 h2 h3 head header html li line main meta ol p path pre rect section span style sub summary svg table tbody td text th thead title tr ul".split(
    " ",
  ),
);
const ATTRIBUTES =
  /^(?:aria-[a-z]+|charset|class|colspan|content|c?[xy][12]?|d|d[xy]|height|href|http-equiv|id|lang|name|preserveAspectRatio|r[xy]?|role|scope|tabindex|text-anchor|viewBox|width)$/;

/** Nothing that runs, nothing that loads, and the page is what it was made as. */
function expectHarmless(page: Page): void {
  expect(page.errors).toEqual([]);
  expect(
    page.elements.filter(({ tagName }) => !TAGS.has(tagName)).map((one) => one.tagName),
  ).toEqual([]);
  // One expectation for all of them: a page has thousands.
  const odd = page.elements
    .flatMap(({ attrs }) => attrs)
    .filter(
      ({ name, value }) =>
        !ATTRIBUTES.test(name) || (name === "href" && !/^#(?:run-\d+|top)$/.test(value)),
    );
  expect(odd).toEqual([]);
  const ids = page.elements.flatMap((one) => attribute(one, "id") ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page.source).not.toMatch(/NaN[,HVLMZ"]|Infinity[,HVLMZ"]|undefined|\[object/);
}

const nasty = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_NAMES,
    "</title><script>x</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='x",
    "]]>--><!--",
    "&lt;script&gt;",
    "</style><style>*{}",
  ),
  anyText(30),
  fc
    .tuple(fc.constantFrom("<", "</", '"', "'", "&", "`", "<!--", "]]>"), fc.string())
    .map((parts) => parts.join("")),
);

const numbers = fc.constantFrom(
  "1.0000",
  "nan",
  "-inf",
  "1e+300",
  "0",
  "-2.5",
  "1.2e-308",
  "-1.5e-300",
);

const analyses = fc
  .record({
    source: nasty,
    names: fc.uniqueArray(nasty, { maxLength: 10 }),
    clause: nasty,
    values: fc.array(numbers, { minLength: 1, maxLength: 6 }),
    weight: fc.constantFrom(1, -1, 0.2, 1e6),
    checked: fc.boolean(),
  })
  .map(({ source, names, clause, values, weight, checked }): Analysis => {
    const columns = ["loss", ...names];
    const rows = (["train", "val"] as const).flatMap((split) =>
      sampleRows(
        columns,
        names.map(() => weight),
        values.map((value, i) => [i + 1, 2 * i + 1, value, ...names.map(() => "0.1")]),
        split,
      ),
    );
    const run = sampleRun({
      source,
      components: names,
      rows,
      weights: names.map((component) => ({
        component,
        value: weight,
        low: weight < 0 ? null : 0,
        high: null,
        status: "assumed",
      })),
      residual: { model: null, share: { min: -1, max: 2 } },
      findings: [
        finding("weight-penalty", "possible", {
          clause,
          evidence: [
            { kind: "for", text: clause, rows: [0, 1] },
            {
              kind: "impossible",
              text: clause,
              rows: [0],
              certificate: {
                rows: [0],
                terms: [{ row: 0, bound: "high", multiplier: "3/7" }],
                gap: -1,
                words: clause,
              },
            },
          ],
          next: { text: clause, code: clause, expect: null },
        }),
      ],
      leftOut: [{ row: 0, reason: clause }],
      undecided: { between: [clause, clause], wouldSettle: clause },
      notes: [clause],
    });
    const outcome = {
      rule: clause,
      title: clause,
      verdict: "fail" as const,
      text: clause,
      evidence: [clause],
      next: { text: clause, code: clause, expect: null },
      source,
      run: run.run,
      runs: run.runs,
      lines: [1],
      reason: clause,
    };
    return {
      ...sampleAnalysis(run),
      sources: [
        {
          source,
          dialect: null,
          skipped: { lines: 1, rejected: 1 },
          rejects: [{ line: 1, text: clause, reason: clause }],
        },
      ],
      ...(checked
        ? {
            unjudged: [{ source, seen: clause, next: clause }],
            check: {
              outcomes: [outcome],
              exitCode: 1 as const,
              stale: [{ source, run: 1, rule: clause }],
            },
          }
        : {}),
    };
  });

describe("hostile logs", () => {
  test("no markup of a name, a path or a clause reaches the page", () => {
    fc.assert(
      fc.property(analyses, (analysis) => {
        expectHarmless(pageOf(analysis));
      }),
    );
  });

  test.each([
    ["hostile names", HOSTILE],
    ["nan", NAN],
    ["many components", MANY],
    ["the seed log", QUESTION],
  ])("the page of %s is whole", (_, run) => {
    expectHarmless(pageOf(sampleAnalysis(run), true));
    expectHarmless(pageOf(sampleAnalysis(run, run)));
  });

  test("characters that steer show as their escapes", () => {
    const { text } = pageOf(sampleAnalysis(HOSTILE));
    expect(text).toContain("\\u{202e}evil");
    expect(text).toContain("a\\x1b[31mred");
    expect(text).toContain("<script>alert(1)</script>");
  });
});

describe("the page", () => {
  test("lets its own style through and nothing else", () => {
    const { elements, source } = pageOf(sampleAnalysis(QUESTION));
    const policy = elements.find((one) => attribute(one, "http-equiv") !== undefined);
    expect(attribute(policy as Element, "content")).toBe(
      `default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'`,
    );
    const css = /<style>([^]*)<\/style>/.exec(source)?.[1] ?? "";
    expect(css).toBe(style);
    expect(`sha256-${createHash("sha256").update(css).digest("base64")}`).toBe(hash);
    expect(source).not.toMatch(/https?:|url\(|@import|style="/);
  });

  test("of one run is headed by it, of several by their number", () => {
    const headings = (page: Page): readonly string[] =>
      page.elements.flatMap(({ tagName }) => (/^h\d$/.test(tagName) ? [tagName] : []));
    expect(headings(pageOf(sampleAnalysis(QUESTION)))).toContain("h1");
    const several = pageOf(sampleAnalysis(QUESTION, NAN));
    expect(headings(several).filter((tag) => tag === "h1")).toHaveLength(1);
    expect(several.text).toContain("2 runs");
    expect(several.elements.filter(({ tagName }) => tagName === "a")).toHaveLength(4);
  });

  test("says which weights each stretch adds up with", () => {
    const ends = (value: number) => [
      { value: 1, low: 0.99, high: 1.01 },
      { value, low: null, high: null },
    ];
    const { text } = pageOf(
      sampleAnalysis({
        ...QUESTION,
        segments: [
          {
            firstEpoch: 2,
            lastEpoch: 6,
            rows: 5,
            course: "linear",
            start: ends(0),
            end: ends(0.1),
          },
          {
            firstEpoch: 7,
            lastEpoch: 11,
            rows: 5,
            course: "constant",
            start: ends(0.1),
            end: ends(0.1),
          },
        ],
      }),
    );
    expect(text).toContain("2–6dense_2_loss0 to 0.1–linear");
    expect(text).toContain("2–6dense_1_loss1in [0.9900, 1.0100]constant");
    expect(text).toContain("7–11dense_2_loss0.1–constant");
  });

  test("quotes the lines that evidence rests on, and spells out the proof", () => {
    const { text } = pageOf(analyze(QUESTION_LOG));
    expect(text).toMatch(/line 16\s*loss: 1\.0200 a_loss: 1\.2000/);
    expect(text).toContain("Impossible: constant weights of 0 or more");
  });
});

test("rows of a log are quoted with what they print, a wrapped one by its first line", async () => {
  const { stdout } = await run(["--format", "html", "fixtures/seed/question.log"]);
  const [quoted = ""] = /<ol class="quotes">.*?<\/ol>/s.exec(stdout) ?? [];
  expect(quoted.replace(/<[^>]*>/g, "").replace(/\s+/g, " ")).toContain(
    "line 14 loss: 5.9463 dense_1_loss: 0.1964 dense_2_loss: 0.0653",
  );
});

/** The loss falls while its one component rises: no constant weight of 0 or more, with any offset. */
const QUESTION_LOG = [5, 4, 2, 1.5, 1.2, 1.1, 1.05, 1.02]
  .flatMap((loss, i) => [
    `Epoch ${i + 1}/8`,
    `10/10 - 1s - loss: ${loss.toFixed(4)} - a_loss: ${(0.5 + 0.1 * i).toFixed(4)} - b_loss: 0.1${i}00`,
  ])
  .join("\n");
