// The name of a shell → a script that completes command lines in it.

import { fail } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { SHELLS } from "../options/shells.ts";
import type { Context } from "./context.ts";

export async function completion({ io, files }: Context): Promise<ExitCode> {
  const shell = SHELLS.find((known) => known === files[0]);
  if (shell === undefined || files.length > 1) {
    throw fail("unknown-shell", { name: files.join(" "), known: SHELLS });
  }
  const { scripts } = await import("../completions/scripts.ts");
  await io.stdout.write(scripts[shell]);
  return EXIT.judged;
}
