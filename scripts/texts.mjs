// `import { text } from "….text"` → what the file of that name without the ending holds, of a style sheet without its indentation, and its hash by which a page lets it through; a plugin of Rolldown and Vite.

import { createHash } from "node:crypto";

import { madeModule } from "./made-module.mjs";

export const texts = madeModule({
  name: "texts",
  ending: "text",
  source: "",
  made(file, held) {
    const text = file.endsWith(".css") ? held.replace(/\n +/g, "\n") : held;
    const hash = `sha256-${createHash("sha256").update(text).digest("base64")}`;
    return `export const text = ${JSON.stringify(text)};\nexport const hash = ${JSON.stringify(hash)};`;
  },
});
