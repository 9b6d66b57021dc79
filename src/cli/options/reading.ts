// A function from a text to a value or to what is wrong with it → a zod/mini schema, and the words that its messages share.

import * as z from "zod/mini";

import { nearest } from "../nearest.ts";

type Result<T> = { readonly value: T } | { readonly wrong: string };

/** A text that one function reads; a string that the function returns as `wrong` is what to say about it. `direct` reads what a configuration file holds instead of a text. */
export function reading<T>(
  read: (text: string) => Result<T>,
  direct?: (value: unknown) => Result<T>,
): z.ZodMiniType<T> {
  return z.pipe(
    z.unknown(),
    z.transform((input, context): T => {
      const result =
        typeof input === "string" || direct === undefined ? read(String(input)) : direct(input);
      if ("value" in result) return result.value;
      context.issues.push({ code: "custom", message: result.wrong, input });
      return z.NEVER;
    }),
  );
}

/** A number of 0 or more. */
export const SIZE: RegExp = /^\+?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** `; did you mean \`x\`?` or nothing. */
export function meant(name: string, known: readonly string[]): string {
  const near = name === "" ? undefined : nearest(name, known);
  return near === undefined ? "" : `; did you mean \`${near}\`?`;
}

export function list(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(", ");
}
