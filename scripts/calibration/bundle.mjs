// A module of the source → that module, bundled and loaded, with the tables of today or with others in their place.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { rolldown } from "rolldown";

import { assembly } from "../assembly.mjs";
import { texts } from "../texts.mjs";

const withTables = (tables) => ({
  name: "with-tables",
  load: (id) =>
    tables !== undefined && id.endsWith("verdict/calibrated.json.text")
      ? `export const text = ${JSON.stringify(JSON.stringify(tables))};`
      : null,
});

export async function loaded(entry, tables) {
  const folder = await mkdtemp(join(tmpdir(), "lossledger-"));
  try {
    const file = join(folder, "bundle.mjs");
    const bundle = await rolldown({
      input: resolve(entry),
      platform: "node",
      logLevel: "warn",
      plugins: [withTables(tables), assembly, texts],
    });
    await bundle.write({ file, format: "esm", codeSplitting: false });
    await bundle.close();
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
