// lossledger as a process that is watched: how it ends, how much memory it has on the way, and whether it leaves another process behind.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { median } from "../../bench/measure.mjs";

export const bin = fileURLToPath(new URL("../../bin/lossledger.js", import.meta.url));
export const trainer = fileURLToPath(new URL("trainer.mjs", import.meta.url));

const SAMPLE_MILLISECONDS = 100;
/** Mebibytes that the last third of the time may have more than the second, as medians: V8 collects when it likes. */
export const MOST_GROWTH = 32;
/** Mebibytes at any time: 64 of them may wait to be read (`src/cli/live/analyst-thread.ts`). */
export const MOST = 320;
/** Seconds after which memory tells something: until then a program warms up. */
const TELLING = 15;

export function start(args) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: "pipe" });
  child.stdin.on("error", () => undefined);
  return watch(child, child.pid);
}

/** Whatever happens, nothing of this is left behind. */
const started = new Set();
process.once("exit", () => {
  for (const child of started) child.kill("SIGKILL");
});

/** Settles when there is room for more, or when nobody reads it any longer. */
export async function write({ child, ended }, piece) {
  if (child.stdin.write(piece)) return;
  const drained = new Promise((resolve) => child.stdin.once("drain", resolve));
  await Promise.race([drained, ended]);
}

/** `child` is to be read by the caller; `ended` gives what became of it. */
export function watch(child, pid) {
  const sizes = [];
  const from = performance.now();
  started.add(child);
  const timer = setInterval(() => {
    const size = residentOf(pid);
    if (size !== undefined) sizes.push(size);
  }, SAMPLE_MILLISECONDS);
  const ended = once(child, "close").then(([code, signal]) => {
    clearInterval(timer);
    started.delete(child);
    return { code, signal, seconds: (performance.now() - from) / 1000, ...memoryOf(sizes) };
  });
  return { child, ended };
}

/** Mebibytes, where the system tells. */
function residentOf(pid) {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Nothing where the system does not tell. */
function memoryOf(sizes) {
  if (sizes.length < 3) return {};
  const third = (i) => sizes.slice((i * sizes.length) / 3, ((i + 1) * sizes.length) / 3);
  return { second: median(third(1)), last: median(third(2)), most: Math.max(...sizes) };
}

/** A row of the table: what was done, and which promises were broken. */
export function rowOf(what, updates, { seconds, second, last, most }, broken) {
  const grows = seconds >= TELLING && (last > second + MOST_GROWTH || most > MOST);
  return {
    what,
    updates,
    seconds,
    memory: most === undefined ? undefined : [second, last, most],
    broken: [...broken, grows && "memory grows"].filter((one) => one !== false),
  };
}

/** What was printed, told by its hash. */
export function hashOf(stream) {
  const sum = createHash("sha256");
  stream.on("data", (data) => sum.update(data));
  return () => sum.digest("hex");
}

/** Whether every epoch has a line of the ledger, in order. */
export function hasLines(text, epochs) {
  const told = [...text.matchAll(/^\s*epoch (\d+) /gm)].map(([, number]) => Number(number));
  return told.length === epochs && told.every((number, i) => number === i + 1);
}

/** What `trainer.mjs` said of itself, once it has. */
export async function saidBy(folder, name) {
  const path = join(folder, name);
  await until(() => existsSync(path) && readFileSync(path).length > 0, `${name} of the training`);
  return JSON.parse(readFileSync(path, "utf8"));
}

export async function until(isSo, what, seconds = 60) {
  for (const from = performance.now(); !isSo(); await wait(10))
    if (performance.now() - from > 1000 * seconds) throw new Error(`no ${what} in ${seconds} s`);
}

/** Whether a process is left some time after what started it has ended. */
export async function isLeft(pid) {
  for (let i = 0; i < 100; i += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return false;
    }
    await wait(20);
  }
  return true;
}
