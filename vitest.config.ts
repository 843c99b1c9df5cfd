import { defaultClientConditions, defaultServerConditions } from "vite"
import { configDefaults, defineConfig } from "vitest/config"

// Tests run on the sources: no build is needed before them.
export default defineConfig({
  resolve: { conditions: ["@tsapi/source", ...defaultClientConditions] },
  ssr: { resolve: { conditions: ["@tsapi/source", ...defaultServerConditions] } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "examples/*/test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "**/*.standin.test.ts", "packages/*/test/slow/**"],
    testTimeout: 20_000,
  },
})
