import { describe, expect, it } from "vitest"
import { z } from "zod"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { packLogs } from "../../src/events/pack-logs.ts"
import { App, createLambdaHandler, existingLogGroup, functionLogGroup, type LogRecord, onLog } from "../../src/index.ts"
import { createTestClient, logsEvent } from "../../src/testing/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-WatchmanAlert", timeoutSeconds: 3 })

// https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html
const sample = {
  awslogs: {
    data: "ewogICAgIm1lc3NhZ2VUeXBlIjogIkRBVEFfTUVTU0FHRSIsCiAgICAib3duZXIiOiAiMTIzNDU2Nzg5MDEyIiwKICAgICJsb2dHcm91cCI6I==",
  },
}
const data = {
  messageType: "DATA_MESSAGE" as const,
  owner: "123456789012",
  logGroup: "/aws/lambda/echo-nodejs",
  logStream: "2019/03/13/[$LATEST]94fa867e5374431291a7fc14e2f56ae7",
  subscriptionFilters: ["LambdaStream_cloudwatchlogs-node"],
  logEvents: [
    {
      id: "34622316099697884706540976068822859012661220141643892546",
      timestamp: 1552518348220,
      message: "REPORT RequestId: 6234bffe-149a-b642-81ff-2e8e376d8aff\tDuration: 46.84 ms\n",
    },
    { id: "2", timestamp: 1552518348221, message: '{"level":"ERROR"}', extractedFields: { level: "ERROR" } },
  ],
}

function clientOf(type: new () => object) {
  return createTestClient(new App("shop", { handlers: [type] }))
}

describe("@onLog", () => {
  it("runs the method for each line of AWS's event", async () => {
    const seen: LogRecord[] = []
    class Watchman {
      @onLog(functionLogGroup("Api"))
      alert(record: LogRecord) {
        seen.push(record)
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Watchman] }))
    await handler(packLogs(data), context)
    const { logGroup, logStream, subscriptionFilters } = data
    expect(seen).toMatchObject([
      {
        ...data.logEvents[0],
        timestamp: new Date(1552518348220),
        ...{ logGroup, logStream, subscriptionFilters, extractedFields: undefined },
        ...{ context, event: data.logEvents[0] },
      },
      { ...data.logEvents[1], timestamp: new Date(1552518348221) },
    ])
    expect(seen[1]?.json()).toEqual({ level: "ERROR" })
    expect(() => seen[0]?.json()).toThrow(SyntaxError)
    await expect(handler(sample, context)).rejects.toThrow("incorrect header check")
    await handler(packLogs({ ...data, messageType: "CONTROL_MESSAGE" }), context)
    expect(seen).toHaveLength(2)
  })

  it("runs for the lines in their order, also behind one that it throws for, and then fails", async () => {
    const seen: string[] = []
    class Watchman {
      @onLog(functionLogGroup("Api"))
      async alert({ message }: LogRecord) {
        await Promise.resolve()
        seen.push(message)
        if (message.startsWith("bad")) throw new RangeError(message)
      }
    }
    const client = clientOf(Watchman)
    await expect(client.invoke("WatchmanAlert", logsEvent(["a", "bad", "b"]))).rejects.toThrow(new RangeError("bad"))
    expect(seen).toEqual(["a", "bad", "b"])
    await expect(client.invoke("WatchmanAlert", logsEvent(["bad 1", "bad 2"]))).rejects.toThrow(
      "RangeError: bad 1; RangeError: bad 2",
    )
  })

  it("takes all lines at once where it says so, as what a schema makes of them", async () => {
    const Line = z.object({ level: z.string().toLowerCase() })
    const seen: string[][] = []
    class Watchman {
      @onLog([functionLogGroup("Api"), functionLogGroup("Other")], { batch: true, message: Line })
      alert(records: readonly LogRecord<typeof Line>[]) {
        seen.push(records.map(({ message, logGroup }) => `${message.level} ${logGroup}`))
      }

      // @ts-expect-error -- the lines come one by one
      @onLog(functionLogGroup("Api"))
      wrong(records: readonly LogRecord[]) {
        return records
      }
    }
    const client = clientOf(Watchman)
    await client.invoke("WatchmanAlert", logsEvent([{ level: "WARN" }, '{"level":"ERROR"}'], { logGroup: "g" }))
    expect(seen).toEqual([["warn g", "error g"]])
    await expect(client.invoke("WatchmanAlert", logsEvent(["x"]))).rejects.toThrow("Invalid message")
  })

  it("is declared with its log groups and its pattern", () => {
    class Watchman {
      @onLog([functionLogGroup("Api"), existingLogGroup("Database", { name: "/aws/rds/orders" })], {
        filterPattern: "ERROR",
      })
      alert() {}
    }
    const [declared] = declarationsOf(new App("shop", { handlers: [Watchman] })).filter(({ kind }) => kind === "onLog")
    expect(declared).toMatchObject({
      logGroups: [{ functionId: "Api" }, { id: "Database", name: "/aws/rds/orders" }],
      filterPattern: "ERROR",
      className: "Watchman",
      methodName: "alert",
    })
  })

  it("says what it cannot take lines from", () => {
    const wrong = (source: unknown) => () => Reflect.apply(onLog, undefined, [source])
    expect(wrong(undefined)).toThrow("@onLog: its source is undefined. Is there an import cycle? Give it a log group")
    expect(wrong("Api")).toThrow('@onLog: its source is "Api". Give it a log group, such as functionLogGroup("Api")')
    expect(wrong([])).toThrow("@onLog: it has no log group. Give it functionLogGroup")
    expect(() => Reflect.apply(onLog, undefined, [functionLogGroup("Api"), { filter: "x" }])).toThrow("filter")
  })
})
