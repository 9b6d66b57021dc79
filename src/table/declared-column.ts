// A column as a user calls it → the column of the log.

import { partName } from "./loss-names.ts";
import { splitOfName } from "./splits.ts";

/** A declared column that the log does not have. */
export class UnknownColumnError extends Error {
  readonly column: string;
  readonly known: readonly string[];

  constructor(column: string, known: readonly string[]) {
    super(`the log has no column ${column}`);
    this.name = "UnknownColumnError";
    this.column = column;
    this.known = known;
  }
}

/** The column of that name, with its word for the split (`train_loss`) or without it, or as reports call it (`a` for `a_loss`). */
export function columnNamed(name: string, columns: readonly string[]): string {
  const base = splitOfName(name)?.base;
  if (columns.includes(name)) return name;
  if (base !== undefined && columns.includes(base)) return base;
  const [called, other] = columns.filter((column) => partName(column) === name);
  if (called !== undefined && other === undefined) return called;
  throw new UnknownColumnError(name, columns);
}
