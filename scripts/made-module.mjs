// `import … from "PATH.ENDING"` → a module made of another file, which the path names; a plugin of Rolldown and Vite.

import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** `source`: what stands in place of the ending; `made`: the file or folder → the module's text. */
export function madeModule({ name, ending, source, made }) {
  const filter = { id: new RegExp(`\\.${ending}$`) };
  const fileOf = (path) => `${path.slice(0, -ending.length - 1)}${source}`;
  return {
    name,
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
        return made(file);
      },
    },
  };
}
