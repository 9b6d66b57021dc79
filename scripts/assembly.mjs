// `import { bytes } from "….base64"` → what the AssemblyScript compiler makes of the `.ts` file of that name, as a base64 text; a plugin of Rolldown and Vite.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { madeModule } from "./made-module.mjs";

export const assembly = madeModule({
  name: "assembly",
  ending: "base64",
  source: ".ts",
  made: async (file) =>
    `export const base64 = ${JSON.stringify(await compiled(file, readFileSync(file, "utf8")))};`,
});

const MODULES = fileURLToPath(new URL("../node_modules/", import.meta.url));
const CACHE = `${MODULES}.cache/lossledger/`;
const OPTIONS = ["-O3", "--runtime", "stub", "--enable", "simd", "--noAssert"];

/** Kept by what it is made of: the compiler takes three seconds, and a build, the tests and the page all want the same. */
async function compiled(source, text) {
  const compiler = readFileSync(`${MODULES}assemblyscript/package.json`, "utf8");
  const key = JSON.stringify([compiler, OPTIONS, text]);
  const path = `${CACHE}${createHash("sha256").update(key).digest("hex")}.base64`;
  if (existsSync(path)) return readFileSync(path, "utf8");
  const base64 = Buffer.from(await compile(source, text)).toString("base64");
  mkdirSync(CACHE, { recursive: true });
  // Whole or not at all, as others may read it by now.
  writeFileSync(`${path}.${process.pid}`, base64);
  renameSync(`${path}.${process.pid}`, path);
  return base64;
}

async function compile(source, text) {
  const { default: asc } = await import("assemblyscript/asc");
  const name = "input.ts";
  let binary;
  const { error, stderr } = await asc.main([name, "--outFile", "binary", ...OPTIONS], {
    readFile: (file) => (file === name ? text : null),
    writeFile: (file, contents) => {
      if (file === "binary") binary = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined)
    throw new Error(`${source}: ${error?.message ?? "nothing came out"}\n${stderr.toString()}`);
  return binary;
}
