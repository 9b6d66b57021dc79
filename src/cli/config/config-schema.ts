// The shape of a configuration file as a zod/mini schema; the published JSON Schema is generated from it.

import * as z from "zod/mini";

import type { FileShape, Flag } from "../options/flag.ts";
import { flags } from "../options/index.ts";

const budget = z.union([z.string(), z.number()], {
  error: 'a share like "1%" or an amount like 0.05 is needed',
});

/** What a setting may be in the file. */
const SHAPES: Readonly<Record<FileShape, z.ZodMiniType>> = {
  text: z.string({ error: "a text is needed" }),
  texts: z.union([z.string(), z.array(z.string())], {
    error: "a text or a list of texts is needed",
  }),
  "yes-no": z.boolean({ error: "true or false is needed" }),
  whole: z.int({ error: "a whole number is needed" }),
  path: z.string({ error: "a text is needed" }),
  range: z.union([z.string(), z.number()], { error: 'a range like "5..20" is needed' }),
  weights: z.union([z.string(), z.array(z.number()), z.record(z.string(), z.number())], {
    error: 'a text like "1,0.2", a list of numbers, or a number for each name is needed',
  }),
  budgets: z.union(
    [
      z.string(),
      z.number(),
      z.strictObject({ train: z.optional(budget), val: z.optional(budget) }),
    ],
    { error: 'a share like "1%", an amount like 0.05, or one for `train` and `val` is needed' },
  ),
};

/** As the file says it, with the keys above; the texts in it are checked as those of flags are. */
export interface ConfigFile {
  readonly $schema?: string;
  readonly check?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** Keys of the file, with a name for those of `check`. */
export const configKeys: readonly string[] = [...keysOf(undefined), "check"];
export const checkKeys: readonly string[] = keysOf("check");

export const configSchema: z.ZodMiniType<ConfigFile> = z.strictObject(
  {
    $schema: z.optional(z.string()),
    ...shapesOf(undefined),
    check: z.optional(z.strictObject(shapesOf("check"), { error: tableNeeded })),
  },
  { error: tableNeeded },
) as z.ZodMiniType<ConfigFile>;

/** Unknown keys keep zod's own issue: its list of keys is put in words elsewhere. */
function tableNeeded(issue: { readonly code?: string }): string | undefined {
  return issue.code === "invalid_type" ? "a table of keys and values is needed" : undefined;
}

function keysOf(below: Flag["below"]): string[] {
  return flags.flatMap((flag) =>
    flag.inFile !== undefined && flag.below === below ? [flag.key] : [],
  );
}

function shapesOf(below: Flag["below"]): Record<string, z.ZodMiniOptional<z.ZodMiniType>> {
  return Object.fromEntries(
    flags.flatMap(({ key, help, inFile, ...flag }) => {
      if (inFile === undefined || flag.below !== below) return [];
      const described = z.optional(SHAPES[inFile]);
      z.globalRegistry.add(described, { description: help });
      return [[key, described]];
    }),
  );
}
