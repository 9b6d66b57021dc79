// What went wrong, as an error with its message.

import { codeOf, type Message } from "./error-words.ts";
import { messages } from "./messages.ts";

export type ErrorId = keyof typeof messages;

/** Why something could not be done. As plain data it can be sent to another thread, which an error cannot. */
export interface Failure extends Message {
  readonly id: ErrorId;
}

/** Something the user can do something about, on its way to where it is told. */
export class CliError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.id);
    this.name = "CliError";
    this.failure = failure;
  }
}

/** What was wanted, or why there is none. */
export type Attempt<T> = { readonly made: T } | { readonly failure: Failure };

/** Anything but a message is a bug and is thrown on. */
export async function attempt<T>(make: () => T | Promise<T>): Promise<Attempt<T>> {
  try {
    return { made: await make() };
  } catch (error) {
    if (error instanceof CliError) return { failure: error.failure };
    throw error;
  }
}

/** The message for an error of the system that no command foresaw, such as a full disk behind stdout; undefined for a bug. */
export function asMessage(error: unknown): Message | undefined {
  if (error instanceof CliError) return error.failure;
  if (!(error instanceof Error) || !("syscall" in error) || error.syscall !== "write")
    return undefined;
  return failure("cannot-write", { path: "stdout", code: codeOf(error) });
}

type DataOf<Id extends ErrorId> = Parameters<(typeof messages)[Id]>;

/** Narrows at the call: `failure("empty", { source })` takes the data of that message only. */
export function failure<Id extends ErrorId>(id: Id, ...[data]: DataOf<Id>): Failure {
  const make = messages[id] as (data: unknown) => Message;
  return { id, ...make(data) };
}

/** The same to be thrown. */
export function fail<Id extends ErrorId>(id: Id, ...data: DataOf<Id>): CliError {
  return new CliError(failure(id, ...data));
}
