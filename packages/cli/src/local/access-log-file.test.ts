import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, expect, it } from "vitest"
import { serve } from "../../test/local/serve-functions.ts"
import { openAccessLog } from "./access-log-file.ts"

const directory = mkdtempSync(path.join(tmpdir(), "tsapi-access-log-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const app = {
  functions: { Api: `exports.handler = async () => ({ statusCode: 200 })` },
  routes: { "GET /todos": "Api" },
  api: { accessLogs: { format: "$context.httpMethod $context.path $context.status", retentionDays: 7 } },
}

it("has a line for each request, after those of earlier runs", async () => {
  const file = path.join(directory, "lines.log")
  for (const target of ["/todos", "/none"]) {
    const { get, close } = await serve(app, { accessLog: file })
    await (await get(target)).text()
    await close()
  }
  expect(readFileSync(file, "utf8")).toBe("GET /todos 200\nGET /none 403\n")
})

it("is warned of where the app does not say what to write", async () => {
  const file = path.join(directory, "empty.log")
  const { printed } = await serve({ functions: app.functions, routes: app.routes }, { accessLog: file })
  expect(printed.stderr).toContain(`nothing is written to ${file}: set accessLogs in api`)
})

it("refuses a file in no directory", () => {
  const file = path.join(directory, "none", "a.log")
  expect(() => openAccessLog(file, () => {})).toThrow(expect.objectContaining({ code: "ACCESS_LOG_UNWRITABLE" }))
})

it.runIf(process.platform === "linux")("says once that the disk is full, and the server goes on", async () => {
  const heard: string[] = []
  const log = openAccessLog("/dev/full", (message) => heard.push(message))
  log.add("one")
  log.add("two")
  await log.close()
  log.add("three")
  expect(heard).toEqual([expect.stringMatching(/^The access log cannot be written to \/dev\/full: ENOSPC/)])
})
