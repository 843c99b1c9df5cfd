import { ReceiveMessageCommand } from "@aws-sdk/client-sqs"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { causes, type Clients, openClients } from "./cause-events.ts"
import { copyProject, type ProjectCopy } from "./copy-project.ts"
import { invoke, localApp, ministackApp, type Recordings, recordings } from "./deployed-app.ts"
import { documentedEvents } from "./documented-events.ts"
import { ministackEventDeviations } from "./ministack-event-deviations.ts"
import { fillStandIns, makeOthersResources, othersValues } from "./others-resources.ts"
import { fateOf, hurry, sendPoison } from "./poison.ts"
import { callersOf, retiredHandlers, retireTriggers } from "./retire-triggers.ts"
import { runTsapi, runTsapiWell } from "./run-tsapi.ts"
import { deviate, type Shape, shapeOf } from "./shape-of.ts"
import { progressOf, sendSlow, slowHandlers } from "./slow.ts"
import { startLocal, type LocalProcess } from "./start-local.ts"
import { startMinistack, type Ministack } from "./start-ministack.ts"

const handlers = Object.keys(documentedEvents)

let project: ProjectCopy
let ministack: Ministack
let database: string
let local: LocalProcess
let onMinistack: Clients
let onLocal: Clients

beforeAll(async () => {
  project = await copyProject("packages/cli/test/standins/fixtures/triggers")
  const openMinistack = async () => {
    ministack = await startMinistack()
    database = await makeOthersResources(ministackApp(ministack, {}).settings(""))
    onMinistack = await openClients(ministackApp(ministack, (await deploy()).outputs))
  }
  await Promise.all([openMinistack(), openLocal("--fresh")])
  await fillStandIns(onLocal)
  await Promise.all([onMinistack, onLocal].map(causeAll))
})
afterAll(async () => {
  await Promise.all([ministack?.stop(), local?.stop()])
  await project?.remove()
})

describe.each(handlers)("the event of: %s", (handler) => {
  it("looks under tsapi local as AWS documents it", async () => {
    expect(await shapeSeen(onLocal, handler)).toEqual(documentedShape(handler))
  })

  const deviation = ministackEventDeviations[handler]

  it(`looks on ministack ${deviation ? `so, but ministack ${deviation.ministack}` : "so, too"}`, async () => {
    expect(await shapeSeen(onMinistack, handler)).toEqual(deviate(documentedShape(handler), deviation?.shape ?? {}))
  })
})

describe("what handlers fail with", () => {
  const retried = ["poison 1", "poison 2", "poison 3", "sound 1", "sound as well 1"]
  const fate = {
    retried,
    dead: ["poison"],
    fifo: ["before", "poison", "poison", "behind"],
    topic: ["poison", "poison"],
    "table stream": ["poison", "poison", "poison", "behind"],
    stream: ["poison", "poison", "poison", "behind"],
    "given up": [
      "DDBStreamBatchInfo RetryAttemptsExhausted 3",
      "KinesisBatchInfo RetryAttemptsExhausted 3",
      "event RetriesExhausted 2",
    ],
  }

  it("comes again as often as it may under tsapi local, then goes to its dead-letter queue, and nothing else does", async () => {
    await untilSeen(onLocal, async (seen) => {
      await hurry(onLocal, seen)
      expect(fateOf(seen)).toEqual(fate)
    })
  })

  // When ministack is mended, this has to go.
  it("does so on ministack where queues are read, but ministack tries once what comes of topics and streams", async () => {
    const tried = { ...fate, topic: ["poison"], "table stream": ["poison", "behind"], stream: ["poison", "behind"] }
    await untilSeen(onMinistack, async (seen) => {
      await hurry(onMinistack, seen)
      expect(fateOf(seen)).toEqual({ ...tried, "given up": [] })
    })
  })
})

describe("secrets, parameters and tables", () => {
  const where = [["tsapi local", () => onLocal] as const, ["ministack", () => onMinistack] as const]

  it.each(where)("are read on %s by a handler, its own and those of others", async (place, clients) => {
    // ministack generates 40 characters, but of all kinds.
    const signingKey = expect.stringMatching(place === "ministack" ? /^.{40}$/ : /^[a-z]{40}$/)
    const read = await invoke(clients().app, "SettingsRead", { customer: "1" })
    expect(read).toEqual({ ...othersValues, limits: "10,20", signingKey })
  })
})

describe("a bucket without a fixed name", () => {
  it("notifies a function that is told its name, and lets it read", async () => {
    for (const { app, names } of [onLocal, onMinistack]) {
      const seen = await recordings(app, names.tables.seen)
      expect(seen["content of the bucket"]?.map(({ event }) => event)).toEqual(["bytes"])
    }
    expect(onMinistack.names.buckets.photos).toMatch(/^photos-[0-9a-f-]{36}$/)
  })
})

describe("a function with provisioned concurrency", () => {
  it("is invoked through its alias, which ministack shows by the version behind it", async () => {
    const seen = await recordings(onMinistack.app, onMinistack.names.tables.seen)
    expect(seen["bus"]?.[0]?.invokedFunctionArn).toMatch(/:function:triggers-dev-EventHandlersBus[^:]+:1$/)
    expect(seen["default bus"]?.[0]?.invokedFunctionArn).toMatch(/:function:triggers-dev-EventHandlersDefaultBus[^:]+$/)
  })
})

describe("tsapi deploy, again", () => {
  it("has nothing to change", async () => {
    expect(await deploy()).toMatchObject({ result: "unchanged" })
  })
})

