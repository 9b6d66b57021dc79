// Formats that other programs read: what they say of each kind of outcome, and that hostile names stay data in them.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Analysis } from "../../src/analysis/analysis.ts";
import { escapeTerminal } from "../../src/report/escape.ts";
import type { RenderOptions } from "../../src/report/format.ts";
import { findFormat } from "../../src/report/formats/index.ts";
import type { Outcome } from "../../src/analysis/outcome.ts";
import { plainStyle } from "../../src/report/style.ts";
import { anyText } from "../helpers/any-text.ts";
import { HOSTILE_NAMES, QUESTION, sampleAnalysis } from "../helpers/sample-analysis.ts";
import { readJunit } from "../helpers/junit-schema.ts";
import { readSarif } from "../helpers/sarif-schema.ts";
import { draws } from "../helpers/draws.ts";

const options: RenderOptions = { style: plainStyle(true), width: 80, verbose: false };

function render(id: string, analysis: Analysis): string {
  const format = findFormat(id);
  if (format === undefined) throw new Error(`no format ${id}`);
  return format.render(analysis, options);
}

function outcome(more: Partial<Outcome>): Outcome {
  return {
    rule: "max-residual/train",
    title: "The residual is within its budget",
    verdict: "fail",
    text: "too much is left",
    evidence: [],
    next: null,
    source: "logs/a.log",
    run: 1,
    runs: 1,
    lines: [12, 15],
    reason: null,
    ...more,
  };
}

function checked(outcomes: readonly Outcome[], more: Partial<Analysis> = {}): Analysis {
  return {
    ...sampleAnalysis(QUESTION),
    ...more,
    check: { outcomes, exitCode: 1, stale: [] },
  };
}

const EVERY_KIND: Analysis = checked(
  [
    outcome({ verdict: "note", rule: "hidden-loss", lines: [] }),
    outcome({ verdict: "pass", rule: "min-epochs" }),
    outcome({ verdict: "accepted", rule: "weight-penalty", reason: "L2 on purpose" }),
    outcome({ verdict: "undecided", text: "cannot tell", evidence: ["more digits"] }),
    outcome({ next: { text: "look", code: "print(1)", expect: null } }),
  ],
  { unjudged: [{ source: "b.log", seen: "nothing in it", next: "train first" }] },
);

describe("sarif", () => {
  test("every kind of outcome, by the standard", () => {
    const run = readSarif(render("sarif", EVERY_KIND));
    expect(run.results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
      ["hidden-loss", "fail", "note"],
      ["weight-penalty", "fail", "error"],
      ["max-residual/train", "open", "none"],
      ["max-residual/train", "fail", "error"],
    ]);
    expect(run.results[1]?.suppressions?.[0]?.justification).toBe("L2 on purpose");
    expect(run.results[0]?.locations[0]?.physicalLocation.region).toBeUndefined();
    expect(run.results[3]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "logs/a.log", uriBaseId: "%SRCROOT%" },
      region: { startLine: 12 },
    });
    expect(run.results[3]?.partialFingerprints).toEqual({
      "lossledgerFinding/v1": "logs/a.log#1:max-residual/train",
    });
    expect(run.invocations[0]?.executionSuccessful).toBe(false);
    for (const { ruleId, ruleIndex } of run.results)
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test.each([
    ["a b.log", "a%20b.log"],
    ["損失/é#1?.log", "%E6%90%8D%E5%A4%B1/%C3%A9%231%3F.log"],
    ["/abs/a.log", "file:///abs/a.log"],
    ["C:/a.log", "C%3A/a.log"],
    ["\ud800.log", "%EF%BF%BD.log"],
  ])("the path %j is the URI %j", (source, uri) => {
    const run = readSarif(render("sarif", checked([outcome({ source })])));
    expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  test("brackets and braces of a name are neither links nor placeholders", () => {
    const text = "`[a](b)` and `{0}`";
    const run = readSarif(render("sarif", checked([outcome({ text })])));
    expect(run.results[0]?.message.text).toBe("\\[a\\](b) and {{0}}");
  });
});

describe("github", () => {
  test("errors first, then warnings and notices; accepted ones and those that hold are left out", () => {
    const kinds = render("github", EVERY_KIND)
      .trimEnd()
      .split("\n")
      .map((line) => /^::(\w+) file=([^,]+)/.exec(line)?.slice(1));
    expect(kinds).toEqual([
      ["error", "b.log"],
      ["error", "logs/a.log"],
      ["warning", "logs/a.log"],
      ["notice", "logs/a.log"],
    ]);
  });

  test("ten of a kind, and how many were left out where", () => {
    const many = Array.from({ length: 23 }, (_, i) => outcome({ source: `${i}.log` }));
    const lines = render("github", checked(many)).trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines.at(-1)).toBe(
      "13 more errors are not annotated – GitHub shows 10 a step: 10.log, 11.log, 12.log, 13.log, 14.log and 8 more",
    );
  });
});

describe("junit", () => {
  test("counts failures, errors and skipped cases", () => {
    const xml = render("junit", EVERY_KIND);
    expect(xml).toContain(
      '<testsuites name="lossledger" tests="6" failures="1" errors="2" time="0">',
    );
    expect(xml).toContain('<skipped message="accepted: L2 on purpose"/>');
    expect(xml).toContain("\ncannot tell\nmore digits</error>");
    expect(xml).toContain('type="not-judged">next: train first</error>');
  });

  test("is valid by the schemas of Jenkins and of Ant", () => {
    readJunit(render("junit", EVERY_KIND));
    readJunit(render("junit", checked([])));
    readJunit(render("junit", sampleAnalysis(QUESTION)));
    expect(() => readJunit("<testsuites><testcase/></testsuites>")).toThrow("out of place");
    expect(() => readJunit('<testsuites disabled="0"></testsuites>')).toThrow("disabled");
  });
});

