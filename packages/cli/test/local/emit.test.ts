import { readFile } from "node:fs/promises"
import path from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import { emitCommand } from "../../src/commands/emit.ts"
import type { RunningServer } from "../../src/local/running-server.ts"
import { recordingTerminal } from "./serve-functions.ts"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, Bucket, EventBus, functionLogGroup, onBucket, onConnect, onDisconnect, onEvent, onLog, onMessage,
  onQueue, onStream, onTableStream, onTopic, Queue, route, schedule, Stream, Table, Topic } from "@tsapi/framework"
import type { BucketRecord, BusEvent, DataRecord, LogRecord, MessageRequest, QueueMessage, ScheduledRun, TableRecord,
  TopicMessage } from "@tsapi/framework"

const orders = new Queue("Orders")
const shop = new EventBus("Shop")
const news = new Topic("News")
const photos = new Bucket("Photos", { versioning: true })
const visits = new Table("Visits", { partitionKey: "page", sortKey: { name: "at", type: "number" }, stream: "new" })
const clicks = new Stream("Clicks")

class Taker {
  @onTopic(news)
  topic({ message, topicArn }: TopicMessage) {
    console.log("topic", message, topicArn)
  }

  @onBucket(photos, { events: ["s3:ObjectRemoved:*"], prefix: "in/" })
  bucket({ key, event }: BucketRecord) {
    console.log("object", key, JSON.stringify((event as { eventName?: string }).eventName))
  }

  @onTableStream(visits)
  changed({ newImage, keys }: TableRecord) {
    console.log("changed", JSON.stringify([newImage, keys]))
  }

  @onStream(clicks)
  click(record: DataRecord) {
    console.log("clicked", record.text(), record.streamArn)
  }

  @onLog(functionLogGroup("WorkerShip"), { filterPattern: "[word, ...]" })
  log({ message, extractedFields, logGroup }: LogRecord) {
    console.log("logged", message.trim(), JSON.stringify(extractedFields), logGroup)
  }
}

class Socket {
  @onConnect()
  open() {
    console.log("opened")
  }

  @onMessage("say")
  say({ json, event }: MessageRequest) {
    console.log("said", JSON.stringify(json()), event.requestContext.routeKey)
  }

  @onDisconnect()
  leave() {
    throw new Error("gone")
  }
}

class Worker {
  @onQueue(orders)
  process({ body, queueArn }: QueueMessage) {
    if (body === "poison") throw new Error("no")
    console.log("processed", body, queueArn)
  }

  @onEvent({ source: ["shop"], "detail-type": ["OrderPlaced"] }, { bus: shop })
  ship({ detail, source, detailType }: BusEvent) {
    console.log("shipped", JSON.stringify(detail), source, detailType)
  }

  @schedule("cron(0 0 2 1 ? 2199)")
  @schedule("cron(0 0 1 1 ? 2199)", { input: { full: true } })
  clean({ input, name }: ScheduledRun) {
    console.log("cleaned", JSON.stringify(input), name)
  }
}

class Orders {
  @route("GET", "/orders")
  list() {
    return []
  }
}

