// The weights of a run → a table of them with their ranges.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { plainNumber, rangeText } from "../../analysis/number-text.ts";
import { WEIGHT_STATUS } from "../run-text.ts";
import { markup, type Markup } from "./markup.ts";
import { named, table } from "./table.ts";

export function weightsTable({ weights }: RunAnalysis): Markup | null {
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
