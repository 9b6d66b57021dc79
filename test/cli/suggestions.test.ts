// Slips of the hand → what the messages suggest instead, wherever a name is looked up.

import { describe, expect, test } from "vitest";

import { run } from "../helpers/fake-io.ts";

const LOG = "fixtures/seed/question.log";

describe("a misspelt name", () => {
  test.each([
    ["command", ["prase"], "lossledger parse"],
    ["command after help", ["help", "chekc"], "check"],
    ["shell", ["completion", "powershel"], "powershell"],
    ["flag", ["--wieghts", "1", LOG], "--weights"],
    ["flag of check", ["check", "--max-residul", "1%", LOG], "--max-residual"],
    ["flag of parse", ["parse", "--reject", LOG], "--rejects"],
    ["format", ["--format", "sarfi", LOG], "sarif"],
    ["format of rows", ["parse", "--format", "jsno", LOG], "json"],
    ["cause", ["explain", "wieght-penalty"], "lossledger explain weight-penalty"],
    ["cause of demo", ["demo", "hiden-loss"], "lossledger demo hidden-loss"],
    ["cause of --fail-on", ["check", "--fail-on", "adds-pu", LOG], "adds-up"],
    ["certainty of --fail-on", ["check", "--fail-on", "storng", LOG], "strong"],
    ["rule", ["explain", "max-residul"], "lossledger explain max-residual"],
    ["split", ["--split", "trian", LOG], "train"],
    ["split of a budget", ["check", "--max-residual", "tran=1%", LOG], "train"],
    ["choice", ["--color", "alwasy", LOG], "always"],
    ["column", ["--components", "dense_1_los", LOG], "dense_1_loss"],
    ["total", ["--total", "los", LOG], "loss"],
    ["component of a weight", ["--weights", "dense_3=1,dense_2=1", LOG], "dense_1"],
  ] as const)("%s", async (_, args, meant) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(
      `did you mean \`${meant}\`?`.replace("`lossledger parse`", "the command `lossledger parse`"),
    );
  });

  test("variable of the environment", async () => {
    const { exitCode, stderr } = await run([LOG], { env: { LOSSLEDGER_WIEGHTS: "1" } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("did you mean `LOSSLEDGER_WEIGHTS`?");
  });

  test("nothing is suggested where nothing is near", async () => {
    const { stderr } = await run(["--zzzzzz", LOG]);
    expect(stderr).toBe(
      "lossledger: unknown option '--zzzzzz'\n  → see all options: `--help-all`\n",
    );
  });

  test("what was typed is printed without its escape sequences", async () => {
    const { stderr } = await run(["--\u001B[31mred", LOG]);
    expect(stderr).not.toContain("\u001B");
  });
});
