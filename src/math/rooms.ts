// A length → room of that length to work in, the same every time.

/** Rows up to which room of every length is kept, and of the last length only. */
const MOST_KEPT = 256;
const MOST_LAST = 2 ** 20;

/**
 * Short arrays are asked for thousands of times a log, and a typed array of more than eight numbers takes a quarter of a
 * microsecond to make and as long to collect; long ones are asked for a hundred times in a row, and new memory takes longer
 * than the work in it. Whoever asks is done with the room before asking again.
 */
export function roomsOf<Room>(create: (length: number) => Room): (length: number) => Room {
  const kept: Room[] = [];
  let [last, lastLength]: [Room | undefined, number] = [undefined, -1];
  return (length) => {
    if (length <= MOST_KEPT) return (kept[length] ??= create(length));
    if (length > MOST_LAST) return create(length);
    if (last === undefined || lastLength !== length) [last, lastLength] = [create(length), length];
    return last;
  };
}
