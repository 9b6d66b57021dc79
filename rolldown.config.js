// Two bundles: the library, which runs anywhere, and the command, which carries what it needs.

import { defineConfig } from "rolldown";

import { assembly } from "./scripts/assembly.mjs";

const shared = { treeshake: true, logLevel: "warn", plugins: [assembly] };

// Parts of commander and chalk that lossledger does not use, and that cost 2 and 5 ms to load: subcommands that are
// programs of their own, and finding out about colour (src/cli/surroundings.ts does that).
const unused = new Map([
  ["node:child_process", "export default {};"],
  ["#supports-color", "export default { stdout: false, stderr: false };"],
]);

const withoutUnused = {
  name: "without-unused",
  resolveId: (id) => (unused.has(id) ? `\0${id}` : null),
  load: (id) => unused.get(id.slice(1)) ?? null,
};

export default defineConfig([
  {
    ...shared,
    input: { index: "src/index.ts" },
    platform: "neutral",
    output: { dir: "dist", format: "esm", cleanDir: true },
  },
  {
    ...shared,
    input: { cli: "src/cli/main.ts" },
    platform: "node",
    plugins: [assembly, withoutUnused],
    output: {
      dir: "dist",
      format: "cjs",
      entryFileNames: "cli.cjs",
      // One file, so that its compiled code can be kept (bin/start.js); zod and chalk run only when they are asked for.
      codeSplitting: false,
      minify: true,
    },
  },
]);
