// An Analysis → JUnit XML: a suite a log, a case a rule and run; what could not be told or judged is an error, what is accepted is skipped.

import type { Analysis } from "../../analysis/analysis.ts";
import { grouped } from "../../math/grouped.ts";
import { escapeXml } from "../escape.ts";
import type { Format, RenderOptions } from "../format.ts";
import type { Outcome, Unjudged } from "../../analysis/outcome.ts";
import { fullTextOf, outcomesOf, pathOf, plainMessageOf, withoutTicks } from "../outcome-list.ts";

/** One case, with the kind of element it holds where it did not pass. */
interface Case {
  /** Of the log. */
  readonly path: string;
  readonly kind: "passed" | "failures" | "errors" | "skipped";
  readonly xml: string;
}

export const junit: Format = {
  id: "junit",
  render(analysis, options) {
    const suites = suitesOf(analysis, options);
    const all = [...suites.values()].flat();
    const body = [...suites].map(
      ([name, cases]) =>
        `  <testsuite name="${escapeXml(name)}"${counts(cases)} time="0">\n${cases.map(({ xml }) => xml).join("")}  </testsuite>\n`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lossledger"${counts(all, false)} time="0">\n${body.join("")}</testsuites>\n`;
  },
};

function suitesOf(
  analysis: Analysis,
  options: RenderOptions,
): ReadonlyMap<string, readonly Case[]> {
  const cases = [
    ...outcomesOf(analysis).map((outcome) => caseOf(outcome, pathOf(outcome, options))),
    ...(analysis.unjudged ?? []).map((one) => unjudgedCase(one, pathOf(one, options))),
  ];
  return grouped(cases, ({ path }) => path);
}

/** Attributes that Jenkins' schema (xunit-plugin, junit-10.xsd) knows: no `skipped` of all suites, no place of a case. */
function counts(cases: readonly Case[], withSkipped = true): string {
  const of = (kind: Case["kind"]): number => cases.filter((one) => one.kind === kind).length;
  return ` tests="${cases.length}" failures="${of("failures")}" errors="${of("errors")}"${withSkipped ? ` skipped="${of("skipped")}"` : ""}`;
}

function caseOf(outcome: Outcome, path: string): Case {
  const { rule, verdict, run, runs, lines, reason } = outcome;
  const name = runs > 1 ? `${rule} (run ${run})` : rule;
  const where = lines[0] === undefined ? path : `${path}:${lines[0]}`;
  const open = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(name)}" time="0"`;
  const message = `message="${escapeXml(plainMessageOf(outcome))}"`;
  const body = [where, ...fullTextOf(outcome)].map(escapeXml).join("\n");
  const holding = (kind: Case["kind"], inner: string): Case => ({
    path,
    kind,
    xml: `${open}>\n      ${inner}\n    </testcase>\n`,
  });
  switch (verdict) {
    case "fail":
      return holding("failures", `<failure ${message} type="${escapeXml(rule)}">${body}</failure>`);
    case "undecided":
      return holding("errors", `<error ${message} type="cannot-tell">${body}</error>`);
    case "accepted":
      return holding("skipped", `<skipped message="${escapeXml(`accepted: ${reason ?? ""}`)}"/>`);
    case "note":
      return holding("passed", `<system-out>${body}</system-out>`);
    case "pass":
      return { path, kind: "passed", xml: `${open}/>\n` };
  }
}

function unjudgedCase({ seen, next }: Unjudged, path: string): Case {
  const name = escapeXml(path);
  return {
    path,
    kind: "errors",
    xml: `    <testcase classname="${name}" name="can be judged" time="0">\n      <error message="${escapeXml(withoutTicks(seen))}" type="not-judged">${escapeXml(withoutTicks(`next: ${next}`))}</error>\n    </testcase>\n`,
  };
}
