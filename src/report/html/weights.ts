// The weights of a run → a table of them with their ranges, in each stretch of their own where they change.

import type { RunAnalysis, WeightEnd } from "../../analysis/analysis.ts";
import { short } from "../../math/short.ts";
import { plainNumber, rangeText } from "../../analysis/number-text.ts";
import { WEIGHT_STATUS } from "../run-text.ts";
import { markup, type Markup } from "./markup.ts";
import { named, table } from "./table.ts";

/** Null for none. */
export function weightsTable(run: RunAnalysis): Markup | null {
  const { segments, weights } = run;
  if (segments.length > 0) return ofStretches(run);
  if (weights.length === 0) return null;
  return table(
    "Weights with their ranges",
    [
      { title: "component" },
      { title: "weight", numeric: true },
      { title: "range" },
      { title: "from" },
    ],
    weights.map(({ component, value, low, high, status }) => [
      named(component),
      plainNumber(value),
      markup`<span class="glued">${rangeText(low, high)}</span>`,
      WEIGHT_STATUS[status],
    ]),
  );
}

/** Where they change, those that each stretch adds up with. */
function ofStretches({ clock, segments, components }: RunAnalysis): Markup {
  return table(
    "Weights of each stretch",
    [
      { title: `${clock}s` },
      { title: "component" },
      { title: "weight" },
      { title: "range" },
      { title: "course" },
    ],
    segments.flatMap(({ firstEpoch, lastEpoch, course, start, end }) =>
      components.map((component, i) => {
        const ends = [start[i], end[i]].filter((one) => one !== undefined);
        const values = distinct(ends.map(({ value }) => short(value, 4)));
        // Where the weight stays, both ends are ranges of the same number.
        const ranges = distinct(ends.slice(0, values.length).map(rangeOf));
        return [
          `${firstEpoch}–${lastEpoch}`,
          named(component),
          values.join(" to "),
          markup`<span class="glued">${ranges.join(", then ")}</span>`,
          values.length === 1 ? "constant" : course,
        ];
      }),
    ),
  );
}

function rangeOf({ low, high }: WeightEnd): string {
  return low === null ? "–" : rangeText(low, high);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
