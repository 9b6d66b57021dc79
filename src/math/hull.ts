// Points of a function graph → its lower convex hull.

/**
 * Indices of the vertices of the lower convex hull of (x, y), x ascending (of equal x the lowest y counts), by Andrew's monotone chain.
 * O(n). Empty in, empty out.
 */
export function lowerHull(x: readonly number[], y: ArrayLike<number>): number[] {
  const hull: number[] = [];
  for (let i = 0; i < x.length; i += 1) {
    const last = hull.at(-1);
    if (last !== undefined && x[last] === x[i]) {
      if ((y[last] as number) <= (y[i] as number)) continue;
      hull.pop();
    }
    while (hull.length >= 2 && !turnsUp(hull.at(-2) as number, hull.at(-1) as number, i, x, y)) {
      hull.pop();
    }
    hull.push(i);
  }
  return hull;
}

function turnsUp(
  a: number,
  b: number,
  c: number,
  x: readonly number[],
  y: ArrayLike<number>,
): boolean {
  const [fromX, fromY] = [x[a] as number, y[a] as number];
  const rise = ((x[b] as number) - fromX) * ((y[c] as number) - fromY);
  return rise > ((x[c] as number) - fromX) * ((y[b] as number) - fromY);
}
