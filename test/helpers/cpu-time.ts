// How what something takes of the processor grows, which neither other work on the machine nor its speed changes.

const TIMES = 8;

/** Where time grows with the size it is 8, with its square 64. */
export const LINEAR = 24;

/** What the collector may take by chance, in microseconds. */
const LEAST = 10_000;

/** How many times as long something takes at 8 times the size, the shorter of two. */
export function growth(work: (size: number) => void, size: number): number {
  const [long, short] = [time(TIMES * size), time(size)];
  return long / Math.max(short, LEAST);

  function time(size: number): number {
    return Math.min(...[1, 2].map(() => once(size)));
  }

  function once(size: number): number {
    const from = process.cpuUsage();
    work(size);
    const { user, system } = process.cpuUsage(from);
    return user + system;
  }
}
