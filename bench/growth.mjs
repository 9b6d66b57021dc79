// Time against size: reading, and the whole verdict, for logs that double.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeLines } from "./made-logs.mjs";
import { megabytes, report, timeCommands, timeScripts } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));
const script = fileURLToPath(new URL("read-once.mjs", import.meta.url));

export function bench({ folder, isQuick }) {
  const path = join(folder, "growth.log");
  for (const size of isQuick ? [1, 2, 4] : [1, 2, 4, 8, 16, 64, 256]) {
    const bytes = writeLines(path, size * 2 ** 20);
    const [{ read, rows }] = timeScripts([[process.execPath, script, path]], 3);
    // A verdict on a million epochs takes minutes.
    const [verdict] = size > 8 ? [] : timeCommands([[process.execPath, bin, "--quiet", path]], 1);
    const whole = verdict === undefined ? "" : `, verdict ${(verdict / 1000).toFixed(2)} s`;
    const each = ((1e6 * read) / bytes).toFixed(1);
    report(
      `${megabytes(bytes)}, ${rows} rows`,
      `read ${read.toFixed(0)} ms (${each} ns a byte)${whole}`,
    );
    rmSync(path);
  }
}
