import { defineConfig, type ViteUserConfig } from "vitest/config";

import { assembly } from "./scripts/assembly.mjs";

const json = process.env["VITEST_JSON"];

const config: ViteUserConfig = defineConfig({
  plugins: [assembly],
  test: {
    include: ["test/**/*.test.ts"],
    // Files share the modules of their process: to load them 120 times took a third of the tests' time.
    isolate: false,
    // Vitest leaves one core idle: 175 s on two cores, against 118 s with both (vitest 4, 8,700 tests).
    maxWorkers: "150%",
    setupFiles: ["test/setup.ts"],
    // Spawned runs of bin/ share the machine with the other tests.
    testTimeout: 30_000,
    reporters: json === undefined ? ["default"] : ["default", ["json", { outputFile: json }]],
  },
});

export default config;
