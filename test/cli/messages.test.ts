// Messages that count speak of one as of one.

import { expect, test } from "vitest";

import { run } from "../helpers/fake-io.ts";

const CUT = "{'loss': [0.5, 0.4], 'a_loss': [0.3, 0.2]";

test.each([
  [`some text\n${CUT}`, "2 lines read", "; 1 line looked like data and could not be read"],
  ["some text\n", "1 line read", "the first is `some text`\n"],
])("%j", async (stdin, read, seen) => {
  const { exitCode, stderr } = await run(["-"], { stdin });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(read);
  expect(stderr).toContain(seen);
});
