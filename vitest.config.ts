import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Spawned runs of bin/ share the machine with the other tests.
    testTimeout: 30_000,
  },
});
