// What went wrong, as an error with its message.

import { codeOf, type Message } from "./error-words.ts";
import { messages } from "./messages.ts";

export type ErrorId = keyof typeof messages;

/** Why something could not be done. As plain data it can be sent to another thread, which an error cannot. */
export interface Failure extends Message {
  readonly id: ErrorId;
}

/** Something the user can do something about. */
export class CliError extends Error implements Failure {
  readonly id: ErrorId;
  readonly where: string;
  readonly seen: string;
  readonly next: string;

  constructor({ id, where, seen, next }: Failure) {
    super(id);
    this.name = "CliError";
    this.id = id;
    this.where = where;
    this.seen = seen;
    this.next = next;
  }

  plain(): Failure {
    const { id, where, seen, next } = this;
    return { id, where, seen, next };
  }
}

/** The message for an error of the system that no command foresaw, such as a full disk behind stdout; undefined for a bug. */
export function asMessage(error: unknown): Message | undefined {
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
  const make = messages[id] as (data: unknown) => Message;
  return new CliError({ id, ...make(data) });
}
