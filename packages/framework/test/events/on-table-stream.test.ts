import { describe, expect, it, vi } from "vitest"
import { z } from "zod"
import { App, createLambdaHandler, onTableStream, Table, type TableRecord } from "../../src/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"
import { unmarshal } from "../../src/events/unmarshal.ts"

const context = lambdaContext({ functionName: "shop-TodoIndexChanged", timeoutSeconds: 3 })
const todos = new Table("StreamedTodos", { partitionKey: "id", stream: "both" })
const Todo = z.object({ id: z.string(), count: z.number() })

interface Change {
  readonly table?: string
  readonly before?: number | string
  readonly after?: number | string
  readonly more?: object
}

function record(sequence: number, { table = "todos", before, after, more = {} }: Change) {
  const id = { id: { S: `todo-${sequence}` } }
  const image = (count: number | string) => ({
    ...id,
    count: typeof count === "number" ? { N: String(count) } : { S: count },
  })
  return {
    eventID: `event-${sequence}`,
    eventName: before === undefined ? "INSERT" : after === undefined ? "REMOVE" : "MODIFY",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: 1479499740,
      Keys: id,
      ...(after !== undefined && { NewImage: image(after) }),
      ...(before !== undefined && { OldImage: image(before) }),
      SequenceNumber: `10000000000000000000${sequence}`,
      SizeBytes: 20,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: `arn:aws:dynamodb:us-east-1:123456789012:table/${table}/stream/2016-11-18T19:09:00.000`,
    ...more,
  }
}
const failure = (sequence: number) => ({ itemIdentifier: `10000000000000000000${sequence}` })

