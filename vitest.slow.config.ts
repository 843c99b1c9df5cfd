import { defineConfig } from "vitest/config"
import base from "./vitest.config.ts"

// Tests that install packages from the registry or start whole processes many times over.
export default defineConfig({
  ...base,
  test: {
    include: ["packages/*/test/slow/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})
