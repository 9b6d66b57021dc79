// Arguments, environment and streams → an exit code; the only place where errors become messages.

import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

export { processIo } from "./io.ts";

export async function main(io: Io): Promise<ExitCode> {
  // Asked for by scripts: answered before anything else is loaded.
  if (io.argv.length === 1 && (io.argv[0] === "--version" || io.argv[0] === "-V")) {
    await io.stdout.write(`${version}\n`);
    return EXIT.judged;
  }
  try {
    const { runProgram } = await import("./program.ts");
    return await runProgram(io);
  } catch (error) {
    const { bugText, CliError, messageText, wantsUnicode } = await import("./program.ts");
    const unicode = wantsUnicode(io.argv.includes("--ascii"), io.env);
    const text = error instanceof CliError ? messageText(error, unicode) : bugText(error);
    // A full disk may take stderr away too; the exit code still tells.
    await io.stderr.write(text).catch(() => undefined);
    return EXIT.notJudged;
  }
}
