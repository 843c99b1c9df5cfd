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
import { beforeEach, describe, expect, it } from "vitest"
import { recordingServices } from "../../../test/local/recording-services.ts"
import { clientConfig, useService } from "../../../test/local/use-service.ts"
import { ServiceError } from "../protocol/service-error.ts"
import { startScheduler } from "./start-scheduler.ts"

const others = recordingServices()
const Arn = "arn:aws:lambda:eu-west-1:000000000000:function:shop-dev-Clean"
const Target = { Arn, RoleArn: "arn:aws:iam::000000000000:role/r" }
const FlexibleTimeWindow = { Mode: "OFF" } as const
beforeEach(() => others.clear())
const { running, at, seconds, reopen } = useService(async (place) => {
  const scheduler = await startScheduler({ ...place, service: others.service, tickMs: 1, retryDelaysMs: [1] })
  const client = new SchedulerClient({ endpoint: scheduler.endpoint, ...clientConfig })
  return {
    ...{ scheduler, client },
    async close() {
      await scheduler.close()
      client.destroy()
    },
  }
})

function create(Name: string, ScheduleExpression: string, more: Partial<CreateScheduleCommandInput> = {}) {
  return running().client.send(
    new CreateScheduleCommand({ Name, ScheduleExpression, Target, FlexibleTimeWindow, ...more }),
  )
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
    at("2026-03-01T11:00:20Z")
    const arn = "arn:aws:scheduler:eu-west-1:000000000000:schedule/default/noon"
    await expect.poll(payloads).toEqual([{ time: "2026-03-01T11:00:00Z", arn, attempt: "1" }])
    others.errors.clear()
    seconds(1)
    await expect.poll(() => payloads().at(-1)).toEqual({ time: "2026-03-01T11:00:00Z", arn, attempt: "2" })
  })

  it("are not made up for the time in which nobody looked, and go on after a restart", async () => {
    await create("often", "rate(1 minute)", { StartDate: new Date("2026-03-01T10:01:00Z") })
    await reopen("2026-03-01T11:00:30Z")
    at("2026-03-01T11:01:00Z")
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(1)
    expect(payloads()[0]).toMatchObject({ "detail-type": "Scheduled Event", time: "2026-03-01T11:01:00Z" })
  })

  it("run once where they say at, and go where that is asked for", async () => {
    await create("once", "at(2026-03-01T10:05:00)", { ActionAfterCompletion: "DELETE" })
    at("2026-03-01T10:05:00Z")
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(1)
    await expect.poll(async () => (await running().client.send(new ListSchedulesCommand({}))).Schedules).toEqual([])
  })

  it("are created, changed, found and deleted in their groups", async () => {
    await running().client.send(new CreateScheduleGroupCommand({ Name: "g" }))
    const { ScheduleArn } = await create("a", "rate(2 hours)", { GroupName: "g", State: "DISABLED" })
    expect(ScheduleArn).toBe("arn:aws:scheduler:eu-west-1:000000000000:schedule/g/a")
    await expect(create("a", "rate(2 hours)", { GroupName: "g" })).rejects.toMatchObject({ name: "ConflictException" })
    const update = { Name: "a", GroupName: "g", ScheduleExpression: "rate(3 hours)", Target, FlexibleTimeWindow }
    await running().client.send(new UpdateScheduleCommand({ ...update, EndDate: new Date("2027-01-01T00:00:00Z") }))
    expect(await running().client.send(new GetScheduleCommand({ Name: "a", GroupName: "g" }))).toMatchObject({
      ...{ Arn: ScheduleArn, ScheduleExpression: "rate(3 hours)", ScheduleExpressionTimezone: "UTC", State: "ENABLED" },
      ...{ EndDate: new Date("2027-01-01T00:00:00Z"), Target, FlexibleTimeWindow, ActionAfterCompletion: "NONE" },
    })
    const { Schedules } = await running().client.send(new ListSchedulesCommand({ GroupName: "g", NamePrefix: "a" }))
    expect(Schedules).toMatchObject([{ Name: "a", GroupName: "g", Target: { Arn } }])
    await running().client.send(new DeleteScheduleCommand({ Name: "a", GroupName: "g" }))
    await expect(running().client.send(new GetScheduleCommand({ Name: "a", GroupName: "g" }))).rejects.toMatchObject({
      ...{ name: "ResourceNotFoundException", message: "Schedule a does not exist." },
    })
    await running().client.send(new DeleteScheduleGroupCommand({ Name: "g" }))
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
    await expect(running().client.send(tags)).rejects.toMatchObject({ name: "NotImplementedLocally" })
  })

  it("of the app are exactly those that it declares now; one that is as it was goes on", async () => {
    const declared = (Name: string) => ({ Name, ScheduleExpression: "rate(1 hour)", Target, FlexibleTimeWindow })
    await create("own", "at(2027-01-01T00:00:00)")
    await running().scheduler.call("EnsureSchedules", { Schedules: [declared("a"), declared("b")] })
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(2)
    await reopen()
    seconds(60)
    await running().scheduler.call("EnsureSchedules", { Schedules: [declared("a")] })
    const { Schedules } = await running().client.send(new ListSchedulesCommand({}))
    expect(Schedules?.map(({ Name }) => Name)).toEqual(["a", "own"])
    at("2026-03-01T11:00:00Z")
    await expect.poll(() => others.inputsOf("lambda")).toHaveLength(3)
  })
})
