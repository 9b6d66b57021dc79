// Two bundles: the library, which runs anywhere, and the command, which carries what it needs.

import { defineConfig } from "rolldown";

const shared = { treeshake: true, logLevel: "warn" };

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
    output: {
      dir: "dist",
      format: "esm",
      chunkFileNames: "cli-[name].js",
      minify: true,
    },
  },
]);
