// An entry in TypeScript → its exports. Node 20 cannot run TypeScript, so it is bundled on the way.

import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";

import { assembly } from "./assembly.mjs";
import { texts } from "./texts.mjs";

const root = new URL("../", import.meta.url);

export async function evaluate(entry) {
  const bundle = await rolldown({
    input: "generate-entry",
    cwd: fileURLToPath(root),
    platform: "node",
    logLevel: "silent",
    plugins: [
      assembly,
      texts,
      {
        name: "entry",
        resolveId: (id) =>
          id === "generate-entry" ? fileURLToPath(new URL("generate-entry.ts", root)) : null,
        load: (id) => (id.endsWith("generate-entry.ts") ? { code: entry, moduleType: "ts" } : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  const code = Buffer.from(output[0].code).toString("base64");
  return await import(`data:text/javascript;base64,${code}`);
}
