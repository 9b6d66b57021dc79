/** A file that does not hold what its format promises; the message is one clause, `line` where it was found (0: no lines). */
export class FormatError extends Error {
  readonly line: number;

  constructor(message: string, line = 0) {
    super(message);
    this.name = "FormatError";
    this.line = line;
  }
}
