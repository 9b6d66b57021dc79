// How what something takes of the processor grows, which neither other work on the machine nor its speed changes.

const TIMES = 8;

/** Where time grows with the size it is 8, with its square 64. */
export const LINEAR = 24;

/** What the collector may take by chance, in microseconds. */
const LEAST = 10_000;

/** How many times as long something takes at 8 times the size; where that looks like much, the least of three. */
export function growth(work: (size: number) => void, size: number): number {
  let least = Infinity;
  for (let tried = 0; tried < 3 && least >= LINEAR; tried += 1) {
    // The first time it is compiled, too.
    const short = Math.max(LEAST, Math.min(time(size), time(size)));
    least = Math.min(least, time(TIMES * size) / short);
  }
  return least;

  function time(size: number): number {
    const from = process.cpuUsage();
    work(size);
    const { user, system } = process.cpuUsage(from);
    return user + system;
  }
}
