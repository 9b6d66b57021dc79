// Rows as they were read: what is said where there are none.

import { expect, test } from "vitest";
import { run } from "../../helpers/fake-io.ts";

test("what the message of a log says is not said beside it", async () => {
  const cut = await run(["parse", "fixtures/bad-input/cut.log.gz"]);
  expect(cut.exitCode).toBe(2);
  expect(cut.stderr.match(/the gzip data end early/g)).toHaveLength(1);
  const refused = await run(["parse", "fixtures/bad-input/system.pkl"]);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain("os.system");
  expect(refused.stderr).not.toContain("--rejects");
});
