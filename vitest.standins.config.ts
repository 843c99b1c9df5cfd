import { defineConfig } from "vitest/config"
import base from "./vitest.config.ts"

// Needs what .ci/install-stand-ins installs. Two files at a time: each starts servers and Node processes of its own, and waits for them.
export default defineConfig({
  ...base,
  test: {
    include: ["packages/cli/test/standins/**/*.standin.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
