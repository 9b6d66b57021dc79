// Start-up against bare Node, interleaved in one process so that a busy machine slows both alike; prints medians and ratios.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));
const log = fileURLToPath(new URL("../fixtures/seed/question.log", import.meta.url));
const rounds = Number(process.argv[2] ?? 25);

const cases = [
  { name: "node -e 0", args: ["-e", "0"], target: null },
  { name: "lossledger --version", args: [bin, "--version"], target: 1.25 },
  { name: "lossledger question.log", args: [bin, log], target: 1.6 },
];

const times = cases.map(() => []);
for (let round = 0; round <= rounds; round += 1) {
  cases.forEach(({ args }, i) => {
    const from = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
    const took = Number(process.hrtime.bigint() - from) / 1e6;
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
    // The first round warms the file cache.
    if (round > 0) times[i].push(took);
  });
}

const medians = times.map((list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]);
cases.forEach(({ name, target }, i) => {
  const ratio = medians[i] / medians[0];
  const judged =
    target === null ? "" : ` target ${target.toFixed(2)} ${ratio <= target ? "met" : "MISSED"}`;
  console.log(
    `${name.padEnd(26)} ${medians[i].toFixed(1).padStart(7)} ms  ${ratio.toFixed(2)}x${judged}`,
  );
  if (target !== null && ratio > target) process.exitCode = 1;
});
