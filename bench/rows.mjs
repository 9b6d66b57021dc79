// Rows of verbose=2 and of CSVLogger, against pandas.read_csv and a script with a regular expression.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeCsv, writeLines } from "./made-logs.mjs";
import { atLeast, megabytes, python, report, timeScripts } from "./measure.mjs";

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

export function bench({ folder, isQuick }) {
  const size = isQuick ? 2 ** 24 : 2 ** 28;
  compare(
    "verbose=2 lines, 14 columns",
    writeLines,
    "regex.py",
    "Python, regular expression",
    [],
    20,
  );
  compare(
    "CSVLogger rows, 14 columns",
    writeCsv,
    "pandas_csv.py",
    "pandas.read_csv",
    ["pandas"],
    5,
  );

  function compare(name, write, other, otherName, modules, limit) {
    const path = join(folder, "rows");
    const bytes = write(path, size);
    const found = python(modules);
    const [own, others] = timeScripts(
      [
        [process.execPath, script("read-once.mjs"), path],
        ...(found === null ? [] : [[found, script(other), path]]),
      ],
      isQuick ? 3 : 5,
    );
    const speed = (time) => bytes / 1e3 / time;
    const text = (time) => `${time.toFixed(0).padStart(6)} ms  ${speed(time).toFixed(0)} MB/s`;
    report(`${name}, ${megabytes(bytes)}`, text(own.read), atLeast(speed(own.read), 400, " MB/s"));
    report("  with an object a row", `${text(own.withRows)}, ${own.rows} rows`);
    report("  resident", megabytes(own.resident));
    if (others === undefined)
      report(`  ${otherName}`, "skipped: no Python with it (PYTHON names one)");
    else {
      report(`  ${otherName}`, text(others.read));
      const ratio = others.read / own.read;
      report("  times as fast", `${ratio.toFixed(1)}×`, atLeast(ratio, limit, "×"));
    }
    rmSync(path);
  }
}
