// What went wrong, as an error with the data of its message.

import { codeOf, type Message } from "./error-words.ts";
import { messages } from "./messages.ts";

export type ErrorId = keyof typeof messages;

type ErrorData = Parameters<(typeof messages)[ErrorId]>[0];

/** What a CliError is made of: that much of one can be sent to another thread. */
export type Failure = Pick<CliError, "id" | "data">;

/** Something the user can do something about. */
export class CliError extends Error {
  readonly id: ErrorId;
  readonly data: ErrorData;

  constructor(id: ErrorId, data: ErrorData) {
    super(id);
    this.name = "CliError";
    this.id = id;
    this.data = data;
  }
}

/** As it was before it was sent. */
export function revived({ id, data }: Failure): CliError {
  return new CliError(id, data);
}

/** The message for an error of the system that no command foresaw, such as a full disk behind stdout; undefined for a bug. */
export function asMessage(error: unknown): CliError | undefined {
  if (error instanceof CliError) return error;
  if (!(error instanceof Error) || !("syscall" in error) || error.syscall !== "write")
    return undefined;
  return fail("cannot-write", { path: "stdout", code: codeOf(error) });
}

/** Narrows at the call: `fail("empty", { source })` takes the data of that message only. */
export function fail<Id extends ErrorId>(
  id: Id,
  ...[data]: Parameters<(typeof messages)[Id]>
): CliError {
  return new CliError(id, data);
}

/** The parts of a message, for reports that carry it. */
export function messageOf(error: CliError): Message {
  const make = messages[error.id] as (data: ErrorData) => Message;
  return make(error.data);
}
