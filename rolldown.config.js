// The library, which runs anywhere; the command, which is the library and what talks to Node; and the types of the library.

import { resolve } from "node:path";

import { dts } from "rolldown-plugin-dts";

import { assembly } from "./scripts/assembly.mjs";
import { texts } from "./scripts/texts.mjs";
import { withoutDocs } from "./scripts/without-docs.mjs";

const LIBRARY = resolve("src/index.ts");

// Parts of commander and chalk that lossledger does not use, and that cost 2 and 5 ms to load: subcommands that are
// programs of their own, and finding out about colour (src/cli/output-style.ts does that).
const unused = new Map([
  ["node:child_process", "export default {};"],
  ["#supports-color", "export default { stdout: false, stderr: false };"],
]);

const withoutUnused = {
  name: "without-unused",
  resolveId: (id) => (unused.has(id) ? `\0${id}` : null),
  load: (id) => unused.get(id.slice(1)) ?? null,
};

/** The command asks for the library when it needs it, and does not carry it: `--version` needs none of it. */
const besideLibrary = {
  name: "beside-library",
  async resolveId(id, importer, options) {
    if (importer === undefined) return null;
    if (id === "./library.cjs") return { id, external: true };
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    return found?.id === LIBRARY ? "\0library.cjs" : null;
  },
  // As CommonJS it runs where the first module that imports it does.
  load: (id) => (id === "\0library.cjs" ? 'module.exports = require("./library.cjs");' : null),
};

/**
 * fflate makes its tables as it loads, which is two thirds of what loading the library took. Only a zip that is read
 * needs them.
 */
const LATE =
  "export function Unzip(onFile) { return new (require('late:zip').Unzip)(onFile); }\n" +
  "export const UnzipInflate = Object.assign(function () { return new (require('late:zip').UnzipInflate)(); }, { compression: 8 });";
const lateUnzip = {
  name: "late-unzip",
  resolveId: (id, importer) =>
    id === "late:zip" ? id : id === "fflate" && importer !== "late:zip" ? "late:unzip" : null,
  load: (id) =>
    id === "late:zip"
      ? 'export { Unzip, UnzipInflate } from "fflate";'
      : id === "late:unzip"
        ? LATE
        : null,
};

/**
 * A few characters that are not ASCII would make every character of the program take two bytes. As a script, which is how
 * bin/start.js runs it, the file is a function of what a module of Node has; as a module it calls that.
 */
const startable = {
  name: "startable",
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const code = chunk.code.replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
      chunk.code =
        '(function (run) { return typeof module === "undefined" ? run : run(exports, require, module, __filename); })' +
        `((function (exports, require, module, __filename) {${code}\n}));\n`;
    }
  },
};

/** The library for `import`, which names what it has. */
const named = {
  name: "named",
  generateBundle(_, bundle) {
    const names = Object.values(bundle).flatMap((chunk) => chunk.exports ?? []);
    const source = `import library from "./library.cjs";\n\nexport const {\n  ${names.join(",\n  ")},\n} = library;\n`;
    this.emitFile({ type: "asset", fileName: "index.js", source });
  },
};

// CommonJS, so that its compiled code can be kept (bin/start.js). One file each; zod runs only when asked for.
// Writes to properties must not count as free of effects: typed arrays are filled so.
const shared = { treeshake: true, logLevel: "warn" };
// What has no side effects was for the bundler alone: half a kilobyte of the package.
const comments = { annotation: false };
const output = { dir: "dist", format: "cjs", codeSplitting: false, minify: true, comments };

export default [
  {
    ...shared,
    input: { library: LIBRARY },
    platform: "neutral",
    plugins: [assembly, texts, withoutDocs, lateUnzip, startable, named],
    output: { ...output, entryFileNames: "library.cjs", cleanDir: true },
  },
  {
    ...shared,
    input: { cli: "src/cli/main.ts" },
    platform: "node",
    plugins: [withoutUnused, besideLibrary, texts, startable],
    output: { ...output, entryFileNames: "cli.cjs" },
  },
  {
    ...shared,
    input: { index: LIBRARY },
    plugins: [dts({ oxc: true, emitDtsOnly: true })],
    output: { dir: "dist", format: "esm", codeSplitting: false },
  },
];
