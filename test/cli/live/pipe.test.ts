// `--live` as a process in a real pipe: random bytes, slow and closed readers, signals. Runs the bundle.

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

import { afterEach, expect, test } from "vitest";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
});

function live(...args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8" };
  const child = spawn(process.execPath, ["bin/lossledger.js", "--live", ...args], { env });
  started.push(child);
  let stderr = "";
  child.stderr.on("data", (data) => (stderr += String(data)));
  // A pipe that is closed on purpose.
  child.stdin.on("error", () => undefined);
  const exit = once(child, "exit");
  return { child, exit: async () => await exit, stderr: () => stderr };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(10);
}

test("passes random bytes through unchanged", async () => {
  const { child, exit } = live();
  const bytes = randomBytes(300_000);
  child.stdin.end(bytes);
  const seen: Buffer[] = [];
  for await (const data of child.stdout) seen.push(data as Buffer);
  await exit();
  expect(Buffer.concat(seen).equals(bytes)).toBe(true);
});

test("waits for a slow reader, loses nothing and hoards nothing", async () => {
  const { child, exit } = live();
  const many = Buffer.from("Downloading data, which is not a row of a log\n".repeat(30_000));
  let isTaken = false;
  child.stdin.end(many, () => {
    isTaken = true;
  });
  await wait(300);
  expect(isTaken).toBe(false);
  const seen: Buffer[] = [];
  for await (const data of child.stdout) seen.push(data as Buffer);
  await exit();
  expect(Buffer.concat(seen).equals(many)).toBe(true);
});

test("ends as a pipe does when its reader goes away", async () => {
  const { child, exit, stderr } = live();
  const log = readFileSync("fixtures/corpus/k2-066/train.log");
  child.stdout.once("data", () => child.stdout.destroy());
  const feed = setInterval(() => child.stdin.write(log), 5);
  const [code] = await exit();
  clearInterval(feed);
  expect(code).toBe(141);
  expect(stderr()).not.toContain("stdin ·");
});

const log = readFileSync("fixtures/corpus/k2-066/train.log");

test("after Ctrl-C it waits for the end of the log and reports", async () => {
  const { child, exit, stderr } = live();
  child.stdin.write(log);
  await once(child.stdout, "data");
  child.stdout.resume();
  child.kill("SIGINT");
  await wait(100);
  expect(child.exitCode).toBe(null);
  child.stdin.end("KeyboardInterrupt\n");
  const [code] = await exit();
  expect(code).toBe(130);
  expect(stderr()).toContain("stdin · Keras 2");
});

test.each([
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("after %s it reports what it has", async (signal, expected) => {
  const { child, exit, stderr } = live();
  child.stdin.write(log);
  await once(child.stdout, "data");
  child.stdout.resume();
  await until(() => stderr().includes(" epoch "));
  child.kill(signal);
  const [code] = await exit();
  expect(code).toBe(expected);
  expect(stderr()).toContain("stdin · Keras 2");
});
