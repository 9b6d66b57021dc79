// Two bundles: the library, which runs anywhere, and the command, which carries what it needs.

import { defineConfig } from "rolldown";

const shared = { treeshake: true, logLevel: "warn" };

// Commander can start subcommands that are programs of their own; lossledger has none, and loading child_process costs 2 ms.
const withoutChildProcess = {
  name: "without-child-process",
  resolveId: (id) => (id === "node:child_process" ? "\0child-process" : null),
  load: (id) => (id === "\0child-process" ? "export default {};" : null),
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
    plugins: [withoutChildProcess],
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
