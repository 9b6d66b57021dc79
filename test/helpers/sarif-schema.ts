// The part of SARIF 2.1.0 that reports use, as a zod schema by hand after the standard (OASIS, sarif-v2.1.0); strict, so that a misspelt property fails.

import * as z from "zod";

const message = z.strictObject({ text: z.string().min(1) });

const location = z.strictObject({
  id: z.int().min(0).optional(),
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({
      // RFC 3986: a URI reference holds ASCII only, and what is reserved comes escaped.
      uri: z.string().regex(/^(?:file:\/\/)?[\w/%.!~*'()-]*$/),
      uriBaseId: z.literal("%SRCROOT%").optional(),
    }),
    region: z.strictObject({ startLine: z.int().min(1) }).optional(),
  }),
});

const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: message,
  help: z.strictObject({ text: z.string().min(1), markdown: z.string().min(1) }).optional(),
  defaultConfiguration: z.strictObject({ level: z.literal("error") }),
});

const result = z
  .strictObject({
    ruleId: z.string().min(1),
    ruleIndex: z.int().min(0),
    kind: z.enum(["fail", "open"]),
    level: z.enum(["none", "note", "warning", "error"]),
    message,
    locations: z.array(location).length(1),
    relatedLocations: z.array(location).min(1).optional(),
    partialFingerprints: z.record(z.string(), z.string()),
    suppressions: z
      .array(
        z.strictObject({
          kind: z.literal("external"),
          status: z.literal("accepted"),
          justification: z.string().min(1),
        }),
      )
      .optional(),
  })
  // 3.27.10: any kind but `fail` has the level `none`.
  .refine(({ kind, level }) => (kind === "fail") === (level !== "none"));

const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.literal("lossledger"),
            semanticVersion: z.string().optional(),
            rules: z.array(rule),
          }),
        }),
        invocations: z
          .array(
            z.strictObject({
              executionSuccessful: z.boolean(),
              toolExecutionNotifications: z
                .array(
                  z.strictObject({
                    level: z.literal("error"),
                    message,
                    locations: z.array(location),
                  }),
                )
                .optional(),
            }),
          )
          .length(1),
        columnKind: z.literal("unicodeCodePoints"),
        results: z.array(result),
      }),
    )
    .length(1),
});

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number } | undefined;
  };
}

/** What the tests look at. */
export interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly kind: string;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly Location[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly suppressions?: readonly { readonly justification: string }[] | undefined;
  }[];
}

/** The one run of a report; throws where the report is not SARIF as used here. */
export function readSarif(text: string): SarifRun {
  const [run] = sarifSchema.parse(JSON.parse(text)).runs;
  if (run === undefined) throw new Error("no run");
  return run;
}
