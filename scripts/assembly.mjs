// `import { bytes } from "….base64"` → what the AssemblyScript compiler makes of the `.ts` file of that name, as a base64 text; a plugin of Rolldown and Vite.

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const ENDING = ".base64";
const filter = { id: /\.base64$/ };

export const assembly = {
  name: "assembly",
  resolveId: {
    filter,
    handler: (id, importer) => (importer === undefined ? null : resolve(dirname(importer), id)),
  },
  load: {
    filter,
    async handler(id) {
      const source = id.slice(0, -ENDING.length) + ".ts";
      this.addWatchFile(source);
      const text = readFileSync(source, "utf8");
      // Two bundles are made of one source, and the compiler takes two seconds.
      let binary = compiled.get(text);
      if (binary === undefined) compiled.set(text, (binary = compile(source, text)));
      const base64 = Buffer.from(await binary).toString("base64");
      return `export const base64 = ${JSON.stringify(base64)};`;
    },
  },
};

const compiled = new Map();

async function compile(source, text) {
  const { default: asc } = await import("assemblyscript/asc");
  const name = "input.ts";
  let binary;
  const { error, stderr } = await asc.main(
    [name, "--outFile", "binary", "-O3", "--runtime", "stub", "--enable", "simd", "--noAssert"],
    {
      readFile: (file) => (file === name ? text : null),
      writeFile: (file, contents) => {
        if (file === "binary") binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined)
    throw new Error(`${source}: ${error?.message ?? "nothing came out"}\n${stderr.toString()}`);
  return binary;
}
