import path from "node:path"
import { expect, test } from "vitest"
import { invokeLocally } from "../../src/local/emit-locally.ts"
import { findServer } from "../../src/local/running-server.ts"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, controller, existingLogGroup, functionLogGroup, lambda, onLog, route } from "@tsapi/framework"
import type { LogRecord } from "@tsapi/framework"
import { logger } from "@tsapi/framework/logger"

const database = existingLogGroup("Database", { name: "/aws/rds/orders" })

class Watchman {
  @onLog(functionLogGroup("Api"), { filterPattern: '{ $.level = "ERROR" && $.card = "gold" }' })
  alert({ json, logGroup, subscriptionFilters }: LogRecord) {
    const { message } = json() as { message: string }
    console.log("alerted", message, logGroup, subscriptionFilters.join())
  }

  @onLog([functionLogGroup("Api"), database], { filterPattern: "[time, id, level = WARN, ...]" , batch: true })
  note(records: readonly LogRecord[]) {
    for (const { message, extractedFields } of records)
      console.log("noted", extractedFields?.level, JSON.stringify(message.split("\\t").at(-1)))
  }

  @onLog(functionLogGroup("WatchmanBreak"), { filterPattern: '?"Invoke Error" ?"timed out"' })
  mourn({ message }: LogRecord) {
    console.log("mourned", message.replace(/^\\S+\\s\\S+\\s/, "").trim().slice(0, 80))
  }

  @lambda({ function: { timeout: 1, retries: 0 } })
  async break({ input }: { input: unknown }) {
    if (input === "slowly") await new Promise((resolve) => setTimeout(resolve, 60_000))
    throw new RangeError("broken")
  }
}

@controller("/")
class Shop {
  @route("GET", "/")
  get() {
    logger.error("no card", { card: "gold" })
    logger.error("no coin", { card: "none" })
    console.warn("mind\\nthe gap")
    console.log("all is well")
    return "ok"
  }
}

export const app = new App("shop", { controllers: [Shop], handlers: [Watchman] })
`,
}

test("what functions log reaches the methods whose patterns it fits", async () => {
  const { request, linesOf, printed, projectDir } = await serveProject(files)
  expect(printed.stdout).toMatch(/log of Api +WatchmanAlert +src\/app.ts:8/)
  expect(printed.stdout).toContain("nothing writes to the log group /aws/rds/orders here")
  expect(await (await request("/")).text()).toBe("ok")
  const said = (id: string, word: string) =>
    linesOf(id).flatMap((line) => (line.includes(` ${word} `) ? [line.slice(line.indexOf(word))] : []))
  await expect
    .poll(() => said("WatchmanAlert", "alerted"))
    .toEqual(["alerted no card /aws/lambda/shop-dev-Api shop-dev-WatchmanAlertApiLogFilter"])
  await expect.poll(() => said("WatchmanNote", "noted")).toEqual([String.raw`noted WARN "mind\nthe gap\n"`])
  const server = await findServer(path.join(projectDir, ".tsapi", "local"))
  const inputs = [`"now"`, `"slowly"`]
  await Promise.all(inputs.map((input) => invokeLocally(server, "shop-dev-WatchmanBreak", input)))
  await expect
    .poll(() => said("WatchmanMourn", "mourned").toSorted())
    .toEqual([
      expect.stringMatching(/^mourned ERROR\tInvoke Error \t\{"errorType":"RangeError","errorMessage":"broken","/),
      "mourned Task timed out after 1.00 seconds",
    ])
  expect(said("WatchmanAlert", "alerted")).toHaveLength(1)
}, 60_000)
