// The steps of the rows of training and of validation → which rows are one.

/** Rows by their index, in order; −1 where a side has none. */
export interface Pairs {
  readonly train: readonly number[];
  readonly val: readonly number[];
}

/**
 * A folder that several runs wrote to holds several stretches of rising steps: as many on both sides belong together in
 * order; else a stretch of validation belongs to the next one of train that has its steps.
 */
export function joinSplits(train: ArrayLike<number>, validation: ArrayLike<number>): Pairs {
  const pairs: { train: number[]; val: number[] } = { train: [], val: [] };
  const put = (trainRow: number, valRow: number): void => {
    pairs.train.push(trainRow);
    pairs.val.push(valRow);
  };
  const trainStarts = stretches(train);
  const valStarts = stretches(validation);
  const isEven = trainStarts.length === valStarts.length;
  let next = 0;
  let waiting = 0; // first row of the next stretch of validation
  trainStarts.forEach((start, index) => {
    const end = trainStarts[index + 1] ?? train.length;
    const valEnd = valStarts[next + 1] ?? validation.length;
    const isTaken =
      next < valStarts.length &&
      (isEven || hasSteps(train, start, end, validation, waiting, valEnd));
    const limit = isTaken ? valEnd : waiting;
    for (let row = start; row < end; row += 1) {
      const step = train[row] as number;
      for (; waiting < limit && (validation[waiting] as number) < step; waiting += 1)
        put(-1, waiting);
      const isSame = waiting < limit && validation[waiting] === step;
      put(row, isSame ? waiting : -1);
      if (isSame) waiting += 1;
    }
    for (; waiting < limit; waiting += 1) put(-1, waiting);
    if (isTaken) next += 1;
  });
  for (; waiting < validation.length; waiting += 1) put(-1, waiting);
  return pairs;
}

/** First rows of the stretches in which steps rise. */
function stretches(steps: ArrayLike<number>): number[] {
  const starts: number[] = [];
  for (let row = 0; row < steps.length; row += 1) {
    if (row === 0 || (steps[row] as number) <= (steps[row - 1] as number)) starts.push(row);
  }
  return starts;
}

/** Whether rising steps hold all of other rising steps. */
function hasSteps(
  steps: ArrayLike<number>,
  start: number,
  end: number,
  others: ArrayLike<number>,
  othersStart: number,
  othersEnd: number,
): boolean {
  let row = start;
  for (let other = othersStart; other < othersEnd; other += 1) {
    while (row < end && (steps[row] as number) < (others[other] as number)) row += 1;
    if (row === end || steps[row] !== others[other]) return false;
  }
  return true;
}
