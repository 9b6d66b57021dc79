// A baseline that is not one: the message names the file, the key, and what is needed there.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { run } from "../helpers/fake-io.ts";

const folder = mkdtempSync(join(tmpdir(), "lossledger-baseline-"));
afterAll(() => rmSync(folder, { recursive: true }));

const schema = "lossledger-baseline/v1";
const entry = { source: "a.log", run: 1, rule: "hidden-term", reason: "L2" };

test.each([
  ["", "not JSON"],
  ["[]", "`schema` and `accepted` are needed, and nothing else"],
  [{ schema, accepted: [], more: 1 }, "`schema` and `accepted` are needed, and nothing else"],
  [{ schema: "lossledger-baseline/v2", accepted: [] }, "this may be the file of another version"],
  [{ schema, accepted: {} }, "`accepted`: a list of accepted findings is needed"],
  [{ schema, accepted: ["a.log"] }, "`accepted[0]`: `source`, `run`, `rule` and `reason`"],
  [{ schema, accepted: [{ ...entry, line: 1 }] }, "`accepted[0]`: `source`, `run`, `rule`"],
  [{ schema, accepted: [{ ...entry, run: 0 }] }, "`accepted[0].run`: the number of the run"],
  [{ schema, accepted: [entry, { ...entry, reason: "" }] }, "`accepted[1].reason`: a reason"],
])("%j is refused", async (content, said) => {
  const path = join(folder, "baseline.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  const { exitCode, stderr } = await run(["check", "--baseline", path, "fixtures/seed/answer.log"]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`lossledger: ${path}: `);
  expect(stderr).toContain(said);
});

test("a folder is none", async () => {
  const { stderr } = await run(["check", "--baseline", folder, "fixtures/seed/answer.log"]);
  expect(stderr).toContain("the baseline could not be read: this is a directory");
});
