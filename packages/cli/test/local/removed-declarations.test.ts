import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { GetBucketNotificationConfigurationCommand, S3Client } from "@aws-sdk/client-s3"
import { WebSocketConnections } from "@tsapi/framework/emulator"
import { afterEach, beforeEach, expect, test } from "vitest"
import { localParts } from "../../src/kinds/local-parts.ts"
import { StandIns } from "../../src/local/stand-ins.ts"
import type { AppModel } from "../../src/model/app-model.ts"
import type { LocalEmulator } from "../../src/model/local-emulator.ts"
import { fixtureApp } from "../kinds/fixture-app.ts"

const account = { region: "us-east-1", accountId: "000000000000" }
const empty: AppModel = { ...fixtureApp, declared: [] }
const idle = new Promise<never>(() => {})
let stateDir: string
let standIns: StandIns

beforeEach(async () => {
  stateDir = await mkdtemp(path.join(tmpdir(), "tsapi-removed-"))
  standIns = open()
})

afterEach(async () => {
  await standIns.close()
  await rm(stateDir, { recursive: true })
})

function open(fresh = false): StandIns {
  const functions = { app: async () => fixtureApp, valueOf: async () => undefined, invoke: () => idle }
  return new StandIns({ ...account, stateDir, fresh, functions, connections: new WebSocketConnections(), shell: {} })
}

/** Makes what the app declares exist, as a load of it does. */
async function load(app: AppModel): Promise<void> {
  const values: Record<string, string> = {}
  const emulator: LocalEmulator = {
    ...{ ...account, app, serveApi() {}, serveWebSocket() {} },
    valueOf: (variable) => values[variable],
    holdsData: (name) => standIns.holdsData(name),
    service: (name) => standIns.service(name),
  }
  for (const part of localParts(app)) Object.assign(values, (await part.start(emulator)).environment)
}

/** What of the app the services act on by themselves. */
async function kept() {
  const call = async (name: string, operation: string, input: object = {}) =>
    (await standIns.service(name)).call(operation, { ...input })
  const { endpoint } = await standIns.service("s3")
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  const s3 = new S3Client({ endpoint, region: "us-east-1", credentials, forcePathStyle: true })
  const notification = new GetBucketNotificationConfigurationCommand({ Bucket: "contract-dev-photo-files" })
  const { LambdaFunctionConfigurations = [] } = await s3.send(notification)
  s3.destroy()
  const counts = {
    schedules: (await call("scheduler", "ListSchedules")) as { Schedules: object[] },
    buses: (await call("events", "ListEventBuses")) as { EventBuses: object[] },
    rules: (await call("events", "ListRules", { EventBusName: "contract-dev-Studio" }).catch(() => ({
      Rules: [],
    }))) as {
      Rules: object[]
    },
    archives: (await call("events", "ListArchives")) as { Archives: object[] },
    subscriptions: (await call("sns", "ListSubscriptions")) as { Subscriptions: object[] },
    machines: (await call("states", "ListStateMachines")) as { stateMachines: object[] },
  }
  return {
    ...Object.fromEntries(
      Object.entries(counts).map(([name, answer]) => [name, Object.values(answer).find(Array.isArray)?.length ?? 0]),
    ),
    notifications: LambdaFunctionConfigurations.length,
  }
}

const everything = { schedules: 1, buses: 2, rules: 1, archives: 1, subscriptions: 1, machines: 1, notifications: 1 }
const nothing = { schedules: 0, buses: 1, rules: 0, archives: 0, subscriptions: 0, machines: 0, notifications: 0 }

test("what a load declares no more does nothing from then on, though nothing of its kind is left", async () => {
  await load(fixtureApp)
  expect(await kept()).toEqual(everything)
  await load(empty)
  expect(await kept()).toEqual(nothing)
})

test("the same after a restart, which starts no service that never held anything", async () => {
  await load(fixtureApp)
  await standIns.close()
  standIns = open()
  await load(empty)
  expect(Object.keys(standIns.endpoints()).toSorted()).toEqual(["events", "s3", "scheduler", "sns", "states"])
  expect(await kept()).toEqual(nothing)
  await standIns.close()
  standIns = open(true)
  await load(empty)
  expect(standIns.endpoints()).toEqual({})
})
