// Files that are no programs → modules, by plugins of Rolldown and Vite.
// `import { text } from "….text"`: what the file of that name without the ending holds, of a style sheet without its indentation, and its hash by which a page lets it through.
// `import { texts } from "….texts"`: the same of each file of a folder, by its name.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { madeModule } from "./made-module.mjs";

const ofFile = madeModule({
  name: "text-of-file",
  ending: "text",
  source: "",
  made(file) {
    const held = readFileSync(file, "utf8");
    const text = file.endsWith(".css") ? held.replace(/\n +/g, "\n") : held;
    const hash = `sha256-${createHash("sha256").update(text).digest("base64")}`;
    return `export const text = ${JSON.stringify(text)};\nexport const hash = ${JSON.stringify(hash)};`;
  },
});

const ofFolder = madeModule({
  name: "texts-of-folder",
  ending: "texts",
  source: "",
  made(folder) {
    const held = readdirSync(folder).map((name) => [
      name,
      readFileSync(join(folder, name), "utf8"),
    ]);
    return `export const texts = ${JSON.stringify(Object.fromEntries(held))};`;
  },
});

export const texts = [ofFile, ofFolder];
