// How much of what chance or exhaustion tries is tried: a quarter in every run of the tests, all of it each night (`DRAWS=1 npm test`).

const SHARE = Number(process.env["DRAWS"] ?? 0.25);
const LEAST = 10;

/** How often a property is tried that deserves `most`; `DRAWS=20` tries it twenty times as often. */
export function draws(most: number): number {
  return Math.max(Math.min(most, LEAST), Math.round(most * SHARE));
}

/** Places that are enough of a long text, whose reading takes time for each; two tests of it take others. */
const MOST_CUTS = 24;

/** Where something of this length is cut: at every place, or at every seventh or later one and at both ends; `from`: the share of the way to the next one that they begin at. */
export function cutsOf(length: number, from: 0 | 0.5 = 0): number[] {
  const step = SHARE >= 1 ? 1 : Math.max(7, Math.ceil(length / MOST_CUTS));
  const cuts = new Set([0]);
  for (let at = Math.floor(from * step); at < length; at += step) cuts.add(at);
  return [...cuts.add(length)];
}
