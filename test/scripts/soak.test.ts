// A short soak from one seed, as `npm run soak` does it with ten million updates.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../../scripts/soak.mjs", import.meta.url));

test.each([
  ["pipes", 4],
  ["rotation", 1],
  ["terminal", 1],
  ["signals", 10],
])("%s", { timeout: 120_000 }, (part, rows) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, "--part", part, "--updates", "20000", "--seed", "7"],
    { encoding: "utf8" },
  );
  expect(stdout.match(/^✓ /gm), stdout + stderr).toHaveLength(rows);
  expect(status).toBe(0);
});
