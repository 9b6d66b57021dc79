// A length → room of that length to work in, the same every time.

/** Rows up to which room is kept. */
const MOST_KEPT = 256;

/**
 * Short arrays are asked for thousands of times a log, and a typed array of more than eight numbers takes a quarter of a
 * microsecond to make and as long to collect. Whoever asks is done with the room before asking again.
 */
export function roomsOf<Room>(create: (length: number) => Room): (length: number) => Room {
  const kept: Room[] = [];
  return (length) => (length > MOST_KEPT ? create(length) : (kept[length] ??= create(length)));
}
