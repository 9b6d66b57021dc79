// The weights of a run → a table of them, the range of each drawn on one axis.

import { ticks } from "d3-array";

import type { RunAnalysis, WeightRange } from "../../analysis/analysis.ts";
import { plainNumber, rangeText } from "../../analysis/number-text.ts";
import { WEIGHT_STATUS } from "../run-text.ts";
import { markup, type Markup } from "./markup.ts";
import { named, table } from "./table.ts";

const HEIGHT = 20;
/** Ends further out than this many times the largest shown weight are cut: most of the axis would be theirs. */
const CUT = 4;

export function weightsTable(run: RunAnalysis): Markup | null {
  const { weights } = run;
  if (weights.length === 0) return null;
  const [least, most] = axisOf(weights);
  const percent = (value: number): number =>
    Math.round((1000 * (value - least)) / (most - least)) / 10;
  const hasRanges = weights.some(({ low, high }) => high !== null || (low ?? 0) > 0);
  return table(
    "Weights with their ranges",
    [
      { title: "component" },
      { title: "weight", numeric: true },
      { title: "range" },
      ...(hasRanges
        ? [
            {
              title: [markup`<span class="away">range drawn</span>`, axis(least, most, percent)],
              isSpare: true,
            },
          ]
        : []),
      { title: "from" },
    ],
    weights.map((weight) => [
      named(weight.component),
      plainNumber(weight.value),
      markup`<span class="glued">${rangeText(weight.low, weight.high)}</span>`,
      ...(hasRanges ? [box(weight, [least, most], percent)] : []),
      WEIGHT_STATUS[weight.status],
    ]),
  );
}

function axisOf(weights: readonly WeightRange[]): readonly [number, number] {
  const values = weights.map(({ value }) => value);
  const room = CUT * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0.25);
  const ends = weights.flatMap(({ low, high }) => [low ?? 0, high ?? 0]);
  const kept = [0, ...values, ...ends.map((end) => Math.min(Math.max(end, -room), room))];
  const least = kept.reduce((low, value) => Math.min(low, value));
  const most = kept.reduce((high, value) => Math.max(high, value));
  const margin = 0.04 * (most - least);
  return [least < 0 ? least - margin : 0, most + margin];
}

function axis(least: number, most: number, percent: (value: number) => number): Markup {
  return markup`<svg class="box" aria-hidden="true" width="100%" height="${HEIGHT}">
    ${ticks(least, most, 4).map(
      (value) =>
        markup`<text x="${percent(value)}%" y="14" text-anchor="${value === 0 ? "start" : "middle"}">${plainNumber(value)}</text>`,
    )}
  </svg>`;
}

/** The range as a bar, the weight as a dot; an end that is cut or unbounded has an arrow. */
function box(
  { component, value, low, high }: WeightRange,
  [least, most]: readonly [number, number],
  percent: (value: number) => number,
): Markup {
  const from = low === null ? least : Math.max(low, least);
  const to = high === null ? most : Math.min(high, most);
  const isOpen = { low: low === null || low < least, high: high === null || high > most };
  const isClaimed = low !== null || high !== null;
  const name = `${component}: ${plainNumber(value)}, ${rangeText(low, high)}`;
  const width = Math.max(1, Math.round(10 * (percent(to) - percent(from))) / 10);
  return markup`<svg class="box" role="img" aria-label="${name}" width="100%" height="${HEIGHT}">
    ${isClaimed && markup`<rect x="${percent(from)}%" width="${width}%" y="3" height="14"/>`}
    ${isClaimed && isOpen.low && markup`<text x="-2" y="14" text-anchor="end">‹</text>`}
    ${isClaimed && isOpen.high && markup`<text x="100%" dx="2" y="14">›</text>`}
    ${value >= least && value <= most && markup`<circle cx="${percent(value)}%" cy="10" r="3.5"/>`}
  </svg>`;
}
