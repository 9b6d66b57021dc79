// A proof on positions among rows → a certificate on rows of the run, in words that its rows bear out.

import {
  add,
  format,
  gcd,
  negate,
  type Rational,
  reduced,
  signOf,
  ZERO,
} from "../math/rational.ts";
import { short } from "../math/short.ts";
import type { Proof } from "../reconcile/proof/certificate.ts";
import type { Observation } from "../reconcile/rows/fitted-rows.ts";
import type { RowClock } from "../table/clock.ts";
import { listOf } from "./answer/names.ts";
import type { Certificate } from "../causes/finding.ts";

/** What a certificate speaks of: columns, and what rows are counted in. */
export interface Named {
  readonly clock: RowClock;
  readonly total: string;
  readonly components: readonly string[];
}

/** What every proof takes for granted. */
const PREMISE = "(if all are averaged alike and weights are 0 or more)";

/** Rows whose sum a sentence has room for, and the longest multiplier in it: a reader is to redo it by hand. */
const MOST_ROWS = 4;
const MOST_DIGITS = 4;

export function certificateOf(proof: Proof, named: Named): Certificate {
  const at = (position: number): Observation => proof.observations.at(position) as Observation;
  return {
    rows: proof.at.map((position) => at(position).row),
    terms: proof.terms.map(({ at: position, bound, multiplier }) => ({
      row: at(position).row,
      bound,
      multiplier: format(multiplier),
    })),
    gap: proof.bound(),
    words: `${inWords(proof, named)} ${PREMISE}`,
  };
}

/** A row with what it is multiplied by in the sum. */
interface Summand {
  readonly row: Observation;
  readonly factor: Rational;
}

function inWords(proof: Proof, named: Named): string {
  const summands = summandsOf(proof);
  return opposite(summands, named) ?? sum(summands, named);
}

/** Both bounds of a row come to one multiplier of its numbers, in order of time. */
function summandsOf({ observations, terms, at }: Proof): Summand[] {
  return at
    .map((position) => ({
      row: observations.at(position) as Observation,
      factor: reduced(
        terms.reduce(
          (whole, term) =>
            term.at !== position
              ? whole
              : add(whole, term.bound === "high" ? term.multiplier : negate(term.multiplier)),
          ZERO,
        ),
      ),
    }))
    .filter(({ factor }) => signOf(factor) !== 0)
    .toSorted((a, b) => a.row.time - b.row.time);
}

/** Two rows with equal multipliers: the total moved one way, and every component the other. */
function opposite(summands: readonly Summand[], named: Named): string | undefined {
  const [from, to] = summands;
  if (from === undefined || to === undefined || summands.length > 2) return undefined;
  if (signOf(add(from.factor, to.factor)) !== 0) return undefined;
  const change = to.row.total.value - from.row.total.value;
  const others = to.row.components.map((printed, i) => {
    const before = from.row.components[i];
    return before === undefined ? 0 : Math.sign(printed.value - before.value);
  });
  if (change === 0 || others.some((way) => way !== -Math.sign(change))) return undefined;
  const who =
    named.components.length === 1
      ? `\`${named.components[0]}\``
      : named.components.length === 2
        ? "both components"
        : "every component";
  const [moved, against] = change < 0 ? ["fell", "rose"] : ["rose", "fell"];
  const [before = "", after = ""] = placesOf([from.row, to.row], named.clock);
  const size = short(Math.abs(change));
  return `from ${before} to ${after.replace(CLOCK, "")} \`${named.total}\` ${moved} by ${size} while ${who} ${against}`;
}

/** The sum of rows that makes the total negative and no component. */
function sum(summands: readonly Summand[], { total, components, clock }: Named): string {
  const places = placesOf(
    summands.map(({ row }) => row),
    clock,
  );
  const [first = ""] = places;
  const none = components.length === 1 ? `not \`${components[0]}\`` : "no component";
  const factors = wholeNumbers(summands.map(({ factor }) => factor));
  const isShort =
    factors.length <= MOST_ROWS &&
    factors.every((factor) => String(factor).replace("-", "").length <= MOST_DIGITS);
  if (factors.length === 1) {
    const way = (factors[0] as bigint) < 0n ? "above" : "below";
    return `in ${first} \`${total}\` is ${way} 0 and ${none === "no component" ? "no component is" : none}`;
  }
  const who = `${listed(places, clock)} contradict each other`;
  if (!isShort) return who;
  const terms = factors
    .map((factor, i) => ({ factor, place: places[i] ?? "" }))
    .toSorted((a, b) => (a.factor < 0n ? 1 : 0) - (b.factor < 0n ? 1 : 0))
    .map(({ factor, place }, i) => {
      const size = factor < 0n ? -factor : factor;
      const sign = factor < 0n ? "− " : i === 0 ? "" : "+ ";
      return `${sign}${size === 1n ? "" : `${size} × `}${place}`;
    });
  return `${who}: ${terms.join(" ")} makes \`${total}\` negative, but ${none}`;
}

/** The same ratios in whole numbers, as small as they can be. */
function wholeNumbers(factors: readonly Rational[]): bigint[] {
  const common = factors.reduce(
    (most, { denominator }) => (most / gcd(most, denominator)) * denominator,
    1n,
  );
  const whole = factors.map(({ numerator, denominator }) => (numerator * common) / denominator);
  const shared = whole.reduce((most, factor) => gcd(most, factor), 0n);
  return whole.map((factor) => factor / shared);
}

/** `epoch 3`, with the number of the row where that alone does not tell rows apart. */
function placesOf(rows: readonly Observation[], clock: RowClock): string[] {
  const isTold = new Set(rows.map(({ epoch }) => epoch)).size === rows.length;
  return rows.map(({ epoch, row }) => `${clock} ${epoch}${isTold ? "" : ` (row ${row + 1})`}`);
}

/** The word before the number of a row that needs nothing else. */
const CLOCK = /^[a-z]+ (?=\d+$)/;

/** `epochs 3, 4 and 6`; many by the first and the last. */
function listed(places: readonly string[], clock: RowClock): string {
  if (places.length > 2 * MOST_ROWS)
    return `${places.length} rows from ${places[0]} to ${places.at(-1)}`;
  const isPlain = places.every((place) => CLOCK.test(place));
  const texts = isPlain ? places.map((place) => place.replace(CLOCK, "")) : places;
  return `${isPlain ? `${clock}s ` : ""}${listOf(texts, "and", Infinity)}`;
}
