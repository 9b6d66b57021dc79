// The training as a program: it says which process it is, prints the updates, and says in the end what it printed.
//
//   node trainer.mjs FOLDER UPDATES SEED [save|ignore]   what it does about Ctrl-C: it ends by itself a little later, or never

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { training } from "./training.mjs";

const [, , folder, updates, seed, about] = process.argv;
writeFileSync(join(folder, "pid"), String(process.pid));
if (about === "save") process.on("SIGINT", () => void wait(200).then(() => process.exit(3)));
if (about === "ignore") for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => undefined);
let widths = [process.stdout.columns];
process.stdout.on("resize", () => (widths = [...widths.slice(-1), process.stdout.columns]));

const sum = createHash("sha256");
for (const piece of training(Number(updates), Number(seed))) {
  sum.update(piece);
  await new Promise((resolve) => process.stdout.write(piece, resolve));
  // So that signals are heard; one that waits for them is in no hurry.
  await (about === undefined ? new Promise(setImmediate) : wait(5));
}
// The last change of size may still be on its way.
if (process.stdout.isTTY === true) await wait(300);
writeFileSync(
  join(folder, "printed"),
  JSON.stringify({ sum: sum.digest("hex"), width: widths.at(-1) }),
);
