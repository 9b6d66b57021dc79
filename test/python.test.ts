// The Python package: its tests, on the Python of this machine. Those that train are skipped where there is no Keras.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

const OLDEST = "import sys; sys.exit(sys.version_info < (3, 9))";
const isThere = spawnSync("python3", ["-c", OLDEST]).status === 0;

test.skipIf(!isThere)(
  "the tests of python/ pass",
  () => {
    const { status, stderr } = spawnSync(
      "python3",
      ["-B", "-m", "unittest", "discover", "-s", "python/tests"],
      { encoding: "utf8" },
    );
    expect(status, stderr).toBe(0);
    const ran = /^Ran (\d+) tests/m.exec(stderr)?.[1];
    expect(Number(ran), stderr).toBeGreaterThan(10);
  },
  300_000,
);

test("the package has the version of the command, and is in no package of npm", () => {
  const { version, files } = JSON.parse(readFileSync("package.json", "utf8")) as {
    version: string;
    files: string[];
  };
  expect(readFileSync("python/pyproject.toml", "utf8")).toContain(`\nversion = "${version}"\n`);
  expect(files.filter((name) => name.startsWith("python"))).toEqual([]);
});
