import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { WebSocketConnections } from "@tsapi/framework/emulator"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { functionModel } from "../../test/local/serve-functions.ts"
import type { AppModel } from "../model/app-model.ts"
import { type StandInOptions, StandIns } from "./stand-ins.ts"

const app: AppModel = {
  ...{ appName: "shop", stage: "dev", entry: "src/app.ts", exportName: "app" },
  functions: [functionModel("Worker")],
  declared: [],
  location: { file: "src/app.ts", line: 1 },
}

let stateDir: string
const running: StandIns[] = []
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "tsapi-stand-ins-"))
})
afterEach(async () => {
  for (const each of running.splice(0)) await each.close()
  await rm(stateDir, { recursive: true })
})

/** Invocations never end, so that each is run again by whoever opens the data next. */
function start({ fresh = false, shell = {} }: Partial<Pick<StandInOptions, "fresh" | "shell">> = {}) {
  const invoke = vi.fn<() => Promise<never>>(() => new Promise(() => {}))
  const standIns = new StandIns({
    ...{ stateDir, fresh, shell, region: "us-east-1", accountId: "000000000000" },
    functions: { invoke, app: async () => app, valueOf: async () => undefined },
    connections: new WebSocketConnections(),
  })
  running.push(standIns)
  return { standIns, invoke }
}

it("hands what a service has kept to nobody when it starts without the data of earlier runs", async () => {
  const before = start()
  const lambda = await before.standIns.service("lambda")
  await lambda.call("Invoke", { FunctionName: "shop-dev-Worker", InvocationType: "Event", Payload: {} })
  await running.pop()?.close()

  const after = start()
  await after.standIns.service("lambda")
  await vi.waitFor(() => expect(after.invoke).toHaveBeenCalled())
  await running.pop()?.close()

  const fresh = start({ fresh: true })
  await fresh.standIns.service("lambda")
  await running.pop()?.close()
  expect(fresh.invoke).not.toHaveBeenCalled()
})

it("leaves the data alone that another server has open", async () => {
  const sqs = await start().standIns.service("sqs")
  await sqs.call("CreateQueue", { QueueName: "orders" })
  const { standIns } = start({ fresh: true })
  await expect(standIns.service("lambda")).rejects.toMatchObject({ code: "LOCAL_STATE_IN_USE" })
  await expect(sqs.call("GetQueueUrl", { QueueName: "orders" })).resolves.toMatchObject({
    QueueUrl: expect.stringContaining("orders"),
  })
})

it("does not start what the developer points elsewhere and what cannot be there", async () => {
  const { standIns } = start({ shell: { AWS_ENDPOINT_URL_SNS: "http://127.0.0.1:4566" } })
  await expect(standIns.service("sns")).rejects.toMatchObject({
    code: "LOCAL_SERVICE_EMBEDDED",
    message: expect.stringContaining("AWS_ENDPOINT_URL_SNS points at http://127.0.0.1:4566"),
    hint: expect.stringContaining("AWS_ENDPOINT_URL_DYNAMODB and AWS_ENDPOINT_URL_SQS may"),
  })
})

it("takes an empty variable for none, and says which is no URL", async () => {
  const { standIns } = start({ shell: { AWS_ENDPOINT_URL: "", AWS_ENDPOINT_URL_SQS: "", AWS_ENDPOINT_URL_SNS: "" } })
  const { endpoint } = await standIns.service("sqs")
  await standIns.service("sns")
  expect(await standIns.descriptions()).toEqual([
    expect.stringMatching(/^sqs at .*, embedded, data in [^;]*$/),
    expect.stringMatching(/^sns at .*, embedded, data in [^;]*$/),
  ])
  expect(await standIns.environment()).toMatchObject({
    AWS_ENDPOINT_URL: expect.stringMatching(/^http:/),
    AWS_ENDPOINT_URL_SQS: endpoint,
  })
  const wrong = start({ shell: { AWS_ENDPOINT_URL_SQS: "nonsense" } }).standIns
  await expect(wrong.service("sqs")).rejects.toMatchObject({ code: "AWS_ENDPOINT_INVALID" })
  await expect(wrong.environment()).rejects.toMatchObject({ code: "AWS_ENDPOINT_INVALID" })
})

it("says what is embedded in spite of a variable for all services", async () => {
  const { standIns } = start({ shell: { AWS_ENDPOINT_URL: "http://127.0.0.1:4566" } })
  await standIns.service("sqs")
  await standIns.service("lambda")
  expect(await standIns.descriptions()).toEqual([
    "sqs at http://127.0.0.1:4566",
    expect.stringMatching(/^lambda at .*, embedded, .*; AWS_ENDPOINT_URL is not used for it$/),
  ])
  expect(await standIns.environment()).toMatchObject({ AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:4566" })
})
