// Long and rough use, bounded and from a seed: millions of updates, readers that stall, logs that are rotated, terminals that change, Ctrl-C.
//
//   npm run soak -- --updates 10000000 --seed 7    the part that has most of them gets all, the others a share
//   npm run soak -- --part signals                 one part

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { MOST, MOST_GROWTH } from "./soak/command.mjs";

const PARTS = ["pipes", "rotation", "terminal", "signals"];

const { values: given } = parseArgs({
  options: {
    updates: { type: "string", default: "10000000" },
    seed: { type: "string", default: "1" },
    part: { type: "string" },
  },
});
const parts = PARTS.filter((part) => given.part === undefined || part === given.part);
if (parts.length === 0) throw new Error(`no part ${given.part}; there are ${PARTS.join(", ")}`);
const [updates, seed] = [Number(given.updates), Number(given.seed)];
console.log(
  `seed ${seed}; memory is flat where the last third of the time has at most ${MOST_GROWTH} MiB more than the second, and none over ${MOST}\n`,
);
console.log(`  ${"".padEnd(58)}  updates   seconds  MiB: second third, last, most`);
const folder = mkdtempSync(join(tmpdir(), "lossledger-soak-"));
for (const part of parts) {
  const { soak } = await import(`./soak/${part}.mjs`);
  for await (const row of soak({ updates, seed, folder })) tell(row);
}
rmSync(folder, { recursive: true, force: true });

function tell({ what, updates: count, seconds, memory, broken = [] }) {
  const size = memory === undefined ? "" : memory.map((part) => part.toFixed(0)).join(", ");
  const figures =
    seconds === undefined
      ? ""
      : `${String(count).padStart(9)} ${seconds.toFixed(1).padStart(9)}  ${size}`;
  console.log(`${broken.length === 0 ? "✓" : "✗"} ${what.padEnd(58)} ${figures}`.trimEnd());
  for (const text of new Set(broken)) console.log(`    ${text}`);
  if (broken.length > 0) process.exitCode = 1;
}
