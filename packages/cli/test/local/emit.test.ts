import { expect, test } from "vitest"
import { emitCommand } from "../../src/commands/emit.ts"
import { recordingTerminal } from "./serve-functions.ts"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, EventBus, onEvent, onQueue, Queue, schedule, type BusEvent, type QueueMessage, type ScheduledRun } from "@tsapi/framework"

const orders = new Queue("Orders")
const shop = new EventBus("Shop")

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

export const app = new App("shop", { handlers: [Worker] })
`,
}

async function emit(projectDir: string, args: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
  const { terminal, printed } = recordingTerminal(false)
  const flags = { projectDir, stage: "dev", json: false, yes: false, set: [], debug: false, color: false, ...more }
  const { signal } = new AbortController()
  const code = await emitCommand.run({ flags, args, terminal, signal, isGiven: () => false })
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

  await expect(emit(projectDir, ["WorkerShipp"])).rejects.toMatchObject({
    ...{ code: "FUNCTION_UNKNOWN", hint: expect.stringContaining("Did you mean WorkerShip?") },
  })
  await expect(emit(projectDir, [], { bus: "Shop", source: "shop" })).rejects.toThrow(
    "An event on a bus has a --detail-type",
  )
}, 60_000)

test("without a server, it says what to do", async () => {
  const { projectDir, stop } = await serveProject(files)
  await stop()
  await expect(emit(projectDir, ["WorkerShip"])).rejects.toMatchObject({
    code: "LOCAL_SERVER_MISSING",
    hint: "Start `tsapi local` in another terminal, or name a --stage that is deployed.",
  })
}, 60_000)
