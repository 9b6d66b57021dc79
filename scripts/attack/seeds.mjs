// Every fixture, and the logs of a corpus that LOSSLEDGER_CORPUS names → the files that cases are made from.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const MAX_LENGTH = 2 ** 17;
const SKIPPED = /(?:\.md|truth\.json)$/;

export function readSeeds() {
  const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
  const corpus = process.env.LOSSLEDGER_CORPUS;
  const folders = corpus === undefined ? [fixtures] : [fixtures, corpus];
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .toSorted()
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile() && !SKIPPED.test(path))
      .map((path) => ({
        name: relative(folder, path),
        bytes: readFileSync(path).subarray(0, MAX_LENGTH),
      })),
  );
}
