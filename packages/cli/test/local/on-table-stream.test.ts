import { PassThrough } from "node:stream"
import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb"
import { afterEach, expect, test, vi } from "vitest"
import { RepeatedRuns } from "../../src/bundle/esbuild-runs.ts"
import { type LocalServer, startLocalServer } from "../../src/local/start-local-server.ts"
import { buildLocal } from "../../src/pipeline/local-build.ts"
import { Terminal } from "../../src/terminal/terminal.ts"
import { makeSdkProject } from "./make-sdk-project.ts"

const files = {
  "src/tables.ts": `
    import { Table } from "@tsapi/framework"
    export const todos = new Table("Todos", { partitionKey: "id", stream: "both" })
    export const seen = new Table("Seen", { partitionKey: "sequence" })
  `,
  "src/index.ts": `
    import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
    import { onTableStream, type TableRecord } from "@tsapi/framework"
    import { seen, todos } from "./tables.ts"
    const dynamodb = new DynamoDBClient({})
    export class TodoIndex {
      @onTableStream(todos, { retries: 1, bisectOnError: true, filters: [{ eventName: ["INSERT", "MODIFY"] }] })
      async changed({ sequenceNumber, newImage, event }: TableRecord) {
        if (newImage?.title === "poison") throw new Error("poison")
        await dynamodb.send(new PutItemCommand({
          TableName: seen.name,
          Item: { sequence: { S: sequenceNumber }, title: { S: String(newImage?.title) }, event: { S: JSON.stringify(event) } },
        }))
      }
    }
  `,
  "src/app.ts": `
    import { App, controller, route } from "@tsapi/framework"
    import { TodoIndex } from "./index.ts"
    import { seen, todos } from "./tables.ts"
    @controller("/names")
    class NameController {
      @route("GET", "/")
      names() { return { todos: todos.name, seen: seen.name, endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB } }
    }
    export const app = new App("streamed", { controllers: [NameController], handlers: [TodoIndex] })
  `,
}

const esbuild = new RepeatedRuns()
const running: LocalServer[] = []
const stop = () => Promise.all(running.splice(0).map((server) => server.close()))
afterEach(async () => {
  await stop()
  await esbuild.close()
})

interface Names {
  readonly todos: string
  readonly seen: string
  readonly endpoint: string
}

async function start(projectDir: string) {
  const stream = new PassThrough().resume()
  const server = await startLocalServer({
    projectDir,
    stateDir: `${projectDir}/state`,
    terminal: new Terminal({ stdin: new PassThrough(), stdout: stream, stderr: stream, json: false, color: false }),
    ...{ port: 0, reload: false },
    build: () => buildLocal(projectDir, { stage: "dev" }, esbuild),
  })
  running.push(server)
  const names = (await (await fetch(`${server.url}/names`)).json()) as Names
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  const client = new DynamoDBClient({ endpoint: names.endpoint, region: "us-east-1", credentials })
  return {
    names,
    write: (id: string, title: string) =>
      client.send(new PutItemCommand({ TableName: names.todos, Item: { id: { S: id }, title: { S: title } } })),
    async seen() {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: names.seen }))
      return Items.toSorted((a, b) => (String(a["sequence"]?.S) < String(b["sequence"]?.S) ? -1 : 1))
    },
  }
}

test("changes of a table reach the method in their order, over restarts, and a poisoned one holds up none", async () => {
  const projectDir = await makeSdkProject(files)
  const first = await start(projectDir)
  for (const title of ["one", "poison", "two"]) await first.write(title, title)
  const titles = async (app: typeof first) => (await app.seen()).map(({ title }) => title?.S)
  await vi.waitFor(async () => expect(await titles(first)).toEqual(["one", "two"]), { timeout: 10_000 })
  await stop()

  const second = await start(projectDir)
  await second.write("three", "three")
  await vi.waitFor(async () => expect(await titles(second)).toEqual(["one", "two", "three"]), { timeout: 10_000 })

  const [item] = await second.seen()
  expect(JSON.parse(String(item?.["event"]?.S))).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
    eventName: "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: { id: { S: "one" } },
      NewImage: { id: { S: "one" }, title: { S: "one" } },
      SequenceNumber: item?.["sequence"]?.S,
      SizeBytes: 18,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
    eventSourceARN: expect.stringMatching(
      new RegExp(`^arn:aws:dynamodb:us-east-1:000000000000:table/${second.names.todos}/stream/[\\d:.T-]+$`),
    ),
  })
})
