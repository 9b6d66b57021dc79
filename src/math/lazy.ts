// A function without arguments → the same, called once at most.

/** What `make` gives, made when it is first asked for, and once. */
export function lazy<T extends object>(make: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= make());
}
