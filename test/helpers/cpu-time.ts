// What something takes of the processor, which other work on the machine leaves alone.

/** Milliseconds of this process so far; differences of two tell. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
