// Many small logs in one command.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeShortRuns } from "./made-logs.mjs";
import { atLeast, report, timeCommands } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));

export function bench({ folder, isQuick }) {
  const count = isQuick ? 500 : 10_000;
  for (let number = 0; number < count; number += 1) {
    const group = join(folder, "runs", String(Math.floor(number / 100)));
    mkdirSync(group, { recursive: true });
    writeShortRuns(join(group, `${number}.log`), number);
  }
  const pattern = join(folder, "runs", "**", "*.log");
  const [time] = timeCommands(
    [[process.execPath, bin, pattern, "--format", "ndjson"]],
    isQuick ? 1 : 3,
  );
  const rate = (1000 * count) / time;
  report(
    `${count} logs of 12 epochs`,
    `${(time / 1000).toFixed(1)} s  ${rate.toFixed(0)} logs/s`,
    atLeast(rate, 1500, " logs/s"),
  );
}
