// `lossledger run` in a terminal whose size changes all the time → the training has the size that was last, and all of it is shown.

import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { createDraws } from "../attack/draws.mjs";
import { bin, hasLines, isLeft, rowOf, saidBy, trainer, watch } from "./command.mjs";
import { shapeOf, training } from "./training.mjs";

export async function* soak({ updates, seed, folder }) {
  const pty = terminals();
  if (pty === undefined) yield { what: "a terminal: skipped, @lydell/node-pty is missing" };
  else yield resized(pty, Math.ceil(updates / 20), seed, folder);
}

function terminals() {
  try {
    return createRequire(import.meta.url)("@lydell/node-pty");
  } catch {
    return undefined;
  }
}

const RETURN = 0x0d;
/** A terminal puts a carriage return before each line end, and there are two of them. */
const withoutReturns = (bytes) => bytes.filter((byte) => byte !== RETURN);

async function resized(pty, updates, seed, folder) {
  const lines = join(folder, "lines");
  const args = [bin, "run", "--live-to", lines, "--report-to", join(folder, "report"), "--"];
  const program = [process.execPath, trainer, folder, String(updates), String(seed)];
  const terminal = pty.spawn(process.execPath, [...args, ...program], { cols: 90, encoding: null });
  const [shown, printed] = [createHash("sha256"), createHash("sha256")];
  terminal.onData((data) => shown.update(withoutReturns(Buffer.from(data))));
  const draws = createDraws(seed, 3);
  let width = 90;
  const timer = setInterval(() => {
    width = 20 + draws.below(200);
    terminal.resize(width, 10 + draws.below(90));
  }, 20);
  const child = Object.assign(new EventEmitter(), { kill: () => terminal.kill("SIGKILL") });
  terminal.onExit(({ exitCode }) => child.emit("close", exitCode));
  const { ended } = watch(child, terminal.pid);
  await saidBy(folder, "pid");
  for (const piece of training(updates, seed)) printed.update(withoutReturns(piece));
  setTimeout(() => clearInterval(timer), 0);
  const end = await ended;
  const said = await saidBy(folder, "printed");
  return rowOf("run -- in a terminal, resized", updates, end, [
    end.code !== 0 && `exit code ${end.code}`,
    shown.digest("hex") !== printed.digest("hex") && "what is shown is not what was printed",
    said.width !== width && `a width of ${said.width} instead of ${width}`,
    !hasLines(readFileSync(lines, "utf8"), shapeOf(updates).epochs) && "epochs without a line",
    (await isLeft(await saidBy(folder, "pid"))) && "the training is left running",
  ]);
}
