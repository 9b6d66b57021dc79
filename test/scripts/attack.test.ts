// A short attack from one seed, as `npm run attack` runs it for minutes.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../../scripts/attack.mjs", import.meta.url));

test.each(["exact", "same", "broken", "processes"])("%s", (part) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [script, "--part", part, "--seconds", "1.5", "--seed", "7"],
    { encoding: "utf8" },
  );
  expect(stdout).toMatch(new RegExp(`^${part}: [1-9]\\d* cases`, "m"));
  expect(status).toBe(0);
});
