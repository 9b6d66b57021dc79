// Numbers in units of their rounding → bits that it takes to tell them to somebody who knows how they were predicted.

/** Bits of a deviation of `units` roundings from its prediction: 1 within rounding, 2·log₂ beyond, so that no scale need be agreed on. */
export function deviationBits(units: number): number {
  const beyond = Math.abs(units) - 1;
  return beyond <= 0 ? 1 : 1 + 2 * Math.log2(1 + beyond);
}

/** The same at a coarser scale: which of its roundings, and how many such scales off. */
function scaledBits(deviation: number, scale: number, unit: number): number {
  const ratio = Math.max(1, scale / unit);
  return Math.log2(ratio) + deviationBits(deviation / (unit * ratio));
}

/** Powers of two after the best one that are tried in vain before the search ends. */
const PATIENCE = 4;

/**
 * Deviations from zero at a scale that is told once: the best of the powers of two of a rounding, no scale above its
 * row's `most`. O(n) for every power tried.
 */
export function noiseBits(
  deviations: readonly number[],
  units: readonly number[],
  most: readonly number[] | undefined = undefined,
): number {
  if (deviations.length === 0) return 0;
  let best = Infinity;
  let vain = 0;
  for (let power = 0; vain < PATIENCE; power += 1) {
    const scale = 2 ** power;
    let bits = deviationBits(power);
    for (let t = 0; t < deviations.length; t += 1) {
      const deviation = deviations[t] as number;
      const unit = units[t] as number;
      bits += scaledBits(deviation, Math.min(scale * unit, most?.[t] ?? Infinity), unit);
    }
    vain = bits < best ? 0 : vain + 1;
    best = Math.min(best, bits);
  }
  return best;
}

/** First guess of a movement, as a share of the value and of the movement before. */
const FIRST_MOVE = 0.1;
const FIRST_BEND = 0.3;

/**
 * A course in time: the first value by its size, each later one by its distance from an even mixture of "as the last
 * one" and "straight on along the last two", at the geometric mean of the distances so far. Clocks ascend. O(n).
 */
export function courseBits(
  clock: readonly number[],
  values: readonly number[],
  units: readonly number[],
): number {
  let bits = 0;
  let level: number | undefined;
  let bend: number | undefined;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] as number;
    const unit = units[t] as number;
    if (t === 0) {
      bits += deviationBits(value / unit);
      continue;
    }
    const last = values[t - 1] as number;
    const move = value - last;
    const moveBits = scaledBits(move, level ?? FIRST_MOVE * Math.abs(last), unit);
    if (t === 1) bits += moveBits;
    else {
      const span = (clock[t - 1] as number) - (clock[t - 2] as number);
      const slope = span > 0 ? (last - (values[t - 2] as number)) / span : 0;
      const off = move - slope * ((clock[t] as number) - (clock[t - 1] as number));
      const offBits = scaledBits(off, bend ?? FIRST_BEND * (level ?? 0), unit);
      bits += 1 - Math.log2(2 ** -moveBits + 2 ** -offBits);
      bend = settled(bend, off, unit);
    }
    level = settled(level, move, unit);
  }
  return bits;
}

function settled(scale: number | undefined, distance: number, unit: number): number {
  const size = Math.max(unit, Math.abs(distance));
  return scale === undefined ? size : Math.sqrt(scale * size);
}