describe("tsapi emit --stage", () => {
  const emit = (...args: readonly string[]) => {
    const { environment } = ministack
    return runTsapi(project.directory, { args: ["emit", "--stage", "dev", "--json", ...args], environment })
  }

  it.each([
    ["MessageHandlersQueue", "queue", "emitted", { batchItemFailures: [] }],
    ["MessageHandlersTopic", "topic", "emitted", null],
    ["ChangeHandlersBucket", "bucket", "in/a b ✓.jpg", null],
    ["ChangeHandlersTable", "table stream", '{"Id":7,"Message":"emitted"}', { batchItemFailures: [] }],
    ["ChangeHandlersStream", "stream", "emitted", { batchItemFailures: [] }],
    ["EventHandlersLog", "log", "emitted", null],
    ["EventHandlersDirect", "direct", '{"id":"emitted"}', { taken: { id: "emitted" } }],
  ])("sends %s its sample with the data", async (functionId, handler, data, payload) => {
    const { stdout, exitCode } = await emit(functionId, "--data", data)
    expect([exitCode, JSON.parse(stdout)]).toEqual([0, { function: functionId, payload }])
    const { app, names } = onMinistack
    const seen = (await recordings(app, names.tables.seen))[handler]?.at(-1)?.event
    const carried = { stream: Buffer.from("emitted").toString("base64"), bucket: "in/a+b+%E2%9C%93.jpg" }[handler]
    expect(JSON.stringify(seen)).toContain(carried ?? "emitted")
  })

  it("fails where the function does, and puts events on buses", async () => {
    expect(await emit("MessageHandlersTopic", "--data", "poison")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("MessageHandlersTopic failed (Unhandled)"),
    })
    const event = ["--source", "shop", "--detail-type", "emitted", "--detail", '{"n":1}']
    expect(await emit("--bus", onMinistack.names.shop, ...event)).toMatchObject({ exitCode: 0 })
    await untilSeen(onMinistack, (seen) =>
      expect(seen["bus"]?.at(-1)?.event).toMatchObject({ "detail-type": "emitted", detail: { n: 1 } }),
    )
  })
})

describe("a tsapi local that is killed", () => {
  it("goes on, where it starts again, with what its handlers had not done", async () => {
    await sendSlow(onLocal)
    await untilSeen(onLocal, (seen) => expect(progressOf(seen).begun).not.toContain(0))
    await local.kill()
    await openLocal()
    await untilSeen(onLocal, async (seen) => {
      await hurry(onLocal, seen)
      expect(progressOf(seen).done).toEqual(slowHandlers)
    })
    const { begun } = progressOf(await recordings(onLocal.app, onLocal.names.tables.seen))
    expect(begun.reduce((sum, count) => sum + count)).toBeGreaterThan(slowHandlers.length)
  })
})

describe("triggers that are not in the code any more", () => {
  it("leave the stack with the next tsapi deploy and fire no more, while the others go on", async () => {
    const { app, names, sqs } = onMinistack
    const before = await recordings(app, names.tables.seen)
    await retireTriggers(project)
    expect(await deploy()).toMatchObject({ result: "updated" })
    expect(await callersOf(onMinistack)).toEqual({
      mappings: ["Dead", "Fifo", "GivenUp", "Raw", "Release", "Retried", "Wrapped"],
      rules: ["aws.s3"],
      schedules: 0,
      subscriptions: ["sqs", "sqs"],
      notifications: 0,
    })
    for (const handler of [...retiredHandlers, "bus"] as const) await causes(onMinistack)[handler]()
    await untilSeen(onMinistack, (seen) => {
      for (const kept of ["raw topic in a queue", "bus"])
        expect(seen[kept]).toHaveLength((before[kept]?.length ?? 0) + 1)
    })
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: names.queues.orders }))
    expect(Messages).toMatchObject([{ Body: "Test message." }])
    const seen = await recordings(app, names.tables.seen)
    for (const handler of retiredHandlers) expect(seen[handler]).toEqual(before[handler])
  })
})

async function openLocal(...flags: readonly string[]): Promise<void> {
  local = await startLocal(project.directory, flags)
  onLocal = await openClients(await localApp(project.directory, "triggers-dev"))
}

interface Deployment {
  readonly result: string
  readonly outputs: Readonly<Record<string, string>>
}

async function deploy(): Promise<Deployment> {
  // ministack runs at once what was due; a new rate only when its time has passed.
  const environment = { ...ministack.environment, FIRE_AT: "2026-01-01T00:00:00Z", DATABASE_SECRET_ARN: database }
  const { stdout } = await runTsapiWell(project.directory, { args: ["deploy", "-y", "--json"], environment })
  return JSON.parse(stdout)
}

/** One after another: functions that all start at once take longer than they may. */
async function causeAll(clients: Clients): Promise<void> {
  await sendPoison(clients)
  for (const [handler, cause] of Object.entries(causes(clients))) {
    await cause()
    await untilSeen(clients, (seen) => expect(seen).toHaveProperty(handler))
  }
  await untilSeen(clients, (seen) => expect(Object.keys(seen)).toEqual(expect.arrayContaining(handlers)))
}

function untilSeen({ app, names }: Clients, check: (seen: Recordings) => unknown): Promise<unknown> {
  return vi.waitFor(async () => check(await recordings(app, names.tables.seen)), { timeout: 60_000, interval: 100 })
}

async function shapeSeen({ app, names }: Clients, handler: string): Promise<Shape> {
  const seen = await recordings(app, names.tables.seen)
  return shapeOf(seen[handler]?.find(({ event }) => !JSON.stringify(event).includes("poison"))?.event)
}

function documentedShape(handler: string): Shape {
  const { sample, beyond } = documentedEvents[handler] ?? {}
  return { ...shapeOf(sample), ...beyond }
}
