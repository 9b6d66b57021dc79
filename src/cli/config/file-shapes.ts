// What a setting may be in a configuration file → its schema, and the words for it in docs/config.md.

import * as z from "zod/mini";

import type { FileShape } from "../options/flag.ts";

const budget = z.union([z.string(), z.number()], {
  error: 'a share like "1%" or an amount like 0.05 is needed',
});

export const FILE_SHAPES: {
  readonly [Shape in FileShape]: { readonly schema: z.ZodMiniType; readonly words: string };
} = {
  text: { schema: z.string({ error: "a text is needed" }), words: "text" },
  texts: {
    schema: z.union([z.string(), z.array(z.string())], {
      error: "a text or a list of texts is needed",
    }),
    words: "text, or a list",
  },
  "yes-no": { schema: z.boolean({ error: "true or false is needed" }), words: "true or false" },
  whole: { schema: z.int({ error: "a whole number is needed" }), words: "a number" },
  path: { schema: z.string({ error: "a text is needed" }), words: "path" },
  range: {
    schema: z.union([z.string(), z.number()], { error: 'a range like "5..20" is needed' }),
    words: "text or a number",
  },
  size: {
    schema: z.union([z.string(), z.number()], { error: 'a size like "500M" is needed' }),
    words: "text or a number of bytes",
  },
  weights: {
    schema: z.union([z.string(), z.array(z.number()), z.record(z.string(), z.number())], {
      error: 'a text like "1,0.2", a list of numbers, or a number for each name is needed',
    }),
    words: "text, a list of numbers, or a number for each name",
  },
  budgets: {
    schema: z.union(
      [
        z.string(),
        z.number(),
        z.strictObject({ train: z.optional(budget), val: z.optional(budget) }),
      ],
      { error: 'a share like "1%", an amount like 0.05, or one for `train` and `val` is needed' },
    ),
    words: "text, a number (an amount), or one for `train` and `val`",
  },
};
