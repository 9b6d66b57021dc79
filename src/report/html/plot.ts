// Ranges of two axes → a plot that stretches with the page: paths in an SVG without proportions, text and dots beside it in percent.

import { nice, ticks } from "d3-array";

import { plainNumber } from "../../analysis/number-text.ts";
import { largest, smallest } from "../../math/statistics.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { splitText, type Track } from "./points.ts";

/** Width of the stretched part in its own units; 1,000 of them are the width of the plot. */
const WIDTH = 1000;
const Y_TICKS = 4;
const X_TICKS = 8;
/** Characters that fit beside the plot. */
const LONGEST_TICK = 7;

export interface Scales {
  readonly height: number;
  /** The ends of both axes. */
  readonly places: readonly [number, number];
  readonly values: readonly [number, number];
  /** Place → units of the stretched part, rounded to a tenth. */
  readonly x: (place: number) => number;
  /** Value → pixels from the top, rounded to a tenth. */
  readonly y: (value: number) => number;
  /** Place → percent of the width. */
  readonly percent: (place: number) => string;
}

/** Values above this many times most others are cut: an axis that held them would flatten all the rest. */
const FAR = 10;
const FEWEST_TO_CUT = 5;

/** Where an axis ends when it leaves the largest values out, which are far above nine tenths of the others; else null. */
export function ceilingOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const usual = sorted[Math.floor(0.9 * (sorted.length - 1))] ?? 0;
  const most = sorted.at(-1) ?? 0;
  return sorted.length >= FEWEST_TO_CUT && usual > 0 && most > FAR * usual ? 2 * usual : null;
}

/** Scales that hold all the places and values; a single place stands in the middle. */
export function scalesOf(
  places: readonly number[],
  values: readonly number[],
  height: number,
): Scales {
  const [first, last] = extentOf(places, 0.5);
  const [low, high] = nice(...extentOf(values, 1), Y_TICKS);
  const x = (place: number): number => round((WIDTH * (place - first)) / (last - first));
  return {
    height,
    places: [first, last],
    values: [low, high],
    x,
    y: (value) => round((height * (high - value)) / (high - low)),
    percent: (place) => `${round(x(place)) / 10}%`,
  };
}

function extentOf(numbers: readonly number[], margin: number): [number, number] {
  const [low, high] = [smallest(numbers), largest(numbers)];
  if (!(low <= high)) return [0, 1];
  // Less below 0 than a line is wide needs no tick of its own.
  if (low < 0 && -low < 0.005 * high) return extentOf([0, high], margin);
  // Ends that differ by next to nothing would make ticks that look alike.
  const least = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  return high - low > least ? [low, high] : [low - margin, high + margin];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface Drawing {
  readonly title: string;
  /** What there is to see, in a sentence or two; null where the numbers are in a table. */
  readonly description: string | null;
  /** Paths, in the units of `x` and `y`. */
  readonly paths: Content;
  /** Dots, labels and what answers to the pointer, in percent and pixels. */
  readonly marks: Content;
}

/** The plot of one track, under its name. */
export function panel(
  chart: string,
  scales: Scales,
  track: Track,
  { title, description, paths, marks }: Drawing,
): Markup {
  const id = `${chart}-${track.split}`;
  const { height } = scales;
  return markup`<div class="panel">
      <p class="split">${splitText(track)}</p>
      <div class="plot">
    <svg role="img" aria-labelledby="${id}-title${description !== null && [" ", id, "-about"]}" width="100%" height="${height + 24}">
      <title id="${id}-title">${title}</title>
      ${description !== null && markup`<desc id="${id}-about">${description}</desc>`}
      ${gridOf(scales)}
      <svg
        class="stretched"
        width="100%"
        height="${height}"
        viewBox="0 0 ${WIDTH} ${height}"
        preserveAspectRatio="none"
      >
        ${paths}
      </svg>
      ${placesOf(scales)}${marks}
    </svg>
  </div>
    </div>`;
}

function gridOf({ values: [low, high], y }: Scales): Content {
  return ticks(low, high, Y_TICKS).map((value) => {
    const at = y(value);
    const kind = value === 0 ? "grid zero" : "grid";
    return markup`<line class="${kind}" x1="0" x2="100%" y1="${at}" y2="${at}"/><text class="tick y" x="-8" y="${at}" dy="0.32em">${tickText(value)}</text>
`;
  });
}

/** Labels that a screen of 400 pixels has room for. */
const FEW_LABELS = 3;

/** Of more, every second may go where there is little room. */
function placesOf({ places: [first, last], percent, height }: Scales): Content {
  const whole = ticks(first, last, X_TICKS).filter(Number.isInteger);
  const shown = whole.length === 0 ? [Math.round((first + last) / 2)] : whole;
  const isSpare = (i: number): boolean => i % 2 === 1 && shown.length > FEW_LABELS;
  return shown.map(
    (place, i) =>
      markup`<text class="${isSpare(i) ? "tick spare" : "tick"}" x="${percent(place)}" y="${height + 18}">${tickText(place)}</text>
`,
  );
}

function tickText(value: number): string {
  const plain = plainNumber(value);
  const text = plain.length > LONGEST_TICK ? value.toExponential().replace("e+", "e") : plain;
  return text.replace(/^-/, "−");
}

type Corner = readonly [x: number, y: number];

export function linePath(corners: readonly Corner[]): string {
  return `M${corners.join("L")}`;
}

/** Both lines go from left to right. */
export function areaPath(upper: readonly Corner[], lower: readonly Corner[]): string {
  return `${linePath([...upper, ...lower.toReversed()])}Z`;
}
