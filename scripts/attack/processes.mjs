// The command as a process: readers that go away or stall, signals, a terminal that is no terminal → the code that is promised, every byte passed on, nothing left running.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";

import { exactLog } from "./exact.mjs";

export const title = "processes";

const bin = fileURLToPath(new URL("../../bin/lossledger.js", import.meta.url));
/** Milliseconds after which a process hangs. */
const PATIENCE = 60_000;

export async function attack(draws, { input }) {
  const { text } = exactLog(draws);
  const log = Buffer.from(text.repeat(1 + draws.below(50)));
  input.set("live.log", log);
  await draws.pick([passedOn, readerGone, readerStalls, interrupted, interruptedTwice])(log, draws);
}

function start(args) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: "pipe" });
  // A reader that has gone, or a process that ended, closes the pipe that is written to.
  child.stdin.on("error", () => undefined);
  child.stderr.resume();
  return child;
}

async function ended(child) {
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  const [code, signal] = await once(child, "close");
  clearTimeout(timer);
  if (signal === "SIGKILL") throw new Error("it hangs");
  return code;
}

function expectCode(code, allowed, what) {
  if (!allowed.includes(code)) throw new Error(`${what}: exit code ${code}, not ${allowed}`);
}

/** In pieces of any size; what comes out is what went in. */
async function passedOn(log, draws) {
  const child = start(["--live"]);
  const passed = [];
  child.stdout.on("data", (data) => passed.push(data));
  const end = ended(child);
  for (let at = 0; at < log.length;) {
    const length = 1 + draws.below(20_000);
    child.stdin.write(log.subarray(at, at + length));
    at += length;
    if (draws.chance(0.2)) await wait(1);
  }
  child.stdin.end();
  expectCode(await end, [0, 2], "--live");
  if (!Buffer.concat(passed).equals(log)) throw new Error("--live changed what it passed on");
}

async function readerGone(log) {
  const child = start(["--live"]);
  child.stdout.once("data", () => child.stdout.destroy());
  const end = ended(child);
  for (let i = 0; i < 20 && child.exitCode === null; i += 1) {
    child.stdin.write(log);
    await wait(5);
  }
  child.stdin.end();
  expectCode(await end, [0, 2, 141], "a reader that has gone");
}

async function readerStalls(log) {
  const child = start(["--live"]);
  let length = 0;
  // Counted from the start: what a process leaves unread when it ends, Node reads, paused or not.
  child.stdout.on("data", (data) => (length += data.length)).pause();
  const end = ended(child);
  child.stdin.end(log);
  await wait(300);
  child.stdout.resume();
  expectCode(await end, [0, 2], "a reader that stalls");
  if (length !== log.length) throw new Error(`${length} of ${log.length} bytes were passed on`);
}

/** Started on a log whose end is still to come, and interrupted once it has passed some of it on. */
async function startedAndInterrupted(log) {
  const child = start(["--live"]);
  const end = ended(child);
  child.stdin.write(log);
  // One that ends without a word ends this as well, and its code is looked at.
  await Promise.race([once(child.stdout, "data"), end]);
  child.stdout.resume();
  child.kill("SIGINT");
  return { child, end };
}

async function interrupted(log) {
  const { child, end } = await startedAndInterrupted(log);
  await wait(100);
  child.stdin.end();
  expectCode(await end, [130], "SIGINT");
}

async function interruptedTwice(log) {
  const { child, end } = await startedAndInterrupted(log);
  await wait(50);
  child.kill("SIGINT");
  // Its input stays open: it ends all the same.
  const code = await end;
  if (code !== 130 && code !== null) throw new Error(`SIGINT twice: exit code ${code}, not 130`);
}
