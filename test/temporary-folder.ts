// What tests write goes into one folder, which is removed with all that is in it when they are done.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs before the first worker is started, which takes over the environment. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "lossledger-tests-"));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
