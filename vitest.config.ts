import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import { defaultClientConditions, defaultServerConditions } from "vite"
import { configDefaults, defineConfig } from "vitest/config"

// "module" names code for bundlers, such as the AWS SDK's dist-es, which Node itself cannot load.
const serverConditions = defaultServerConditions.filter((condition) => condition !== "module")

// Tests run on the sources: no build is needed before them.
export default defineConfig({
  // Vite reads this from the tsconfig that includes a file, and ours leave tests out.
  oxc: { decorator: { legacy: true } },
  resolve: { conditions: ["@tsapi/source", ...defaultClientConditions] },
  ssr: { resolve: { conditions: ["@tsapi/source", ...serverConditions] } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "examples/*/test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "**/*.standin.test.ts", "packages/*/test/slow/**"],
    globalSetup: fileURLToPath(new URL("packages/cli/test/temporary-root.ts", import.meta.url)),
    testTimeout: 20_000,
    // By default a machine of two cores tests on one of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
