// Trainings that are interrupted once, twice or until they end → the code that is promised, and nothing left running.

import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { createDraws } from "../attack/draws.mjs";
import { isLeft, rowOf, saidBy, start, trainer, write } from "./command.mjs";
import { training } from "./training.mjs";

/** More than any of them gets to print. */
const ENDLESS = 1e9;
const [INTERRUPTED, TERMINATED, HUNG_UP, KILLED, SAVED] = [130, 143, 129, 137, 3];

/** What the training does about signals, which ones there are, and how lossledger may end. */
const TRAININGS = [
  ["end", ["SIGINT"], [INTERRUPTED]],
  ["end", ["SIGINT", "SIGINT"], [INTERRUPTED]],
  ["end", ["SIGTERM"], [TERMINATED]],
  ["end", ["SIGHUP"], [HUNG_UP]],
  ["save", ["SIGINT"], [SAVED]],
  ["save", ["SIGINT", "SIGINT"], [SAVED, KILLED]],
  ["ignore", ["SIGTERM", "SIGTERM"], [KILLED]],
  ["ignore", ["SIGINT", "SIGINT", "SIGINT"], [KILLED]],
];
const PIPES = [
  [["SIGINT", "SIGINT"], [INTERRUPTED]],
  [["SIGTERM"], [TERMINATED]],
];

/** Milliseconds until the last of several signals is sent again, and how often. */
const PATIENCE = 2_000;
const TRIES = 40;

/** For so many updates of the whole one of each. */
const PER_ROUND = 1_000_000;

/** All at the same time, as each waits most of it. */
export async function* soak({ updates, seed, folder }) {
  const rounds = Math.ceil(updates / PER_ROUND);
  const runs = TRAININGS.map(([about, signals, codes], i) => {
    const what = `run --, ${signals.join(", ")}; the training ${about}s`;
    const own = mkdtempSync(join(folder, "run-"));
    const draws = createDraws(seed, 10 + i);
    return repeated(what, rounds, () => interruptedRun(about, signals, codes, draws, own));
  });
  const pipes = PIPES.map(([signals, codes], i) => {
    const draws = createDraws(seed, 100 + i);
    const what = `--live, ${signals.join(", ")}`;
    return repeated(what, rounds, () => interruptedPipe(signals, codes, draws));
  });
  for (const row of [...runs, ...pipes]) yield await row;
}

async function repeated(what, rounds, once) {
  const from = performance.now();
  const broken = [];
  for (let i = 0; i < rounds; i += 1) broken.push(...(await once()));
  return rowOf(what, rounds, { seconds: (performance.now() - from) / 1000 }, broken);
}

async function interruptedRun(about, signals, codes, draws, folder) {
  rmSync(join(folder, "pid"), { force: true });
  const program = [process.execPath, trainer, folder, String(ENDLESS), "1", about];
  const { child, ended } = start(["run", "--", ...program]);
  const pid = await saidBy(folder, "pid");
  await once(child.stdout, "data");
  const broken = await send(child, ended, signals, codes, draws);
  return [...broken, (await isLeft(pid)) && "the training is left running"];
}

async function interruptedPipe(signals, codes, draws) {
  const command = start(["--live"]);
  const { child, ended } = command;
  const writing = (async () => {
    for (const piece of training(ENDLESS, 1)) {
      if (child.exitCode !== null || child.stdin.destroyed) return;
      await write(command, piece);
      await wait(5);
    }
  })();
  await once(child.stdout, "data");
  const broken = await send(child, ended, signals, codes, draws);
  await writing;
  return broken;
}

/**
 * Signals that come before the last one was heard are one with it, on a machine that is busy: until it ends, the last of
 * several is sent again. One that comes when all is over, and nobody hears it any more, ends it as a shell would tell of it.
 */
async function send(child, ended, signals, codes, draws) {
  child.stdout.resume();
  child.stderr.resume();
  for (const signal of signals) {
    await wait(50 + draws.below(100));
    child.kill(signal);
  }
  for (let i = 0; i < TRIES; i += 1) {
    const end = await Promise.race([ended, wait(PATIENCE, undefined, { ref: false })]);
    if (end !== undefined) {
      const isUnheard = i > 0 && end.signal === signals.at(-1);
      const code = isUnheard ? 128 + constants.signals[end.signal] : end.code;
      return [!codes.includes(code) && `exit code ${end.code}, signal ${end.signal}`];
    }
    if (signals.length > 1) child.kill(signals.at(-1));
  }
  child.kill("SIGKILL");
  return ["it hangs"];
}
