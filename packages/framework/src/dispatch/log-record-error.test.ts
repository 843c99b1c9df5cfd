import { expect, it, vi } from "vitest"
import { App } from "../app.ts"
import { lambdaContext } from "../testing/lambda-context.ts"
import { runRecords } from "./run-records.ts"

it("fails only the record for which something without a text was thrown, and logs that", async () => {
  const thrown = {
    bare: Object.create(null),
    getter: Object.defineProperty({}, "message", { get: () => JSON.parse("{") }),
    proxy: new Proxy({}, { get: () => JSON.parse("{") }),
  }
  const log = vi.spyOn(console, "error").mockReturnValue()
  const context = lambdaContext({ functionName: "shop-Worker", timeoutSeconds: 3 })
  const triggered = { app: new App("shop", { handlers: [] }), name: "Worker.process", context }
  const answer = await runRecords(["bare", "getter", "fine", "proxy"], triggered, {
    idOf: (record) => record,
    async run(record) {
      if (record in thrown) throw thrown[record as keyof typeof thrown]
    },
  })
  const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)))
  log.mockRestore()

  const failed = ["bare", "getter", "proxy"]
  expect(answer.batchItemFailures).toEqual(failed.map((itemIdentifier) => ({ itemIdentifier })))
  const message = "an exception that cannot be written as text"
  expect(lines).toMatchObject(failed.map((record) => ({ record, message, handler: "Worker.process" })))
})