describe("@onTableStream", () => {
  it("runs the method for each change, with images in plain values", async () => {
    const seen: TableRecord[] = []
    class TodoIndex {
      @onTableStream(todos)
      async changed(change: TableRecord) {
        seen.push(change)
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [TodoIndex] }))
    const userIdentity = { principalId: "dynamodb.amazonaws.com", type: "Service" }
    const Records = [
      record(1, { after: 1 }),
      record(2, { before: 1, after: 2 }),
      record(3, { before: 2, more: { userIdentity } }),
    ]
    expect(await handler({ Records }, context)).toEqual({ batchItemFailures: [] })
    const common = { tableName: "todos", streamArn: Records[0]?.eventSourceARN, changedAt: new Date(1479499740000) }
    expect(seen).toMatchObject([
      { ...common, eventName: "INSERT", keys: { id: "todo-1" }, newImage: { id: "todo-1", count: 1 }, id: "event-1" },
      { eventName: "MODIFY", oldImage: { count: 1 }, newImage: { count: 2 }, isExpired: false },
      { eventName: "REMOVE", oldImage: { count: 2 }, newImage: undefined, isExpired: true, event: Records[2] },
    ])
    expect(seen[0]).toMatchObject({ oldImage: undefined, sequenceNumber: failure(1).itemIdentifier, context })
  })

  it("stops at the first change that fails, and has all from there on sent again", async () => {
    const seen: string[] = []
    class TodoIndex {
      @onTableStream(todos)
      async changed({ id }: TableRecord) {
        seen.push(id)
        if (id === "event-2") throw new Error("index is down")
      }
    }
    const log = vi.spyOn(console, "error").mockReturnValue()
    const Records = [1, 2, 3].map((sequence) => record(sequence, { after: 1 }))
    const answer = await createLambdaHandler(new App("shop", { handlers: [TodoIndex] }))({ Records }, context)
    expect(answer).toEqual({ batchItemFailures: [failure(2)] })
    expect(seen).toEqual(["event-1", "event-2"])
    expect(JSON.parse(String(log.mock.calls[0]?.[0]))).toMatchObject({
      handler: "TodoIndex.changed",
      record: failure(2).itemIdentifier,
    })
    log.mockRestore()
  })

  it("has images fit the schema", async () => {
    const seen: number[] = []
    class TodoIndex {
      @onTableStream(todos, { item: Todo })
      async changed({ newImage, oldImage }: TableRecord<typeof Todo>) {
        seen.push((newImage?.count ?? 0) - (oldImage?.count ?? 0))
      }
    }
    const log = vi.spyOn(console, "error").mockReturnValue()
    const Records = [record(1, { after: 5 }), record(2, { before: 5, after: 7 }), record(3, { before: "x", after: 1 })]
    const answer = await createLambdaHandler(new App("shop", { handlers: [TodoIndex] }))({ Records }, context)
    expect(seen).toEqual([5, 2])
    expect(answer).toEqual({ batchItemFailures: [failure(3)] })
    expect(log.mock.calls.join()).toContain("Invalid oldImage: count: ")
    log.mockRestore()
  })

  it("gives a whole batch to a method that asks for it, up to what does not fit, and takes back what it returns", async () => {
    const batches: (readonly string[])[] = []
    class TodoIndex {
      @onTableStream(todos, { batch: true, item: Todo })
      async changed(changes: readonly TableRecord<typeof Todo>[]) {
        batches.push(changes.map(({ id }) => id))
        return changes.filter(({ newImage }) => newImage?.count === 2)
      }
    }
    const log = vi.spyOn(console, "error").mockReturnValue()
    const Records = [
      record(1, { after: 1 }),
      record(2, { after: 2 }),
      record(3, { after: "x" }),
      record(4, { after: 4 }),
    ]
    const answer = await createLambdaHandler(new App("shop", { handlers: [TodoIndex] }))({ Records }, context)
    expect(batches).toEqual([["event-1", "event-2"]])
    expect(answer).toEqual({ batchItemFailures: [failure(2), failure(3)] })
    log.mockRestore()
  })

  it("finds the method by the table where several take changes", async () => {
    const seen: string[] = []
    const notes = new Table("StreamedNotes", { partitionKey: "id", stream: "both" })
    class Index {
      @onTableStream(todos) todo({ tableName }: TableRecord) {
        seen.push(`todo of ${tableName}`)
      }
      @onTableStream(notes) note({ tableName }: TableRecord) {
        seen.push(`note of ${tableName}`)
      }
    }
    vi.stubEnv("STREAMED_TODOS_TABLE_NAME", "todos")
    vi.stubEnv("STREAMED_NOTES_TABLE_NAME", "notes")
    const handler = createLambdaHandler(new App("shop", { handlers: [Index] }))
    await handler({ Records: [record(1, { table: "notes", after: 1 })] }, context)
    await handler({ Records: [record(2, { table: "todos", after: 1 })] }, context)
    expect(seen).toEqual(["note of notes", "todo of todos"])
    vi.unstubAllEnvs()
  })

  it("does not compile a method that takes what its trigger does not give", () => {
    class Index {
      // @ts-expect-error: without a schema nobody knows what an item is.
      @onTableStream(todos) changed({ newImage }: TableRecord<typeof Todo>) {
        return newImage?.count
      }
      // @ts-expect-error: the method would be run for each change.
      @onTableStream(todos, { item: Todo }) all(changes: readonly TableRecord<typeof Todo>[]) {
        return changes.length
      }
    }
    expect(new Index()).toBeInstanceOf(Index)
    expect(() => onTableStream(todos, { startingposition: "latest" } as object)).toThrow(
      '@onTableStream has no option "startingposition"',
    )
  })
})

describe("an item", () => {
  it("comes in the values that the document client gives", () => {
    const item = unmarshal({
      text: { S: "a" },
      whole: { N: "9007199254740991" },
      large: { N: "9007199254740993" },
      fraction: { N: "-1.5" },
      bytes: { B: "AQI=" },
      yes: { BOOL: true },
      nothing: { NULL: true },
      texts: { SS: ["a", "b"] },
      numbers: { NS: ["1", "9007199254740993"] },
      binaries: { BS: ["AQ=="] },
      list: { L: [{ S: "a" }, { M: { n: { N: "1" } } }] },
      map: { M: { inner: { L: [] } } },
    })
    expect(item).toEqual({
      text: "a",
      whole: 9007199254740991,
      large: 9007199254740993n,
      fraction: -1.5,
      bytes: Buffer.from([1, 2]),
      yes: true,
      nothing: null,
      texts: new Set(["a", "b"]),
      numbers: new Set([1, 9007199254740993n]),
      binaries: new Set([Buffer.from([1])]),
      list: ["a", { n: 1 }],
      map: { inner: [] },
    })
  })
})