describe("gitlab", () => {
  test("an issue for each outcome that needs a look, each with a fingerprint of its own", () => {
    const issues: { fingerprint: string; severity: string; location: object }[] = JSON.parse(
      render("gitlab", EVERY_KIND),
    );
    expect(issues.map(({ severity }) => severity)).toEqual(["critical", "major", "minor", "info"]);
    expect(issues[3]?.location).toEqual({ path: "logs/a.log", lines: { begin: 1 } });
  });

  test("an empty list where all is well", () => {
    expect(render("gitlab", checked([outcome({ verdict: "pass" })]))).toBe("[]\n");
  });
});

describe("csv", () => {
  test("a line a row, with the residual and its interval", () => {
    const [head, first] = render("csv", sampleAnalysis(QUESTION)).split("\n");
    expect(head).toBe(
      "source,run,epoch,split,origin,line,total,components,residual,residual_low,residual_high,share,verdict,finding,certainty,contribution:dense_1_loss,contribution:dense_2_loss",
    );
    expect(first).toBe(
      "question.log,1,2,train,epoch,2,9.2902,0.1518,9.1384,9.13825,9.13855,0.983660201072,hidden-term,weight-penalty,strong,0.0801,0.0717",
    );
  });
});

const nasty = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_NAMES,
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "%0A::error::x",
    "a`b|c",
    "www.a.b",
    "@all",
  ),
  anyText(30),
  fc.string({ unit: "grapheme", maxLength: 80 }),
);

const hostile = fc
  .record({ source: nasty, rule: nasty, text: nasty, code: nasty, reason: nasty })
  .map(({ source, rule, text, code, reason }) => {
    const own = { source, rule, text, evidence: [text], next: { text, code, expect: null } };
    return checked(
      [
        outcome(own),
        outcome({ ...own, verdict: "undecided", runs: 2 }),
        outcome({ ...own, verdict: "accepted", reason: `r${reason}` }),
        outcome({ ...own, verdict: "note" }),
        outcome({ ...own, verdict: "pass" }),
      ],
      { unjudged: [{ source, seen: text, next: code }] },
    );
  });

// eslint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0009\u000b-\u001f\ufffe\uffff\p{Cs}]/u;

/** Tags and attributes that a report writes; whatever else looks like one came from outside. */
const TAG =
  /<\/?(?:testsuites|testsuite|testcase|failure|error|skipped|system-out)(?: [a-z]+="[^"<>]*")*\/?>/g;

describe("hostile names", () => {
  test.each(["text", "json", "ndjson", "gitlab", "sarif", "markdown", "csv"])(
    "%s of a check steers nothing",
    (id) => {
      fc.assert(
        fc.property(hostile, (analysis) => {
          const text = render(id, analysis);
          expect(text).not.toMatch(STEERING);
          expect(text).not.toMatch(/^\s*::|##\[/m);
        }),
        { numRuns: draws(50) },
      );
    },
  );

  test("junit stays well formed", () => {
    fc.assert(
      fc.property(hostile, (analysis) => {
        const xml = render("junit", analysis).replace('<?xml version="1.0" encoding="UTF-8"?>', "");
        expect(xml.replace(TAG, "")).not.toMatch(/[<>]/);
        expect(xml.replace(/&(?:amp|lt|gt|quot|apos|#58|#35);/g, "")).not.toContain("&");
        expect(xml).not.toMatch(/^\s*::|##\[/m);
        expect(xml).not.toMatch(NOT_XML);
        readJunit(xml.trimStart());
      }),
    );
  });

  test("sarif and gitlab stay valid", () => {
    fc.assert(
      fc.property(hostile, (analysis) => {
        const parsed = JSON.parse(render("sarif", analysis));
        for (const { results, tool } of parsed.runs) {
          // Empty names are no names; a text of a cause is never empty.
          if (results.some((one: { ruleId: string }) => one.ruleId === "")) return;
          expect(tool.driver.rules).toHaveLength(1);
        }
        const texts = analysis.check?.outcomes.map(({ text }) => text) ?? [];
        if (texts.every((text) => text !== "")) readSarif(render("sarif", analysis));
        expect(JSON.parse(render("gitlab", analysis))).toHaveLength(4);
      }),
    );
  });

  test("github: as many commands as annotations, each with the file that was given", () => {
    fc.assert(
      fc.property(hostile, (analysis) => {
        const lines = render("github", analysis).trimEnd().split("\n");
        expect(lines).toHaveLength(4);
        const path = escapeTerminal(analysis.check?.outcomes[0]?.source ?? "");
        for (const line of lines) {
          const [, , file = ""] =
            /^::(error|warning|notice) file=([^,:]*)(?:,line=\d+)?,title=[^,:]*::/.exec(line) ?? [];
          const read = file.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
          expect(read).toBe(path);
        }
      }),
    );
  });

  test("markdown: every line of a table has its cells, and no markup comes from outside", () => {
    fc.assert(
      fc.property(hostile, (analysis) => {
        const text = render("markdown", analysis);
        const rows = text.split("\n").filter((line) => line.startsWith("| "));
        for (const row of rows) {
          const cells = row.replace(/\\[\\|]/g, "").split("|").length - 2;
          expect([4, 6]).toContain(cells);
        }
        const prose = text
          .replace(/^(`{3,})python\n[\s\S]*?\n\1$/gm, "")
          .replace(/(?<![`\\])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
        expect(
          prose.replaceAll("<br>", "").replaceAll("@<!-- -->", "").replace(/\\./g, ""),
        ).not.toMatch(/[<>]|@\w|:\/\/|\]\(/);
      }),
    );
  });
});
