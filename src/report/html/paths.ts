// Corners → the path of a line through them, or of the area between two lines, in the words of SVG.

type Corner = readonly [x: number, y: number];

export function linePath(corners: readonly Corner[]): string {
  return `M${corners.join("L")}`;
}

/** Both lines go from left to right. */
export function areaPath(upper: readonly Corner[], lower: readonly Corner[]): string {
  return `${linePath([...upper, ...lower.toReversed()])}Z`;
}
