// A function without arguments, or of an object or a key → the same, called once at most, or once for each.

/** What `make` gives, made when it is first asked for, and once. */
export function lazy<T extends object>(make: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= make());
}

/** What `of` gives of an object, made when it is first asked for, and kept while the object is. */
export function onceFor<K extends object, T>(of: (one: K) => T): (one: K) => T {
  const known = new WeakMap<K, T>();
  return (one) => {
    let found = known.get(one);
    if (found === undefined && !known.has(one)) known.set(one, (found = of(one)));
    return found as T;
  };
}

/** The same of any key, for as long as the function is. */
export function onceForKey<K, T>(of: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined && !known.has(key)) known.set(key, (found = of(key)));
    return found as T;
  };
}

/** Names whose answers are kept. */
const MOST_NAMES = 4096;

/** The same function of names, which remembers what it said: a log has the same few names in every row. */
export function remembered<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = of(name);
    if (known.size < MOST_NAMES) known.set(name, found);
    return found;
  };
}
