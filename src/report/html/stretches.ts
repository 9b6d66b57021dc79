// The stretches of a run whose weights change → a table of the weights that each stretch adds up with.

import type { RunAnalysis, WeightEnd } from "../../analysis/analysis.ts";
import { short } from "../../math/short.ts";
import { rangeText } from "../../analysis/number-text.ts";
import { markup, type Markup } from "./markup.ts";
import { named, table } from "./table.ts";

/** Null where the weights are those of the whole run. */
export function stretchesTable({ clock, segments, components }: RunAnalysis): Markup | null {
  if (segments.length === 0) return null;
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
