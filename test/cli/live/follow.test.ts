// `--follow` as a process on a file that grows. Runs the bundle.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { afterEach, beforeEach, expect, test } from "vitest";

const LOG = readFileSync("fixtures/corpus/k2-066/train.log");

let folder = "";
const started: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lossledger-follow-"));
});
afterEach(async () => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

function follow(...args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8" };
  const child = spawn(process.execPath, ["bin/lossledger.js", "--follow", ...args], { env });
  started.push(child);
  const seen = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => (seen.stdout += String(data)));
  child.stderr.on("data", (data) => (seen.stderr += String(data)));
  return { child, seen, exit: once(child, "close") };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("waits for the file, tells of every epoch, and reports at %s", async (signal, code) => {
  const path = join(folder, "train.log");
  const { child, seen, exit } = follow(path);
  await until(() => seen.stderr.includes("is not there; waiting for it"));
  const half = LOG.length >> 1;
  await appendFile(path, LOG.subarray(0, half));
  await until(() => seen.stdout.includes("epoch 1 "));
  expect(seen.stdout).not.toContain("train.log ·");
  await appendFile(path, LOG.subarray(half));
  await until(() => seen.stdout.includes("epoch 5 "));
  child.kill(signal);
  expect(await exit).toEqual([code, null]);
  expect(seen.stdout).toMatch(/train\.log\s+(?:· )?Keras 2/);
  expect(seen.stderr.split("\n").filter((line) => line !== "")).toHaveLength(1);
});

test("ends when nobody reads its lines any longer", async () => {
  const path = join(folder, "train.log");
  await appendFile(path, LOG);
  const { child, seen, exit } = follow(path);
  await until(() => seen.stdout.includes("epoch 2"));
  child.stdout.destroy();
  const feed = setInterval(() => void appendFile(path, LOG), 20);
  expect((await exit)[0]).toBe(141);
  clearInterval(feed);
});

test.each([
  [["a.log", "b.log"], "one file"],
  [[], "one file"],
  [["-"], "one file"],
  [["--live", "a.log"], "give one of them"],
])("%j is refused", async (args, message) => {
  const { child, seen, exit } = follow(...args);
  child.stdin.end();
  expect((await exit)[0]).toBe(2);
  expect(seen.stderr).toContain(message);
});
