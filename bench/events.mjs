// TensorBoard event files, of scalars only and with images, against TensorFlow's own reader.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writePictures, writeScalars } from "./made-events.mjs";
import { atLeast, megabytes, python, report, speedsOf, timeScripts } from "./measure.mjs";

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

export function bench({ folder, isQuick }) {
  const part = isQuick ? 16 : 1;
  const [train, validation] = ["train", "validation"].map((name) => join(folder, name));
  const scalars = writeScalars(train, validation, 2 ** 26 / part);
  compare("scalars, one a record", [train, validation], scalars, 100);
  compare("images and histograms", [train], writePictures(train, 2 ** 28 / part), 400, 1);
  for (const path of [train, validation]) rmSync(path);

  function compare(name, paths, bytes, limit, times) {
    const found = python(["tensorflow"]);
    const [own, others] = timeScripts(
      [
        [process.execPath, script("read-once.mjs"), ...paths],
        ...(found === null ? [] : [[found, script("tensorflow_events.py"), ...paths]]),
      ],
      isQuick ? 3 : 5,
    );
    const { speed, text } = speedsOf(bytes);
    report(
      `${name}, ${megabytes(bytes)}`,
      text(own.read),
      atLeast(speed(own.read), limit, " MB/s"),
    );
    report("  with an object a row", `${text(own.withRows)}, ${own.rows} rows`);
    report("  resident", megabytes(own.resident));
    if (others === undefined)
      report("  summary_iterator", "skipped: no Python with TensorFlow (PYTHON names one)");
    else {
      report("  summary_iterator", `${text(others.read)}, ${others.values} values`);
      const ratio = others.read / own.read;
      report("  times as fast", `${ratio.toFixed(1)}×`, times && atLeast(ratio, times, "×"));
    }
  }
}
