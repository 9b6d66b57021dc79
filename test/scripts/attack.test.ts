// A short attack from one seed, as `npm run attack` runs it for minutes.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../../scripts/attack.mjs", import.meta.url));

test.each([
  ["exact", 20],
  ["same", 8],
  ["broken", 8],
  ["processes", 1],
])("%s", (part, cases) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [script, "--part", part, "--cases", String(cases), "--seed", "7"],
    { encoding: "utf8" },
  );
  expect(stdout).toContain(`\n${part}: ${cases} cases`);
  expect(status).toBe(0);
});
