// What `lossledger demo` shows must be in the package, and must show what it says.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import manifest from "../../../package.json" with { type: "json" };
import { analyze } from "../../../src/analysis/analyze.ts";
import { causeSummaries } from "../../../src/pages/explain.ts";
import { run } from "../../helpers/fake-io.ts";

const shown = causeSummaries.flatMap(({ id, example }) =>
  example === null ? [] : [{ id, example }],
);

/** Runs that were made for the project: nobody else's numbers. */
const OWN = new Set(["fixtures/corpus", "fixtures/releases"]);

test("the package carries the examples and where those of others come from, and no other fixture", () => {
  const packed = manifest.files.filter((path) => path.startsWith("fixtures/"));
  const logs = [...new Set(shown.map(({ example }) => example.path))];
  const folders = [...new Set(logs.map((path) => path.split("/").slice(0, 2).join("/")))];
  const notes = folders.filter((folder) => !OWN.has(folder));
  expect(packed.toSorted()).toEqual(
    [...logs, ...notes.map((folder) => `${folder}/README.md`)].toSorted(),
  );
});

describe.each(shown)("demo $id", ({ id, example }) => {
  test("its report names it, within 80 columns", async () => {
    const { exitCode, stdout, stderr } = await run(["demo", id]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout.startsWith(`${id}: `)).toBe(true);
    const { runs } = analyze(readFileSync(new URL(`../../../${example.path}`, import.meta.url)), {
      expectPenalty: example.expectPenalty,
    });
    const found = runs.flatMap(({ findings }) => findings);
    expect(found.map(({ cause }) => cause)).toContain(id);
    for (const line of stdout.split("\n").filter((text) => !text.startsWith("     ")))
      expect([...line].length, line).toBeLessThanOrEqual(80);
  });

  test("its log, piped back as it says, gives the same report", async () => {
    const { stdout } = await run(["demo", id]);
    const { stdout: log } = await run(["demo", "--log", id]);
    expect(log).toBe(readFileSync(new URL(`../../../${example.path}`, import.meta.url), "utf8"));
    const command = /the same from a pipe: lossledger demo --log \S+ \| lossledger(.*)/.exec(
      stdout.replace(/\s+/g, " "),
    );
    const again = await run((command?.[1] ?? "none").trim().split(" ").filter(Boolean), {
      stdin: log,
    });
    const report = again.stdout.split("\n").slice(2).join("\n").trim();
    expect(stdout).toContain(report);
  });
});
