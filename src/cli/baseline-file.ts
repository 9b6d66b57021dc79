// The file of accepted findings ↔ its entries, checked by zod/mini.

import { promises } from "node:fs";

import * as z from "zod/mini";

import type { AcceptedFinding } from "../index.ts";
import { codeOf, unreadReason } from "./error-words.ts";
import { fail } from "./errors.ts";

/** The file `lossledger-baseline/v1`; the published JSON Schema is generated from it. */
export const baselineSchema: z.ZodMiniType<{
  readonly accepted: readonly AcceptedFinding[];
}> = z.strictObject(
  {
    $schema: z.optional(z.string()),
    schema: z.literal("lossledger-baseline/v1", {
      error: "`lossledger-baseline/v1` is needed; this may be the file of another version",
    }),
    accepted: z.array(
      z.strictObject(
        {
          source: z.string({ error: "the path of a log is needed" }).check(z.minLength(1)),
          run: z
            .int({ error: "the number of the run in its log, from 1, is needed" })
            .check(z.gte(1)),
          rule: z
            .string({ error: "the id of a cause or of a budget is needed" })
            .check(z.minLength(1)),
          reason: z
            .string({ error: "a reason is needed: why is this accepted?" })
            .check(z.minLength(1, { error: "a reason is needed: why is this accepted?" })),
        },
        { error: "`source`, `run`, `rule` and `reason` are needed, and nothing else" },
      ),
      { error: "a list of accepted findings is needed" },
    ),
  },
  { error: "`schema` and `accepted` are needed, and nothing else" },
);

/** Throws a CliError that names the file and the key. */
export async function readBaseline(
  path: string,
  { mayBeMissing }: { readonly mayBeMissing: boolean },
): Promise<readonly AcceptedFinding[]> {
  let text: string;
  try {
    text = await promises.readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT" && mayBeMissing) return [];
    throw fail("no-baseline", { path, why: unreadReason(error) });
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const wrong = `not JSON: ${error instanceof Error ? error.message : "unknown"}`;
    throw fail("bad-baseline", { path, key: "", wrong });
  }
  const result = z.safeParse(baselineSchema, json);
  if (result.success) return result.data.accepted;
  const issue = result.error.issues[0];
  throw fail("bad-baseline", {
    path,
    key: z.core.toDotPath(issue?.path ?? []),
    wrong: issue?.message ?? "not understood",
  });
}

export function baselineText(accepted: readonly AcceptedFinding[]): string {
  const entries = accepted.map(({ source, run, rule, reason }) => ({ source, run, rule, reason }));
  return `${JSON.stringify({ schema: "lossledger-baseline/v1", accepted: entries }, null, 2)}\n`;
}
