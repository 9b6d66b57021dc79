// The shape of a configuration file as a zod/mini schema; the published JSON Schema is generated from it.

import * as z from "zod/mini";

import { flags } from "../options/index.ts";

const text = z.string({ error: "a text is needed" });
const yesNo = z.boolean({ error: "true or false is needed" });
const whole = z.int({ error: "a whole number is needed" });

const textOrList = z.union([z.string(), z.array(z.string())], {
  error: "a text or a list of texts is needed",
});

const budget = z.union([z.string(), z.number()], {
  error: 'a share like "1%" or an amount like 0.05 is needed',
});

const shapes: Readonly<Record<string, z.ZodMiniType>> = {
  total: text,
  components: textOrList,
  weights: z.union([z.string(), z.array(z.number()), z.record(z.string(), z.number())], {
    error: 'a text like "1,0.2", a list of numbers, or a number for each name is needed',
  }),
  expectPenalty: yesNo,
  updates: text,
  split: text,
  epochs: z.union([z.string(), z.number()], { error: 'a range like "5..20" is needed' }),
  maxInflated: z.union([z.string(), z.number()], { error: 'a size like "500M" is needed' }),
  format: textOrList,
  verbose: yesNo,
  quiet: yesNo,
  plot: yesNo,
  ascii: yesNo,
  width: whole,
};

const checkShapes: Readonly<Record<string, z.ZodMiniType>> = {
  maxResidual: z.union(
    [
      z.string(),
      z.number(),
      z.strictObject({ train: z.optional(budget), val: z.optional(budget) }),
    ],
    { error: 'a share like "1%", an amount like 0.05, or one for `train` and `val` is needed' },
  ),
  failOn: textOrList,
  minEpochs: whole,
  against: text,
  baseline: text,
};

/** As the file says it, with the keys above; the texts in it are checked as those of flags are. */
export interface ConfigFile {
  readonly $schema?: string;
  readonly check?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** Keys of the file, with a name for those of `check`. */
export const configKeys: readonly string[] = [...Object.keys(shapes), "check"];
export const checkKeys: readonly string[] = Object.keys(checkShapes);

export const configSchema: z.ZodMiniType<ConfigFile> = z.strictObject(
  {
    $schema: z.optional(z.string()),
    ...optional(shapes),
    check: z.optional(z.strictObject(optional(checkShapes), { error: tableNeeded })),
  },
  { error: tableNeeded },
) as z.ZodMiniType<ConfigFile>;

/** Unknown keys keep zod's own issue: its list of keys is put in words elsewhere. */
function tableNeeded(issue: { readonly code?: string }): string | undefined {
  return issue.code === "invalid_type" ? "a table of keys and values is needed" : undefined;
}

function optional(
  record: Readonly<Record<string, z.ZodMiniType>>,
): Record<string, z.ZodMiniOptional<z.ZodMiniType>> {
  return Object.fromEntries(
    Object.entries(record).map(([key, shape]) => {
      const described = z.optional(shape);
      const help = flags.find((flag) => flag.key === key)?.help;
      if (help !== undefined) z.globalRegistry.add(described, { description: help });
      return [key, described];
    }),
  );
}
