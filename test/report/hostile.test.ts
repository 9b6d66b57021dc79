// Whatever a column, a file or a clause is called: no format throws, and nothing of it steers a terminal, a CI runner or a spreadsheet.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { escapeCsv, escapeJson, escapeTerminal, escapeWorkflow } from "../../src/report/escape.ts";
import { formats } from "../../src/report/formats/index.ts";
import { rowFormats } from "../../src/report/rows/index.ts";
import { plainStyle } from "../../src/report/style.ts";
import {
  finding,
  HOSTILE_NAMES,
  sampleAnalysis,
  sampleRows,
  sampleRun,
} from "../helpers/sample-analysis.ts";
import { anyText } from "../helpers/any-text.ts";

// eslint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** What the format for GitHub is there to write; ci-formats.test.ts reads it as the runner does. */
const ANNOTATION = /^::notice file=[^:,]*(?:,line=\d+)?,title=[^:,]*::/gm;
const COMMAND = /^\s*::|##[a-z]*\[/im;

const nasty = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  anyText(30),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom(
        "::",
        "##[",
        "##vso[",
        "##TeamCity[",
        "\u001b[",
        "\u009b",
        "\r\n",
        "\u202e",
        "\u2028",
      ),
      fc.string(),
    )
    .map((parts) => parts.join("")),
);

const run = fc
  .record({
    source: nasty,
    names: fc.uniqueArray(nasty, { minLength: 0, maxLength: 12 }),
    clause: nasty,
    number: fc.constantFrom(
      "1.0000",
      "nan",
      "-inf",
      "1e+300",
      "0",
      "123456789.12345678",
      "-1.5e-300",
    ),
  })
  .map(({ source, names, clause, number }) =>
    sampleRun({
      source,
      components: names,
      rows: sampleRows(
        ["loss", ...names],
        [],
        [
          [1, 1, number, ...names.map(() => "0.1")],
          [2, 2, "1.5", ...names.map(() => number)],
        ],
      ),
      residual: { model: null, share: { min: -1, max: 2 } },
      findings: [
        finding("weight-penalty", "possible", {
          clause,
          evidence: [{ kind: "for", text: clause }],
          next: { text: clause, code: clause, expect: null },
        }),
      ],
      notes: [clause],
    }),
  );

describe("hostile names", () => {
  test.each(formats.map((format) => [format.id, format] as const))(
    "%s stays harmless",
    (_, format) => {
      fc.assert(
        fc.property(
          run,
          fc.constantFrom(60, 80, 120),
          fc.boolean(),
          fc.boolean(),
          (drawn, width, unicode, verbose) => {
            const text = format.render(sampleAnalysis(drawn), {
              style: plainStyle(unicode),
              width,
              verbose,
            });
            expect(text).not.toMatch(STEERING);
            expect(text.replace(ANNOTATION, "")).not.toMatch(COMMAND);
          },
        ),
      );
    },
  );

  test("json keeps every name as data, and reads back as it was", () => {
    fc.assert(
      fc.property(run, (drawn) => {
        const json = formats.find(({ id }) => id === "json");
        const text =
          json?.render(sampleAnalysis(drawn), {
            style: plainStyle(true),
            width: 80,
            verbose: false,
          }) ?? "";
        const [read] = JSON.parse(text).runs;
        expect(read.components).toEqual(drawn.components);
        expect(Object.keys(read.weights)).toHaveLength(new Set(drawn.components).size);
        expect(read.source).toBe(drawn.source);
      }),
    );
  });

  test.each(rowFormats.map((format) => [format.id, format] as const))(
    "rows as %s stay harmless",
    (_, format) => {
      fc.assert(
        fc.property(nasty, nasty, fc.boolean(), (name, source, unicode) => {
          const [row] = sampleRows([name], [], [[1, 1, "-0.5"]]);
          const rows = row === undefined ? [] : [{ source, run: 1, row, names: [name] }];
          const options = { unicode, width: 80 };
          expect([...format.rows(rows, options)].join("")).not.toMatch(STEERING);
          const reject = { source, line: 1, reason: "no number", text: name };
          const rejects = [...format.rejects([reject], options)].join("");
          expect(rejects).not.toMatch(STEERING);
          if (format.id !== "csv") expect(rejects).not.toMatch(COMMAND);
        }),
      );
    },
  );

  test.each([
    ["a\u001b[31mb", "a\\x1b[31mb"],
    ["a\nb\tc", "a\\nb\\tc"],
    ["\u202eevil", "\\u{202e}evil"],
    ["損失 loss", "損失 loss"],
    ["a\u00a0b", "a b"],
  ])("the terminal shows %j as %j", (text, shown) => {
    expect(escapeTerminal(text)).toBe(shown);
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["-0.5", "-0.5"],
    ["@a", "'@a"],
    ['a,"b', '"a,""b"'],
    ["1e-05", "1e-05"],
  ])("a CSV cell holds %j as %j", (text, cell) => {
    expect(escapeCsv(text)).toBe(cell);
  });

  test("JSON shows no control, format, separator or private character, and keeps all others", () => {
    const unsafe = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u;
    for (let code = 0; code < 0xd800; code += 1) {
      const character = String.fromCodePoint(code);
      const json = JSON.stringify(character);
      const shown = escapeJson(json);
      if (unsafe.test(character)) {
        expect(shown).toMatch(/^[ -~]*$/);
        expect(JSON.parse(shown)).toBe(character);
      } else expect(shown).toBe(json);
    }
  });

  test("workflow commands lose their mark, JSON keeps its data", () => {
    expect(escapeWorkflow("  ::error::x")).toBe(" \\::error::x");
    expect(escapeWorkflow("a ##[error]b")).toBe("a ##\\[error]b");
    expect(JSON.parse(escapeJson(JSON.stringify("##vso[x]##[x]\u009b\u{e0001}")))).toBe(
      "##vso[x]##[x]\u009b\u{e0001}",
    );
  });
});
