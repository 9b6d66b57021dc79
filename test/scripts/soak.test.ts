// A short soak from one seed, as `npm run soak` does it with ten million updates; its parts at the same time, as each waits most of it.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { test } from "vitest";

const script = fileURLToPath(new URL("../../scripts/soak.mjs", import.meta.url));

test.concurrent.for([
  ["pipes", 4],
  ["rotation", 1],
  ["terminal", 1],
  ["signals", 10],
] as const)("%s", { timeout: 120_000 }, async ([part, rows], { expect }) => {
  const args = [script, "--part", part, "--updates", "5000", "--seed", "7"];
  // What was wrong stands there where the program fails, too.
  const failed = (error: { readonly stdout: string }): typeof error => error;
  const { stdout } = await promisify(execFile)(process.execPath, args).catch(failed);
  expect(stdout.match(/^✓ /gm), stdout).toHaveLength(rows);
});
