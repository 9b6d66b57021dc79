// A function of names → the same one, which remembers what it said: a log has the same few names in every row.

/** Names that are remembered. */
const MOST = 4096;

export function remembered<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = of(name);
    if (known.size < MOST) known.set(name, found);
    return found;
  };
}
