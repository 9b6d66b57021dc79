// A length → scratch memory of that length, the same every time.

/** Rows up to which scratch memory of every length is kept, and of the last length only. */
const MOST_KEPT = 256;
const MOST_LAST = 2 ** 20;

/**
 * Short arrays are asked for thousands of times a log, and a typed array of more than eight numbers takes a quarter of a
 * microsecond to make and as long to collect; long ones are asked for a hundred times in a row, and new memory takes longer
 * than the work in it. Whoever asks is done with it before asking again.
 */
export function scratchOf<Scratch>(
  create: (length: number) => Scratch,
): (length: number) => Scratch {
  const kept: Scratch[] = [];
  let [last, lastLength]: [Scratch | undefined, number] = [undefined, -1];
  return (length) => {
    if (length <= MOST_KEPT) return (kept[length] ??= create(length));
    if (length > MOST_LAST) return create(length);
    if (last === undefined || lastLength !== length) [last, lastLength] = [create(length), length];
    return last;
  };
}
