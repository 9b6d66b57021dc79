// `--live` beside a long training: memory over millions of updates, and what passing on adds to the time of each.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";

import { atMost, median, megabytes, report } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));

/** A Keras 3 bar at one step, without colour. */
function update(epoch, step, steps) {
  const filled = Math.floor((20 * step) / steps);
  const [a, b] = [1 / epoch + 0.1 / step, 0.5 / epoch + 0.05 / step];
  const loss = a + b + 2 * 0.9997 ** epoch;
  return `\r${step}/${steps} ${"━".repeat(filled)}${"─".repeat(20 - filled)} 4s 2ms/step - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)} - loss: ${loss.toFixed(4)}`;
}

function residentBytes(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return 1024 * Number(kilobytes);
}

/** Resident bytes at each tenth of the updates, and updates a second. */
async function train(epochs, steps) {
  const child = spawn(process.execPath, [bin, "--live"], { stdio: ["pipe", "pipe", "ignore"] });
  child.stdout.resume();
  const sizes = [];
  const from = performance.now();
  const total = epochs * steps;
  let done = 0;
  let text = "";
  const flush = async () => {
    if (!child.stdin.write(text)) await once(child.stdin, "drain");
    text = "";
  };
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    text += `Epoch ${epoch}/${epochs}\n`;
    for (let step = 1; step <= steps; step += 1) {
      text += update(epoch, step, steps);
      done += 1;
      if (text.length > 2 ** 16) await flush();
      if (done % (total / 10) === 0) sizes.push(residentBytes(child.pid));
    }
    text += "\n";
  }
  await flush();
  const rate = (1000 * total) / (performance.now() - from);
  child.stdin.end();
  await once(child, "close");
  return { sizes, rate };
}

/** Milliseconds from writing an update until it is there again, for each; an update every five. */
async function latencies(command, args, count) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
  let waiting = 0;
  let arrived = () => undefined;
  child.stdout.on("data", (data) => {
    waiting -= data.length;
    if (waiting === 0) arrived();
  });
  const times = [];
  const steps = 50;
  for (let i = 0; i < count; i += 1) {
    const [epoch, step] = [1 + Math.floor(i / steps), 1 + (i % steps)];
    const start = step === 1 ? `${epoch === 1 ? "" : "\n"}Epoch ${epoch}/${count / steps}\n` : "";
    const bytes = Buffer.from(start + update(epoch, step, steps));
    waiting = bytes.length;
    const done = new Promise((resolve) => {
      arrived = resolve;
    });
    const from = performance.now();
    child.stdin.write(bytes);
    await done;
    times.push(performance.now() - from);
    await wait(5);
  }
  child.stdin.end();
  await once(child, "close");
  // The first ones wait for the program to start.
  return times.slice(steps).toSorted((a, b) => a - b);
}

export async function bench({ isQuick }) {
  if (process.platform !== "linux") {
    console.log("  (needs /proc)");
    return;
  }
  for (const [epochs, steps] of isQuick
    ? [[600, 1000]]
    : [
        [10_000, 1000],
        [10, 1_000_000],
      ]) {
    const { sizes, rate } = await train(epochs, steps);
    const name = `${epochs} epochs × ${steps} updates`;
    report(
      name,
      `${sizes.map((size) => Math.round(size / 2 ** 20)).join(" ")} MiB  ${Math.round(rate)}/s`,
    );
    const grown = sizes.at(-1) - sizes[4];
    report(
      `  grown in the last half`,
      megabytes(grown),
      atMost(Math.round(grown / 2 ** 20), 64, " MiB"),
    );
  }
  const count = isQuick ? 500 : 3000;
  const plain = await latencies("cat", [], count);
  const live = await latencies(process.execPath, [bin, "--live"], count);
  const shown = (times) =>
    `${median(times).toFixed(2)} ms, 99 % ${times[Math.floor(0.99 * times.length)].toFixed(2)} ms, most ${times.at(-1).toFixed(2)} ms`;
  report("an update through cat", shown(plain));
  report("an update through --live", shown(live));
  const added = live[Math.floor(0.99 * live.length)] - plain[Math.floor(0.99 * plain.length)];
  report("  added, at 99 %", `${added.toFixed(2)} ms`, atMost(added, 5, " ms"));
}
