// A log that counts iterations, steps or rows: no report says "epoch" of any of them.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { printers } from "../../src/dialects/printers/index.ts";
import { type Analysis, analyze, findFormat, formats, judge, plainStyle } from "../../src/index.ts";

/** Logs of a folder; none where it is not there. */
function logsIn(folder: string): readonly (readonly [name: string, text: Uint8Array | string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:log|csv)$/.test(name))
    .map((name) => [join(folder, name), readFileSync(join(folder, name))] as const);
}

const samples = printers.flatMap(({ facts, samples: own = [], files }) =>
  [...own, ...(files?.samples ?? [])].flatMap(({ text }, i) =>
    typeof text === "string" ? [[`${facts.id} ${i + 1}`, text] as const] : [],
  ),
);

const logs = [...samples, ...logsIn("fixtures/public"), ...logsIn("../shared/public")]
  .map(([name, text]) => [name, analyze(text, { source: "run.log" })] as const)
  .map(([name, { runs, ...rest }]) => {
    const own = runs.filter(({ clock }) => clock !== "epoch");
    return [name, { ...rest, runs: own }] as const;
  })
  .filter(([, { runs }]) => runs.length > 0);

/** Every text in a value of JSON. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What is known of a printer is said of the printer; names of fields and of rules are a contract. */
function worded(id: string, text: string, analysis: Analysis): string {
  const known = analysis.runs.flatMap(({ writer: { facts } }) =>
    facts === undefined ? [] : [facts.known, facts.next?.text, facts.next?.code],
  );
  const values = /json|sarif|gitlab/.test(id)
    ? text
        .split(/\n(?=\{)/)
        .flatMap((part) => textsOf(JSON.parse(part || "null")))
        .filter((value) => value !== "epoch" && value !== "min-epochs")
        .join("\n")
    : id.includes("csv")
      ? text.split("\n").slice(1).join("\n")
      : text.replace(/<style>[^]*?<\/style>/g, "");
  return known.reduce<string>(
    (rest, fact) => (fact === undefined || fact === null ? rest : rest.replaceAll(fact, "")),
    values.replaceAll(/\bmin-epochs\b|,epoch,/g, ""),
  );
}

test("there are such logs", () => {
  expect(logs.length).toBeGreaterThan(8);
});

describe.each(logs)("%s", (_, plain) => {
  const asked = {
    minEpochs: 10_000,
    maxResidual: { train: { kind: "share", limit: 0, text: "0%" } },
  } as const;
  const outcomes = judge(plain, asked);
  const checked: Analysis = { ...plain, check: { outcomes, exitCode: 1, stale: [] } };

  test.each(formats.map(({ id }) => id))("%s", (id) => {
    for (const analysis of [plain, checked])
      for (const verbose of [false, true]) {
        const options = { style: plainStyle(true), width: 80, verbose, plot: true };
        const text = findFormat(id)?.render(analysis, options) ?? "";
        expect(worded(id, text, analysis)).not.toMatch(/(?<!_)epoch/i);
      }
  });
});
