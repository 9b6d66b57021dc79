// The verdict where it is hard: many components, many rows, many runs, large reports, little memory; against `node -e 0` and `wc -l`.

import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeLong, writeRuns, writeShortRuns, writeWide } from "./made-logs.mjs";
import { atMost, megabytes, report, residentOf, timeCommands } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));
const node = process.execPath;

export function bench({ folder, isQuick }) {
  const path = join(folder, "judged.log");
  const part = isQuick ? 16 : 1;
  for (const [components, hidden, seconds] of [
    [64, false, 1],
    [128, false, 4],
    [200, false, 4],
    [64, true, 1],
    [128, true, 4],
  ]) {
    writeWide(path, 300, components, hidden);
    const what = hidden ? "with a hidden term" : "that add up";
    told(`300 rows of ${components} components ${what}`, [path], seconds);
  }
  for (const hidden of [false, true]) {
    const what = hidden ? "a hidden term" : "nothing hidden";
    writeLong(path, 20_000, 10, hidden);
    const few = told(`20,000 × 10, ${what}`, ["--quiet", path]);
    writeLong(path, 200_000 / part, 10, hidden);
    const many = told(`${200_000 / part} × 10, ${what}`, ["--quiet", path], 4);
    const each = (1000 * (many - few)) / (200_000 / part - 20_000);
    if (!isQuick)
      report("  each row more", `${each.toFixed(1)} µs`, atMost(each, 20, " µs, reading too"));
    resident([path]);
  }
  writeLong(path, 800_000 / part, 2, true);
  told(`${800_000 / part} × 2 as JSON`, ["--format", "json", path], 8);
  resident(["--format", "json", path]);
  const size = writeRuns(path, 49, 400, 400 / part);
  const [wc] = timeCommands([["wc", "-l", path]], 3);
  const time = told(`49 runs of 400 epochs, ${megabytes(size)}`, ["--quiet", path]);
  report("  against wc -l", `${(time / wc).toFixed(0)}×`, atMost(time / wc, 30, "×"));
  resident([path], 120);
  const runs = Math.round(9000 / part);
  writeShortRuns(path, 0, runs);
  const page = join(folder, "judged.html");
  told(`${runs} runs as HTML`, ["--format", `html=${page}`, path]);
  const pageSize = statSync(page).size;
  report("  the page", megabytes(pageSize), atMost(Math.round(pageSize / 2 ** 20), 20, " MiB"));
  resident(["--format", `html=${page}`, path], 300);
  rmSync(page);
  rmSync(path);

  function told(name, args, seconds) {
    const [bare, own] = timeCommands(
      [
        [node, "-e", "0"],
        [node, bin, ...args],
      ],
      isQuick ? 1 : 3,
    );
    const text = `${(own / 1000).toFixed(2).padStart(6)} s  ${(own / bare).toFixed(0)}× node -e 0`;
    report(name, text, seconds === undefined ? undefined : atMost(own / 1000, seconds, " s"));
    return own;
  }

  function resident(args, limit) {
    const bytes = residentOf([bin, ...args]);
    report(
      "  resident",
      megabytes(bytes),
      limit === undefined ? undefined : atMost(Math.round(bytes / 2 ** 20), limit, " MiB"),
    );
    const { status } = spawnSync(node, ["--max-old-space-size=1024", bin, ...args], {
      stdio: "ignore",
    });
    report("  exit code with 1 GiB for objects", String(status), {
      text: "0 or 2",
      met: status === 0 || status === 2,
    });
  }
}
