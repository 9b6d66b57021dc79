// An Analysis → a GitLab Code Quality report: a list of issues, each at a line of its log.

import { escapeJson } from "../escape.ts";
import type { Format } from "../format.ts";
import type { OutcomeVerdict } from "../../analysis/outcome.ts";
import {
  fingerprint,
  needingWords,
  pathOf,
  plainMessageOf,
  withoutTicks,
} from "../outcome-list.ts";

const SEVERITIES: Readonly<Partial<Record<OutcomeVerdict, string>>> = {
  fail: "major",
  undecided: "minor",
  note: "info",
};

export const gitlab: Format = {
  id: "gitlab",
  render(analysis, options) {
    const issues = [
      ...(analysis.unjudged ?? []).map((one) => {
        const path = pathOf(one, options);
        return {
          description: withoutTicks(`${one.seen}; ${one.next}`),
          check_name: "not-judged",
          fingerprint: `${path}:not-judged`,
          severity: "critical",
          location: { path, lines: { begin: 1 } },
        };
      }),
      ...needingWords(analysis).map((outcome) => {
        const path = pathOf(outcome, options);
        return {
          description: plainMessageOf(outcome),
          check_name: outcome.rule,
          fingerprint: fingerprint(outcome, path),
          severity: SEVERITIES[outcome.verdict],
          location: { path, lines: { begin: outcome.lines[0] ?? 1 } },
        };
      }),
    ];
    return `${escapeJson(JSON.stringify(issues, null, 2))}\n`;
  },
};
