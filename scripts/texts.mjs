// `import { text } from "….text"` → what the file of that name without the ending holds, of a style sheet without its indentation, and its hash by which a page lets it through; a plugin of Rolldown and Vite.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ENDING = ".text";
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const filter = { id: /\.text$/ };

export const texts = {
  name: "texts",
  resolveId: {
    filter,
    handler(id, importer) {
      const path = resolve(dirname(importer ?? ROOT), id);
      // Vitest asks for what it has kept by the address below the root.
      return existsSync(fileOf(path)) ? path : `${ROOT}${id}`;
    },
  },
  load: {
    filter,
    handler(id) {
      const file = fileOf(id);
      this.addWatchFile(file);
      const held = readFileSync(file, "utf8");
      const text = file.endsWith(".css") ? held.replace(/\n +/g, "\n") : held;
      const hash = `sha256-${createHash("sha256").update(text).digest("base64")}`;
      return `export const text = ${JSON.stringify(text)};\nexport const hash = ${JSON.stringify(hash)};`;
    },
  },
};

function fileOf(path) {
  return path.slice(0, -ENDING.length);
}
