// Exact fractions of BigInts, enough of them to re-check a certificate.

/** `numerator / denominator`, denominator positive; in lowest terms where `rational`, `reduced` or `format` made it. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

/** Numbers do below this, several times as fast. */
const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** The greatest common divisor, not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n && (x > EXACT || y > EXACT)) [x, y] = [y, x % y];
  let [small, smaller] = [Number(x), Number(y)];
  if (smaller === 0) return x;
  while (smaller !== 0) [small, smaller] = [smaller, small % smaller];
  return BigInt(small);
}

/** The fraction in lowest terms; throws a RangeError for a zero denominator. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError("division by zero");
  if (denominator === 1n) return { numerator, denominator };
  const divisor = gcd(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  if (divisor === 0n) return ZERO;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/**
 * Denominators beyond which sums and products are reduced. Below it the greatest common divisor costs several times the
 * sum itself: a third of the time of a whole analysis went there.
 */
const LIMIT = 2n ** 512n;

/** Reduced only where it is needed. */
function fraction(numerator: bigint, denominator: bigint): Rational {
  if (denominator < 0n) return fraction(-numerator, -denominator);
  if (denominator === 0n || denominator >= LIMIT) return rational(numerator, denominator);
  return { numerator, denominator };
}

/** The same fraction in lowest terms. */
export function reduced({ numerator, denominator }: Rational): Rational {
  return rational(numerator, denominator);
}

const POWERS = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));

/** `mantissa · 10^exponent`, exactly. */
export function fromDecimal(mantissa: bigint, exponent: number): Rational {
  const size = Math.abs(exponent);
  const power = POWERS[size] ?? 10n ** BigInt(size);
  return exponent < 0 ? fraction(mantissa, power) : fraction(mantissa * power, 1n);
}

/** The double itself, exactly; throws a RangeError when it is not finite. */
export function fromNumber(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError("not a finite number");
  let mantissa = value;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent += 1;
  }
  return fraction(BigInt(mantissa), 2n ** BigInt(exponent));
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator);
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** −1, 0 or 1. */
export function signOf(a: Rational): -1 | 0 | 1 {
  if (a.numerator === 0n) return 0;
  return a.numerator < 0n ? -1 : 1;
}

/** Nearest double, near enough for display: both parts are cut to 1,000 bits first. */
export function toNumber(given: Rational): number {
  const a = reduced(given);
  const excess = Math.max(bits(a.numerator), bits(a.denominator)) - 1000;
  if (excess <= 0) return Number(a.numerator) / Number(a.denominator);
  const shift = BigInt(excess);
  return Number(a.numerator >> shift) / Number(a.denominator >> shift);
}

function bits(a: bigint): number {
  return (a < 0n ? -a : a).toString(2).length;
}

/** `p/q`, or `p` where the denominator is 1. */
export function format(given: Rational): string {
  const a = reduced(given);
  return a.denominator === 1n ? `${a.numerator}` : `${a.numerator}/${a.denominator}`;
}

/**
 * A basis vector of the null space of an exact matrix, when that space is a single line; undefined otherwise.
 * `matrix` is a list of rows of equal length. Gauss–Jordan elimination, O(rows² · columns) exact operations.
 */
export function nullVector(
  matrix: readonly (readonly Rational[])[],
  columns: number,
): Rational[] | undefined {
  const rows = matrix.map((row) => [...row]);
  const pivotOf: number[] = [];
  let rank = 0;
  for (let column = 0; column < columns && rank < rows.length; column += 1) {
    const found = rows.findIndex(
      (row, index) => index >= rank && signOf(row[column] ?? ZERO) !== 0,
    );
    if (found < 0) continue;
    [rows[rank], rows[found]] = [rows[found] ?? [], rows[rank] ?? []];
    const pivotRow = rows[rank] ?? [];
    const pivot = pivotRow[column] ?? ONE;
    rows[rank] = pivotRow.map((entry) => divide(entry, pivot));
    for (let other = 0; other < rows.length; other += 1) {
      const factor = rows[other]?.[column] ?? ZERO;
      if (other === rank || signOf(factor) === 0) continue;
      rows[other] = (rows[other] ?? []).map((entry, index) =>
        subtract(entry, multiply(factor, rows[rank]?.[index] ?? ZERO)),
      );
    }
    pivotOf.push(column);
    rank += 1;
  }
  if (rank !== columns - 1) return undefined;
  const free = [...Array(columns).keys()].find((column) => !pivotOf.includes(column)) ?? 0;
  const vector: Rational[] = Array.from({ length: columns }, () => ZERO);
  vector[free] = ONE;
  pivotOf.forEach((column, row) => {
    vector[column] = negate(rows[row]?.[free] ?? ZERO);
  });
  return vector;
}
