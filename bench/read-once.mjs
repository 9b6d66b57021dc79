// A file → how long reading it took in this process, in milliseconds, with the rows made or not; printed as JSON.
// Two files are event files, of training and of validation.

import { closeSync, openSync, readSync } from "node:fs";
import { createLogReader } from "../dist/index.js";

const paths = process.argv.slice(2);
// Begins at a page, as that of the program does (src/source/open.ts).
const chunk = Buffer.from(new WebAssembly.Memory({ initial: 4 }).buffer);
const from = performance.now();
const reader = createLogReader(paths.length > 1 ? { dialect: "tensorboard" } : {});
paths.forEach((path, i) => {
  if (paths.length > 1) reader.startFile(i === 0 ? "train" : "val", path);
  const file = openSync(path, "r");
  for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
    reader.push(chunk.subarray(0, length));
  }
  closeSync(file);
});
const log = reader.end();
const read = performance.now() - from;
const resident = process.resourceUsage().maxRSS * 1024;
const rows = log.runs.reduce((sum, run) => sum + run.rows.length, 0);
console.log(JSON.stringify({ read, resident, withRows: performance.now() - from, rows }));
