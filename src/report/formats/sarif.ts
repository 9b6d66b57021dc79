// An Analysis → SARIF 2.1.0 (OASIS): results at the log's own lines, rules with their help, accepted findings as suppressions.

import type { Analysis } from "../../analysis/analysis.ts";
import type { JsonObject } from "../json-pieces.ts";
import { escapeJson, escapeUri } from "../escape.ts";
import type { Format, RenderOptions } from "../format.ts";
import type { Outcome, OutcomeVerdict } from "../../analysis/outcome.ts";
import { fingerprint, outcomesOf, pathOf, plainMessageOf, withoutTicks } from "../outcome-list.ts";

/**
 * An undecided rule is `open` ("insufficient information to decide"), whose level has to be `none` (3.27.9 and 3.27.10).
 * Rules that hold are left out: GitHub would raise an alert for each.
 */
const KINDS: Readonly<Partial<Record<OutcomeVerdict, JsonObject>>> = {
  fail: { kind: "fail", level: "error" },
  accepted: { kind: "fail", level: "error" },
  undecided: { kind: "open", level: "none" },
  note: { kind: "fail", level: "note" },
};

/** Lines beyond the first that a result points to. */
const MOST_RELATED = 3;

export const sarif: Format = {
  id: "sarif",
  render(analysis, options) {
    const outcomes = outcomesOf(analysis).filter(({ verdict }) => verdict !== "pass");
    const rules = [...new Map(outcomes.map((one) => [one.rule, one])).values()];
    const ids = rules.map(({ rule }) => rule);
    const log: JsonObject = {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "lossledger",
              semanticVersion: options.version,
              rules: rules.map((rule) => ruleOf(rule, options)),
            },
          },
          invocations: [invocationOf(analysis, options)],
          columnKind: "unicodeCodePoints",
          results: outcomes.map((outcome) => resultOf(outcome, ids.indexOf(outcome.rule), options)),
        },
      ],
    };
    return `${escapeJson(JSON.stringify(log, null, 2))}\n`;
  },
};

function ruleOf({ rule, title }: Outcome, { ruleHelp }: RenderOptions): JsonObject {
  const help = ruleHelp?.(rule);
  return {
    id: rule,
    shortDescription: { text: title },
    help,
    defaultConfiguration: { level: "error" },
  };
}

function resultOf(outcome: Outcome, ruleIndex: number, options: RenderOptions): JsonObject {
  const { rule, verdict, lines, evidence, reason } = outcome;
  const path = pathOf(outcome, options);
  const related = lines.slice(1, 1 + MOST_RELATED);
  return {
    ruleId: rule,
    ruleIndex,
    ...KINDS[verdict],
    message: {
      text: messageText([plainMessageOf(outcome), ...evidence.map(withoutTicks)].join("\n")),
    },
    locations: [locationOf(path, lines[0])],
    relatedLocations:
      related.length === 0
        ? undefined
        : related.map((line, id) => ({ id, ...locationOf(path, line) })),
    partialFingerprints: { "lossledgerFinding/v1": fingerprint(outcome, path) },
    suppressions:
      reason === null
        ? undefined
        : [{ kind: "external", status: "accepted", justification: reason }],
  };
}

function locationOf(path: string, line: number | undefined): JsonObject {
  const uri = escapeUri(path);
  const isRelative = !uri.startsWith("file:");
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(isRelative ? { uriBaseId: "%SRCROOT%" } : {}) },
      region: line === undefined ? undefined : { startLine: line },
    },
  };
}

function invocationOf({ unjudged = [] }: Analysis, options: RenderOptions): JsonObject {
  return {
    executionSuccessful: unjudged.length === 0,
    toolExecutionNotifications:
      unjudged.length === 0
        ? undefined
        : unjudged.map((one) => ({
            level: "error",
            message: { text: messageText(withoutTicks(`${one.seen}; ${one.next}`)) },
            locations: [locationOf(pathOf(one, options), undefined)],
          })),
  };
}

/** `[a](b)` would be a link and `{0}` a placeholder (3.11.5 and 3.11.6). */
function messageText(text: string): string {
  return text.replace(/[[\]\\]/g, "\\$&").replace(/[{}]/g, "$&$&");
}
