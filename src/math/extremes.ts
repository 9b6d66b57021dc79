// A stretch of an array → the place of its smallest and of its largest value, the first of equals.

export function lowestOf(values: Float64Array, from = 0, to: number = values.length): number {
  let place = from;
  for (let t = from + 1; t < to; t += 1)
    if ((values[t] as number) < (values[place] as number)) place = t;
  return place;
}

export function highestOf(values: Float64Array, from = 0, to: number = values.length): number {
  let place = from;
  for (let t = from + 1; t < to; t += 1)
    if ((values[t] as number) > (values[place] as number)) place = t;
  return place;
}
