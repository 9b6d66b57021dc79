// Whatever is printed for people keeps to the terminal's columns less one, and to 79 in a pipe.

import { readFileSync } from "node:fs";
import { inspect, stripVTControlCharacters } from "node:util";

import { afterAll, describe, expect, test, vi } from "vitest";

import type { Analysis } from "../../src/index.ts";
import { analyzeOptions } from "../../src/cli/commands/analyze-loaded.ts";
import { makers } from "../../src/cli/commands/products.ts";
import { commandNames } from "../../src/cli/options/commands.ts";
import { textWidth } from "../../src/report/text-width.ts";
import { run, type Surroundings } from "../helpers/fake-io.ts";

const SEED = "fixtures/seed/question.log";
const ANSWER = "fixtures/seed/answer.log";
const CLEAN = "fixtures/corpus/k2-066/train.log";
const TERMINAL = { isTTY: true, columns: 80 };

const commands: readonly (readonly string[])[] = [
  [SEED],
  [ANSWER],
  [CLEAN],
  ["-v", SEED],
  ["-q", SEED, ANSWER],
  ["--plot", SEED],
  ["--penalty", "3.4", SEED],
  ["--weights", "1,0.2", SEED],
  ["--weights", "1,1", ANSWER],
  ["--expect-penalty", CLEAN],
  ["--model", "fixtures/models/two-outputs.keras", ANSWER],
  ["--source", "fixtures/models/train.py", SEED],
  [SEED, ANSWER, CLEAN],
  ["fixtures/corpus"],
  ["fixtures/public"],
  ["-v", "fixtures/releases"],
  ["check", "fixtures/corpus"],
  ["check", "-v", "--max-residual", "1%", SEED, ANSWER],
  ["check", "--weights", "1,1", ANSWER],
  ["check", "--against", SEED, ANSWER],
  ["explain"],
  ["explain", "weight-penalty"],
  ["demo"],
  ["demo", "weight-penalty"],
  ["--help-all"],
  ...commandNames.flatMap((name) => [
    [name, "--help"],
    [name, "--help-all"],
  ]),
];

/** Code stands as it is to be run. */
const CODE = /^ +(?:# .*|.*=.*)?[\w.]+\(.*\)|^ +losses = |^ {2}(?:lossledger|python) /;

// Every log is analysed once, whatever it is then printed on and held to: the corpus for each width took seven of nine seconds.
const known = new Map<string, Promise<Analysis>>();
const { make } = makers.analysis;
const making = vi.spyOn(makers.analysis, "make").mockImplementation((context, source) => {
  const key = inspect([analyzeOptions(context.options), source], { depth: null });
  const made = known.get(key) ?? make(context, source);
  known.set(key, made);
  return made;
});
afterAll(() => making.mockRestore());

function widest(text: string): number {
  return Math.max(...text.split("\n").map(textWidth));
}

describe.each(commands.map((args) => [args.join(" "), args] as const))("%s", (_, args) => {
  test.each([
    ["a pipe", {}, 79],
    ["a terminal of 80 columns", TERMINAL, 79],
    ["a terminal of 60 columns", { isTTY: true, columns: 60 }, 59],
  ] satisfies [string, Surroundings, number][])("in %s", async (__, surroundings, columns) => {
    const { stdout } = await run(args, { ...surroundings, env: { NO_COLOR: "1" }, stdin: "" });
    expect(stdout).not.toBe("");
    for (const line of stdout.split("\n").filter((one) => columns === 79 || !CODE.test(one)))
      expect(textWidth(line), line).toBeLessThanOrEqual(columns);
  });
});

test.each([40, 60, 80])(
  "what is said of a log as it is printed, at %i columns",
  async (columns) => {
    for (const log of [SEED, ANSWER, "fixtures/corpus/k2-054/train.log"]) {
      const { stderr } = await run(["--live"], { isTTY: true, columns, stdin: readFileSync(log) });
      const lines = stripVTControlCharacters(stderr).split("\n");
      expect(lines.slice(0, -1).join("\n")).toContain("epoch");
      for (const line of lines.slice(0, lines.indexOf("")))
        expect(textWidth(line), line).toBeLessThan(columns);
    }
  },
);

test("the first question is answered on one screen", async () => {
  for (const surroundings of [{}, TERMINAL]) {
    const { stdout } = await run([SEED], surroundings);
    expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(22);
  }
});

test("a message is broken between words at a terminal, and is one line in a pipe", async () => {
  const args = ["--format", "sarfi", SEED];
  const [piped, shown] = [await run(args), await run(args, TERMINAL)];
  expect(piped.stderr.trimEnd().split("\n").length).toBe(2);
  expect(widest(shown.stderr)).toBeLessThanOrEqual(79);
  expect(shown.stderr.replaceAll(/\n {4}/g, " ")).toBe(piped.stderr);
  // A path stays whole: it is copied.
  const path = `missing/${"x".repeat(90)}.log`;
  expect((await run([path], TERMINAL)).stderr).toContain(`lossledger: ${path}:\n`);
});
