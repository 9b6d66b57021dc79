// How a run of the program ended → its exit code; 1 belongs to findings of `check` and never to a failure.

export const EXIT = {
  /** The logs could be judged. */
  judged: 0,
  /** `check` only: a rule is broken. */
  broken: 1,
  /** Something could not be judged: nothing readable, no loss rows, bad usage, a bug. */
  notJudged: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
