// Arguments, environment and streams → an exit code; the only place where errors become messages.

import type { MessagePort } from "node:worker_threads";

import { EXIT } from "./exit-code.ts";
import type { Io, WorkerRole } from "./io.ts";
import { version } from "./version.ts";

export { processIo } from "./io.ts";
export { guardDescriptors } from "./streams.ts";

/** What a thread of `bin/worker.js` runs. */
export async function serveTasks(port: MessagePort, io: Io, role: WorkerRole): Promise<void> {
  if (role === "analyst") {
    const { serveAnalyst } = await import("./live/analyst-thread.ts");
    serveAnalyst(port);
  } else {
    const workers = await import("./workers.ts");
    workers.answerTasks(port, io);
  }
}

/** The exit code; with `run` that of the program it ran. */
export async function main(io: Io): Promise<number> {
  try {
    // Asked for by scripts: answered before anything else is loaded.
    if (io.argv.length === 1 && (io.argv[0] === "--version" || io.argv[0] === "-V")) {
      await io.stdout.write(`${version}\n`);
      return EXIT.judged;
    }
    if (io.argv[0] === "__complete") {
      const { offersText } = await import("./completions/offers.ts");
      await io.stdout.write(offersText(io.argv.slice(1)));
      return EXIT.judged;
    }
    const { act, areFiles } = await import("./act.ts");
    if (areFiles(io.argv)) return await act(io, "diagnose", io.argv);
    const { runProgram } = await import("./program.ts");
    return await runProgram(io);
  } catch (error) {
    const { errorText } = await import("./message-text.ts");
    const { wantsUnicode } = await import("./output-style.ts");
    const unicode = wantsUnicode(io.argv.includes("--ascii"), io.env);
    const text = errorText(error, { io, unicode });
    // A full disk may take stderr away too; the exit code still tells.
    await io.stderr.write(text).catch(() => undefined);
    return EXIT.notJudged;
  }
}
