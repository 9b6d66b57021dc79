// A number → its characters, with few digits.

/** At most so many digits, and no needless ones: `1`, `0.2`, `116`, `1.2e-7`; words for what is not finite. */
export function short(value: number, digits = 3): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : nonFinite(value);
}

export function nonFinite(value: number): "nan" | "inf" | "-inf" {
  if (Number.isNaN(value)) return "nan";
  return value > 0 ? "inf" : "-inf";
}
