import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"
import base from "./vitest.config.ts"

// Those that begin last would go on alone.
const longest = ["templates", "triggers", "web-sockets", "parity-ministack"].map((name) => `/${name}.standin.test.ts`)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(name))
  return place < 0 ? longest.length : place
}

// Needs what .ci/install-stand-ins installs. Two files at a time: each starts servers and Node processes of its own, and waits for them.
export default defineConfig({
  ...base,
  test: {
    include: ["packages/cli/test/standins/**/*.standin.test.ts"],
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
