// How much of what chance or exhaustion tries is tried: a quarter in every run of the tests, all of it each night (`DRAWS=1 npm test`).

const SHARE = Number(process.env["DRAWS"] ?? 0.25);
const LEAST = 10;

/** How often a property is tried that deserves `most`; `DRAWS=20` tries it twenty times as often. */
export function draws(most: number): number {
  return Math.max(Math.min(most, LEAST), Math.round(most * SHARE));
}

/** Where something of this length is cut: at every place, or at every seventh and at both ends. */
export function cutsOf(length: number): number[] {
  const step = SHARE >= 1 ? 1 : 7;
  return [...Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step), length];
}
