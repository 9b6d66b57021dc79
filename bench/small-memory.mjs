// Logs just below 100 MB of every awkward shape, with 1 GiB for objects → an answer, or a message and exit code 2; never V8's 134.

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeRepeated } from "./made-logs.mjs";
import { report } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));

const number = (t, i) => (0.5 + ((7919 * t + 104_729 * i) % 10_007) / 10_007).toFixed(4);
const bars = (t, more = "") =>
  `26/26 - 1s - ${more}a_loss: ${number(t, 1)} - b_loss: ${number(t, 2)} - loss: ${number(t, 3)}\n`;

/** What a piece of it is, from its number on, and what stands before the first. */
const SHAPES = [
  ["a million epochs", (t) => `Epoch ${t}/1000000\n${bars(t)}`],
  ["a million runs of one epoch", (t) => `Epoch 1/1\n${bars(t)}`],
  [
    "a metric of another name in every row",
    (t) => `Epoch ${t}/1000000\n${bars(t, `m${t}: 0.5 - `)}`,
  ],
  ["pairs", (t) => `[${t}] loss=${number(t, 1)} cls_loss=${number(t, 2)} lr=1e-3\n`],
  ["JSON lines", (t) => `{"epoch": ${t}, "loss": ${number(t, 1)}, "a_loss": ${number(t, 2)}}\n`],
  [
    "JSON lines of 3,000 metrics",
    (t) => `{"epoch": ${t}, "loss": ${number(t, 1)}, "a_loss": 0.5, "m${t % 3000}": 1.5}\n`,
  ],
  [
    "CSV of 1,000 columns",
    (t) => `${t},${Array.from({ length: 1000 }, (_, i) => number(t, i)).join(",")}\n`,
    `epoch,loss,${Array.from({ length: 999 }, (_, i) => `c${i}_loss`).join(",")}\n`,
  ],
  ["one line", () => "loss: 1.2345 - a_loss: 0.5000 - ", "Epoch 1/3\n"],
  ["JSON in JSON", () => '{"a":['],
];

export function bench({ folder, isQuick }) {
  const path = join(folder, "small-memory.log");
  for (const [name, piece, first = ""] of SHAPES) {
    writeRepeated(path, (isQuick ? 1 : 16) * 6_000_000, piece, first);
    for (const format of ["text", "json"]) {
      const from = performance.now();
      const { status, stderr } = spawnSync(
        process.execPath,
        ["--max-old-space-size=1024", bin, "--format", format, path],
        { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] },
      );
      const seconds = ((performance.now() - from) / 1000).toFixed(1);
      const said =
        status === 0
          ? ""
          : `  ${stderr.split("\n", 1)[0].slice(path.length + 14, path.length + 60)}`;
      report(`${name}, ${format}`, `${seconds.padStart(6)} s  exit ${status}${said}`, {
        text: "0 or 2",
        met: status === 0 || status === 2,
      });
    }
  }
  rmSync(path);
}
