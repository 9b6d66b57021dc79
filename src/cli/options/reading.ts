// Words and patterns that the readers of options share.

import { didYouMean } from "../error-words.ts";
import type { Reader, ReadOption } from "./flag.ts";

/** Reads a text; `direct` reads what a configuration file holds instead of one. */
export function ofText<T>(
  read: (text: string) => ReadOption<T>,
  direct?: (value: unknown) => ReadOption<T>,
): Reader<T> {
  return (given) =>
    typeof given === "string" || direct === undefined ? read(String(given)) : direct(given);
}

/** A number of 0 or more. */
export const SIZE: RegExp = /^\+?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** `; did you mean \`x\`?` or nothing. */
export function meant(name: string, known: readonly string[]): string {
  const said = didYouMean(name, known, "");
  return said && `; ${said}`;
}
