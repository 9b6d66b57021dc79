import { availableParallelism } from "node:os";

import { defineConfig, type ViteUserConfig } from "vitest/config";

import { assembly } from "./scripts/assembly.mjs";
import { texts } from "./scripts/texts.mjs";

const json = process.env["VITEST_JSON"];

const config: ViteUserConfig = defineConfig({
  plugins: [assembly, texts],
  test: {
    include: ["test/**/*.test.ts"],
    // Files share the modules of their process: to load them 120 times took a third of the tests' time.
    isolate: false,
    // What Vite makes of a file is kept by its content: without it the first process takes eight seconds more for that (vitest 4.1).
    experimental: { fsModuleCache: true },
    // A worker more than there are cores, as some tests wait for programs; a share of more than 100 % is taken for 100 % (vitest 4.1).
    maxWorkers: availableParallelism() + 1,
    globalSetup: ["test/temporary-folder.ts"],
    setupFiles: ["test/setup.ts"],
    // Spawned runs of bin/ share the machine with the other tests.
    testTimeout: 30_000,
    reporters: json === undefined ? ["default"] : ["default", ["json", { outputFile: json }]],
  },
});

export default config;