export const app = new App("shop", { controllers: [Orders], handlers: [Worker, Taker, Socket] })
`,
}

async function emit(
  projectDir: string,
  args: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
  isGiven: (flag: string) => boolean = () => false,
) {
  const { terminal, printed } = recordingTerminal(false)
  const flags = { projectDir, stage: "dev", json: false, yes: false, set: [], debug: false, color: false, ...more }
  const { signal } = new AbortController()
  const code = await emitCommand.run({ flags, args, terminal, signal, isGiven })
  return { code, stdout: printed.stdout, stderr: printed.stderr }
}

test("functions get a sample of the event of their trigger, and buses events", async () => {
  const { projectDir, linesOf } = await serveProject(files)
  const process = () => linesOf("WorkerProcess").join("\n")
  expect(await emit(projectDir, ["WorkerProcess"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"batchItemFailures": []'),
  })
  await expect.poll(process).toContain("processed Test message. arn:aws:sqs:us-east-1:000000000000:shop-dev-Orders")
  const poison = await emit(projectDir, ["WorkerProcess"], { data: "poison" })
  const [{ itemIdentifier }, ...others] = JSON.parse(poison.stdout).batchItemFailures
  expect([poison.code, others]).toEqual([1, []])
  expect(poison.stderr).toContain(`error WorkerProcess failed (record ${itemIdentifier})`)

  await emit(projectDir, ["WorkerShip"], { data: '{"id":1}' })
  await emit(projectDir, [], { bus: "Shop", source: "shop", detailType: "OrderPlaced", detail: '{"id":2}' })
  const ship = () => linesOf("WorkerShip").join("\n")
  await expect.poll(ship).toContain('shipped {"id":1} shop OrderPlaced')
  await expect.poll(ship).toContain('shipped {"id":2} shop OrderPlaced')

  await emit(projectDir, ["WorkerClean"])
  await expect.poll(() => linesOf("WorkerClean").join("\n")).toContain('cleaned {"full":true} shop-dev-WorkerClean')

  await emit(projectDir, ["WorkerClean"], { data: '{"by":"hand"}' })
  await expect.poll(() => linesOf("WorkerClean").join("\n")).toContain('cleaned {"by":"hand"}')

  const printedBy = (id: string) =>
    linesOf(id).flatMap((line) => (line.includes("EVENT") ? [] : [line.slice(id.length + 1)]))
  const takes: readonly [id: string, flags: Readonly<Record<string, unknown>>, line: string][] = [
    ["TakerTopic", {}, "topic Hello from SNS! arn:aws:sns:us-east-1:000000000000:shop-dev-News"],
    ["TakerTopic", { data: "hi" }, "topic hi arn:aws:sns:us-east-1:000000000000:shop-dev-News"],
    ["TakerBucket", {}, 'object in/b21b84d653bb07b05b1e6b33684dc11b.jpg "ObjectRemoved:Delete"'],
    ["TakerBucket", { data: "a b" }, 'object a b "ObjectRemoved:Delete"'],
    ["TakerChanged", { data: '{"page":"/","at":1}' }, 'changed [{"page":"/","at":1},{"page":"/","at":1}]'],
    ["TakerClick", { data: "ok" }, "clicked ok arn:aws:kinesis:us-east-1:000000000000:stream/shop-dev-Clicks"],
    ["TakerLog", { data: "oh no" }, 'logged oh no {"word":"oh"} /aws/lambda/shop-dev-WorkerShip'],
    ["Socket", {}, "opened"],
    ["Socket", { data: '{"action":"say"}' }, 'said {"action":"say"} say'],
  ]
  for (const [id, flags, line] of takes) {
    expect([id, (await emit(projectDir, [id], flags)).code]).toEqual([id, 0])
    await expect.poll(() => printedBy(id)).toContain(line)
  }
  expect(await emit(projectDir, ["Socket"], { route: "$disconnect" })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("error Socket failed (Unhandled)"),
  })

  await expect(emit(projectDir, ["Socket"], { route: "say" })).rejects.toThrow("--route is say")
  await expect(emit(projectDir, ["Socket"], { route: "$connect", data: "x" })).rejects.toThrow("carries no data")
  await expect(emit(projectDir, ["WorkerShip"], { route: "$connect" })).rejects.toThrow(
    "--route is nothing to WorkerShip",
  )
  await expect(emit(projectDir, ["WorkerShipp"])).rejects.toMatchObject({
    ...{ code: "FUNCTION_UNKNOWN", hint: expect.stringContaining("Did you mean WorkerShip?") },
  })
  await expect(emit(projectDir, [], { bus: "Shop", source: "shop" })).rejects.toThrow(
    "An event on a bus has a --detail-type",
  )
  const event = { source: "shop", detailType: "OrderPlaced" }
  await expect(emit(projectDir, [], { ...event, bus: "" })).rejects.toMatchObject({
    ...{ code: "EVENT_INVALID", hint: "There is Shop, default." },
  })
  await expect(emit(projectDir, [], { ...event, bus: "Shopp" })).rejects.toMatchObject({
    ...{ code: "EVENT_REFUSED", message: 'tsapi local has no bus "Shopp"; AWS would drop the event' },
    hint: "Did you mean Shop? There is Shop, default.",
  })
  for (const bus of ["default", "shop-dev-Shop", "arn:aws:events:us-east-1:000000000000:event-bus/shop-dev-Shop"])
    expect(await emit(projectDir, [], { ...event, bus })).toMatchObject({ code: 0 })

  // The deployed buses are those of this machine here.
  const server: RunningServer = JSON.parse(await readFile(path.join(projectDir, ".tsapi/local/server.json"), "utf8"))
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv("AWS_ENDPOINT_URL_EVENTBRIDGE", server.endpoints["events"])
  vi.stubEnv("AWS_REGION", "us-east-1")
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test")
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test")
  const deployed = async (bus: string) => emit(projectDir, [], { ...event, bus }, (flag) => flag === "stage")
  const lost = await deployed("Shopp")
  expect([lost.code, JSON.parse(lost.stdout).FailedEntryCount]).toEqual([0, 0])
  expect(lost.stderr).toContain("warning Shopp is no bus of the app: if there is none of that name, EventBridge")
  for (const bus of ["default", "Shop"]) expect((await deployed(bus)).stderr).not.toContain("warning")

  await expect(emit(projectDir, ["TakerClick"], { data: "x".repeat(5_000_000) })).rejects.toMatchObject({
    ...{
      code: "EVENT_INVALID",
      message: expect.stringMatching(/^The event has 66\d{5} bytes, .* more than Lambda takes$/),
    },
  })
  const detail = JSON.stringify({ text: "x".repeat(9_000_000) })
  await expect(emit(projectDir, [], { ...event, bus: "Shop", detail })).rejects.toMatchObject({
    ...{ code: "EVENT_REFUSED", message: expect.stringMatching(/refused the event: \w.*(?:larger|over the limit)/) },
    hint: undefined,
  })
  await expect(emit(projectDir, ["Api"])).rejects.toMatchObject({
    ...{ code: "EVENT_INVALID", hint: expect.stringContaining("send them to tsapi local, such as GET /orders") },
  })
}, 60_000)

test("a WebSocket API alone takes messages, and without a server it says what to do", async () => {
  const { projectDir, linesOf, stop } = await serveProject({
    "src/app.ts": `import { App, onMessage } from "@tsapi/framework"
import type { MessageRequest } from "@tsapi/framework"

class Chat {
  @onMessage("say")
  say({ json }: MessageRequest) {
    console.log("said", JSON.stringify(json()))
  }
}

export const app = new App("chat", { handlers: [Chat] })
`,
  })
  expect(await emit(projectDir, ["Chat"], { data: '{"action":"say"}' })).toMatchObject({ code: 0 })
  await expect.poll(() => linesOf("Chat").join("\n")).toContain('said {"action":"say"}')

  await stop()
  await expect(emit(projectDir, ["Chat"])).rejects.toMatchObject({
    code: "LOCAL_SERVER_MISSING",
    hint: "Start `tsapi local` in another terminal, or name a --stage that is deployed.",
  })
}, 60_000)
