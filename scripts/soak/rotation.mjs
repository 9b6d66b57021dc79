// A log that is followed while it grows, is replaced by another as rotation does, and is written anew → a line for every epoch.

import { closeSync, ftruncateSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

import { createDraws } from "../attack/draws.mjs";
import { hasLines, rowOf, start, until } from "./command.mjs";
import { shapeOf, training } from "./training.mjs";

/** Files that one after the other have the name. */
const FILES = 8;

export async function* soak({ updates, seed, folder }) {
  yield followed(Math.ceil(updates / 5), seed, folder);
}

async function followed(updates, seed, folder) {
  const path = join(folder, "train.log");
  const { epochs } = shapeOf(updates);
  const draws = createDraws(seed, 2);
  let file = openSync(path, "w");
  const { child, ended } = start(["--follow", path, "--format", "json"]);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (data) => (text += data));
  child.stderr.resume();
  child.stdin.end();
  const told = (epoch) => until(() => text.includes(`epoch ${epoch} `), `line of epoch ${epoch}`);
  for (let i = 0; i < FILES; i += 1) {
    const [from, to] = [i, i + 1].map((part) => Math.floor((part * epochs) / FILES));
    let at = 0;
    for (const piece of training(updates, seed, { from: from + 1, to }))
      at += writeSync(file, piece, 0, piece.length, at);
    // A file that is replaced is read to its end; of one that is cut nobody can read what is gone.
    if (i === FILES - 1 || draws.chance(0.5)) {
      await told(to);
      ftruncateSync(file, 0);
    } else {
      await told(from + 1);
      renameSync(path, `${path}.${i}`);
      closeSync(file);
      file = openSync(path, "w");
    }
  }
  closeSync(file);
  child.kill("SIGINT");
  const end = await ended;
  const at = text.indexOf("\n{");
  const runs = JSON.parse(text.slice(at)).runs;
  const reported = runs.reduce((sum, run) => sum + run.epochs, 0);
  return rowOf("--follow, rotated", updates, end, [
    end.code !== 130 && `exit code ${end.code}`,
    !hasLines(text.slice(0, at), epochs) && "epochs without a line",
    reported !== epochs && `${reported} of ${epochs} epochs in the report`,
  ]);
}
