// Rows of verbose=2 and of CSVLogger, against pandas.read_csv and a script with a regular expression; of pairs and of JSON.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeCsv, writeHistory, writeJsonLines, writeLines, writePairs } from "./made-logs.mjs";
import {
  atLeast,
  atMost,
  megabytes,
  python,
  report,
  residentOf,
  speedsOf,
  timeScripts,
} from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));
const script = (name) => fileURLToPath(new URL(name, import.meta.url));

export function bench({ folder, isQuick }) {
  const size = isQuick ? 2 ** 24 : 2 ** 28;
  compare("verbose=2 lines, 14 columns", writeLines, size, 400, {
    script: "regex.py",
    name: "Python, regular expression",
    modules: [],
    limit: 20,
  });
  compare("CSVLogger rows, 14 columns", writeCsv, size, 400, {
    script: "pandas_csv.py",
    name: "pandas.read_csv",
    modules: ["pandas"],
    limit: 5,
  });
  compare("pairs with epoch and step", writePairs, size, 200);
  for (const [name, write] of [
    ["JSON lines, float64", writeJsonLines],
    ["a History as JSON, float64", writeHistory],
  ]) {
    compare(name, write, size / 4, 50, undefined, true);
  }

  function compare(name, write, length, least, other, isJudged = false) {
    const path = join(folder, "rows");
    const bytes = write(path, length);
    const found = other === undefined ? null : python(other.modules);
    const [own, others] = timeScripts(
      [
        [process.execPath, script("read-once.mjs"), path],
        ...(found === null ? [] : [[found, script(other.script), path]]),
      ],
      isQuick ? 3 : 5,
    );
    const { speed, text } = speedsOf(bytes);
    report(
      `${name}, ${megabytes(bytes)}`,
      text(own.read),
      atLeast(speed(own.read), least, " MB/s"),
    );
    report("  with an object a row", `${text(own.withRows)}, ${own.rows} rows`);
    resident("  resident", own.resident, bytes);
    if (isJudged) resident("  resident, with the verdict", residentOf([bin, path]), bytes);
    if (others !== undefined) {
      report(`  ${other.name}`, text(others.read));
      const ratio = others.read / own.read;
      report("  times as fast", `${ratio.toFixed(1)}×`, atLeast(ratio, other.limit, "×"));
    } else if (other !== undefined) {
      report(`  ${other.name}`, "skipped: no Python with it (PYTHON names one)");
    }
    rmSync(path);
  }

  function resident(name, memory, bytes) {
    const perByte = memory / bytes;
    const text = `${megabytes(memory)}, ${perByte.toFixed(1)} bytes a byte`;
    report(name, text, isQuick ? undefined : atMost(perByte, 10, ""));
  }
}
