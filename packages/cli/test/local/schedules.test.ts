import { expect, test } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, rate, schedule, type ScheduledRun } from "@tsapi/framework"

class Cleaner {
  @schedule(rate(1, "days"), { input: { full: true } })
  clean({ scheduledTime, name, attempt, input }: ScheduledRun<{ readonly full: boolean }>) {
    console.log("cleaned", scheduledTime.getTime() <= Date.now(), name, attempt, input.full)
  }

  @schedule("cron(0 0 1 1 ? 2199)")
  never() {
    console.log("never")
  }
}

export const app = new App("shop", { handlers: [Cleaner] })
`,
}

test("a new rate runs at once, and not again after a restart", async () => {
  const { linesOf, printed, restart } = await serveProject(files)
  expect(printed.stdout).toMatch(/rate\(1 day\) +CleanerClean +src\/app.ts:4/)
  const cleaned = () => linesOf("CleanerClean").filter((line) => line.includes("cleaned"))
  await expect.poll(cleaned).toHaveLength(1)
  expect(cleaned()[0]).toContain("cleaned true shop-dev-CleanerClean 1 true")
  await restart()
  expect(cleaned()).toHaveLength(1)
  expect(linesOf("CleanerNever")).toEqual([])
}, 60_000)
