// Progress bars that rewrite their line, against `wc -l` on the same file.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeKeras2Bars, writeKeras3Bars } from "./made-logs.mjs";
import { atMost, megabytes, report, residentOf, timeCommands } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));

export function bench({ folder, isQuick }) {
  const size = isQuick ? 2 ** 26 : 2 ** 30;
  for (const [name, write] of [
    ["Keras 2 bars", writeKeras2Bars],
    ["Keras 2 bars, 1,000 an epoch", (path, bytes) => writeKeras2Bars(path, bytes, 1000)],
    ["Keras 2 bars, 100 an epoch", (path, bytes) => writeKeras2Bars(path, bytes, 100)],
    ["Keras 3 bars", writeKeras3Bars],
  ]) {
    const path = join(folder, "bars.log");
    const bytes = write(path, size);
    const node = process.execPath;
    const [wc, rows, verdict] = timeCommands(
      [
        ["wc", "-l", path],
        [node, bin, "parse", "--format", "csv", path],
        [node, bin, path],
      ],
      isQuick ? 3 : 9,
    );
    const text = (time) => `${time.toFixed(0).padStart(5)} ms  ${(time / wc).toFixed(2)}×`;
    report(`${name}, ${megabytes(bytes)}: wc -l`, text(wc));
    report("  lossledger parse", text(rows), atMost(rows / wc, 2, "×"));
    report("  lossledger, with the verdict", text(verdict), atMost(verdict / wc, 4, "×"));
    for (const args of [["parse", "--format", "csv", path], [path]]) {
      const resident = residentOf([bin, ...args]);
      const which = args.length === 1 ? "with the verdict" : "parse";
      report(`  resident, ${which}`, megabytes(resident), atMost(resident / 2 ** 20, 100, " MiB"));
    }
    rmSync(path);
  }
}
