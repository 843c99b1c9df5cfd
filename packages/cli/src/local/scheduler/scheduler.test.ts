import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ListTagsForResourceCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { recordingServices } from "../../../test/local/recording-services.ts"
import { ServiceError } from "../protocol/service-error.ts"
import type { EmbeddedService } from "../services/embedded-service.ts"
import { startScheduler } from "./start-scheduler.ts"

const others = recordingServices()
const identity = { region: "eu-west-1", accountId: "000000000000" }
const Arn = "arn:aws:lambda:eu-west-1:000000000000:function:shop-dev-Clean"
const Target = { Arn, RoleArn: "arn:aws:iam::000000000000:role/r" }
const FlexibleTimeWindow = { Mode: "OFF" } as const
let directory: string
let time: number
let scheduler: EmbeddedService
let client: SchedulerClient

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-scheduler-"))
  time = Date.parse("2026-03-01T10:00:00Z")
  others.clear()
  await open()
})
afterEach(async () => {
  await close()
  await rm(directory, { recursive: true })
})

async function open() {
  const { service } = others
  const clock = { now: () => time, tickMs: 1, retryDelaysMs: [1] }
  scheduler = await startScheduler({ directory, ...identity, service, ...clock })
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  client = new SchedulerClient({ endpoint: scheduler.endpoint, region: "eu-west-1", credentials, maxAttempts: 1 })
}

async function close() {
  await scheduler.close()
  client.destroy()
}

function create(Name: string, ScheduleExpression: string, more: Partial<CreateScheduleCommandInput> = {}) {
  return client.send(new CreateScheduleCommand({ Name, ScheduleExpression, Target, FlexibleTimeWindow, ...more }))
}

const payloads = () => others.inputsOf("lambda").map(({ Payload }) => Payload)

describe("schedules", () => {
  it("run at their times, with the attributes of the run in their input", async () => {
    const Input = JSON.stringify({
      time: "<aws.scheduler.scheduled-time>",
      arn: "<aws.scheduler.schedule-arn>",
      attempt: "<aws.scheduler.attempt-number>",
    })
    others.errors.set("lambda", new ServiceError("ServiceException", "down", { status: 500 }))
    await create("noon", "cron(0 12 * * ? *)", {
      ScheduleExpressionTimezone: "Europe/Berlin",
      Target: { ...Target, Input },
    })
    time = Date.parse("2026-03-01T11:00:20Z")
    const arn = "arn:aws:scheduler:eu-west-1:000000000000:schedule/default/noon"
    await expect.poll(payloads).toEqual([{ time: "2026-03-01T11:00:00Z", arn, attempt: "1" }])
    others.errors.clear()
    time += 1000
    await expect.poll(() => payloads().at(-1)).toEqual({ time: "2026-03-01T11:00:00Z", arn, attempt: "2" })
  })

  it("are not made up for the time in which nobody looked, and go on after a restart", async () => {
    await create("often", "rate(1 minute)", { StartDate: new Date("2026-03-01T10:01:00Z") })
    await close()
    time = Date.parse("2026-03-01T11:00:30Z")
    await open()
    time = Date.parse("2026-03-01T11:01:00Z")
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(1)
    expect(payloads()[0]).toMatchObject({ "detail-type": "Scheduled Event", time: "2026-03-01T11:01:00Z" })
  })

  it("run once where they say at, and go where that is asked for", async () => {
    await create("once", "at(2026-03-01T10:05:00)", { ActionAfterCompletion: "DELETE" })
    time = Date.parse("2026-03-01T10:05:00Z")
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(1)
    await expect.poll(async () => (await client.send(new ListSchedulesCommand({}))).Schedules).toEqual([])
  })

  it("are created, changed, found and deleted in their groups", async () => {
    await client.send(new CreateScheduleGroupCommand({ Name: "g" }))
    const { ScheduleArn } = await create("a", "rate(2 hours)", { GroupName: "g", State: "DISABLED" })
    expect(ScheduleArn).toBe("arn:aws:scheduler:eu-west-1:000000000000:schedule/g/a")
    await expect(create("a", "rate(2 hours)", { GroupName: "g" })).rejects.toMatchObject({ name: "ConflictException" })
    const update = { Name: "a", GroupName: "g", ScheduleExpression: "rate(3 hours)", Target, FlexibleTimeWindow }
    await client.send(new UpdateScheduleCommand({ ...update, EndDate: new Date("2027-01-01T00:00:00Z") }))
    expect(await client.send(new GetScheduleCommand({ Name: "a", GroupName: "g" }))).toMatchObject({
      ...{ Arn: ScheduleArn, ScheduleExpression: "rate(3 hours)", ScheduleExpressionTimezone: "UTC", State: "ENABLED" },
      ...{ EndDate: new Date("2027-01-01T00:00:00Z"), Target, FlexibleTimeWindow, ActionAfterCompletion: "NONE" },
    })
    const { Schedules } = await client.send(new ListSchedulesCommand({ GroupName: "g", NamePrefix: "a" }))
    expect(Schedules).toMatchObject([{ Name: "a", GroupName: "g", Target: { Arn } }])
    await client.send(new DeleteScheduleCommand({ Name: "a", GroupName: "g" }))
    await expect(client.send(new GetScheduleCommand({ Name: "a", GroupName: "g" }))).rejects.toMatchObject({
      ...{ name: "ResourceNotFoundException", message: "Schedule a does not exist." },
    })
    await client.send(new DeleteScheduleGroupCommand({ Name: "g" }))
    await expect(create("a", "rate(1 hour)", { GroupName: "g" })).rejects.toThrow("Schedule group g does not exist.")
  })

  it("are refused where EventBridge Scheduler refuses them, and what is not served by its name", async () => {
    await expect(create("a", "rate(1 hours)")).rejects.toMatchObject({ name: "ValidationException" })
    await expect(create("a", "rate(1 hour)", { ScheduleExpressionTimezone: "Mars" })).rejects.toThrow(/Mars is invalid/)
    const universal = { ...Target, Arn: "arn:aws:scheduler:::aws-sdk:s3:putObject" }
    await expect(create("a", "rate(1 hour)", { Target: universal })).rejects.toMatchObject({
      name: "NotImplementedLocally",
    })
    const tags = new ListTagsForResourceCommand({ ResourceArn: "arn:aws:scheduler:eu-west-1:0:schedule-group/g" })
    await expect(client.send(tags)).rejects.toMatchObject({ name: "NotImplementedLocally" })
  })

  it("of the app are exactly those that it declares now; one that is as it was goes on", async () => {
    const declared = (Name: string) => ({ Name, ScheduleExpression: "rate(1 hour)", Target, FlexibleTimeWindow })
    await create("own", "at(2027-01-01T00:00:00)")
    await scheduler.call("EnsureSchedules", { Schedules: [declared("a"), declared("b")] })
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(2)
    await close()
    await open()
    time += 60_000
    await scheduler.call("EnsureSchedules", { Schedules: [declared("a")] })
    const { Schedules } = await client.send(new ListSchedulesCommand({}))
    expect(Schedules?.map(({ Name }) => Name)).toEqual(["a", "own"])
    time = Date.parse("2026-03-01T11:00:00Z")
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(3)
  })
})
