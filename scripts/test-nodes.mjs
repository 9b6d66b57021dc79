// Runs the tests on every Node that is supported, from the packages of the registry that hold one:
//   npm run test:nodes                       all tests, on 20, 22 and 24
//   npm run test:nodes -- test/bin.test.ts   these tests

import { spawnSync } from "node:child_process";
import { arch, platform } from "node:process";

const VERSIONS = ["20", "22", "24"];

const system = platform === "win32" ? "win" : platform;
const failed = [];
for (const version of VERSIONS) {
  const npx = ["--yes", "--package", `node-${system}-${arch}@${version}`, "--", "node"];
  const call = (...args) =>
    spawnSync("npx", [...npx, ...args], { stdio: "inherit", shell: platform === "win32" });
  const { status: isThere } = call("--version");
  const { status } = call("node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2));
  if (isThere !== 0 || status !== 0) failed.push(version);
}
if (failed.length > 0) {
  console.error(`the tests fail on Node ${failed.join(", ")}`);
  process.exitCode = 1;
}
