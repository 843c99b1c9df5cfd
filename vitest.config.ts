import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import { defaultClientConditions, defaultServerConditions } from "vite"
import { configDefaults, defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

// "module" names code for bundlers, such as the AWS SDK's dist-es, which Node itself cannot load.
const serverConditions = defaultServerConditions.filter((condition) => condition !== "module")

// A process for each file would load compilers, validators and the AWS SDK two hundred times. Apart stay those that mock the SDK.
const apart = ["examples/*/test/**/*.test.ts", "packages/cli/src/starters/*/test/**/*.test.ts"]

// What serves apps and starts processes takes longest; the many quick tests fill the time beside the last of it.
class LongTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

// Those that share a process are kept together: it would end before one that does not.
function placeOf({ project, moduleId }: TestSpecification): number {
  if (project.name === "apps") return 0
  return moduleId.includes("/packages/cli/test/") ? 1 : 2
}

// Tests run on the sources: no build is needed before them.
export default defineConfig({
  // Vite reads this from the tsconfig that includes a file, and ours leave tests out.
  oxc: { decorator: { legacy: true } },
  resolve: { conditions: ["@tsapi/source", ...defaultClientConditions] },
  ssr: { resolve: { conditions: ["@tsapi/source", ...serverConditions] } },
  test: {
    globalSetup: fileURLToPath(new URL("packages/cli/test/temporary-root.ts", import.meta.url)),
    // Lets esbuild collect its garbage less often.
    env: { GOGC: "400" },
    // What was transformed for one Node.js serves the next.
    experimental: { fsModuleCache: true },
    testTimeout: 20_000,
    // What is awaited comes on a busy machine too.
    expect: { poll: { timeout: 10_000 } },
    // By default a machine of two cores tests on one of them. Two more processes work while others wait for servers.
    maxWorkers: Math.max(4, availableParallelism() - 1),
    sequence: { sequencer: LongTestsFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "packages",
          include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...apart, "**/*.standin.test.ts", "packages/*/test/slow/**"],
          isolate: false,
          setupFiles: fileURLToPath(new URL("packages/framework/test/fresh-modules.ts", import.meta.url)),
        },
      },
      { extends: true, test: { name: "apps", include: apart } },
    ],
  },
})
