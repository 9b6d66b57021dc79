// A training through `--live` and through `lossledger run`, whose reader is fast, slow, or stalls: bytes, epochs and report are all there.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { createDraws } from "../attack/draws.mjs";
import { hashOf, hasLines, isLeft, rowOf, saidBy, start, trainer, write } from "./command.mjs";
import { shapeOf, training } from "./training.mjs";

/** Of the updates that a reader which stalls gets. */
const STALLED = 10;

export async function* soak({ updates, seed, folder }) {
  const fewer = Math.ceil(updates / STALLED);
  yield throughLive("--live", updates, seed, { folder });
  yield throughRun("run --", updates, seed, { folder });
  yield throughLive("--live, its reader stalls", fewer, seed, { folder, isSlow: true });
  yield throughRun("run --, its reader stalls", fewer, seed, { folder, isSlow: true });
}

function flags(folder) {
  const [lines, report] = ["lines", "report.json"].map((name) => join(folder, name));
  const told = () => ({ text: readFileSync(lines, "utf8"), report: readFileSync(report, "utf8") });
  return { told, args: ["--live-to", lines, "--report-to", report, "--format", "json"] };
}

async function throughLive(what, updates, seed, { folder, isSlow = false }) {
  const { args, told } = flags(folder);
  const command = start(["--live", ...args]);
  const { child, ended } = command;
  const passed = hashOf(child.stdout);
  if (isSlow) void stall(child.stdout, createDraws(seed, 0));
  const sum = createHash("sha256");
  for (const piece of training(updates, seed)) {
    sum.update(piece);
    await write(command, piece);
  }
  child.stdin.end();
  const end = await ended;
  return rowOf(what, updates, end, broken(end, 0, passed() === sum.digest("hex"), told(), updates));
}

async function throughRun(what, updates, seed, { folder, isSlow = false }) {
  const { args, told } = flags(folder);
  const training = [process.execPath, trainer, folder, String(updates), String(seed)];
  const { child, ended } = start(["run", ...args, "--", ...training]);
  child.stdin.end();
  const passed = hashOf(child.stdout);
  if (isSlow) void stall(child.stdout, createDraws(seed, 1));
  const end = await ended;
  const { sum } = await saidBy(folder, "printed");
  return rowOf(what, updates, end, [
    ...broken(end, 0, passed() === sum, told(), updates),
    (await isLeft(await saidBy(folder, "pid"))) && "the training is left running",
  ]);
}

function broken({ code }, expected, isSame, { text, report }, updates) {
  const { epochs } = shapeOf(updates);
  const [run] = JSON.parse(report).runs;
  return [
    code !== expected && `exit code ${code}`,
    !isSame && "bytes are not the same",
    !hasLines(text, epochs) && "epochs without a line",
    run.epochs !== epochs && `${run.epochs} of ${epochs} epochs in the report`,
    run.verdict.id !== "hidden-term" && `verdict ${run.verdict.id}`,
  ];
}

/** Reads for a moment, then not for as long or ten times as long, until all is read. */
async function stall(stream, draws) {
  while (!stream.readableEnded) {
    await wait(1 + draws.below(20));
    stream.pause();
    await wait(draws.chance(0.05) ? 500 : 1 + draws.below(20));
    stream.resume();
  }
}
