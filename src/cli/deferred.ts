// A promise with the two functions that settle it; Node has `Promise.withResolvers` from 22 on.

export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** One that fails is told when somebody waits for it. */
export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((one, other) => {
    resolve = one;
    reject = other;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
