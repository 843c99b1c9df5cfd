import { execFile } from "node:child_process"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { sdkDir, workDir } from "./places.mjs"
import { linkSdk, writeManyFunctions } from "./write-many-functions.mjs"

const child = fileURLToPath(new URL("policy-child.mjs", import.meta.url))

/** CPU and memory of inferring policies: of one handler with three SDK clients, and of an app of 200 functions. */
export async function measurePolicies({ rounds, warmRuns }) {
  const handler = await writeHandler(path.join(workDir, "three-clients"))
  const app = await writeManyFunctions(path.join(workDir, "many-functions"), 200, sdkDir)
  const found = { coldMs: [], warmMs: [], appMs: [], appPeakMb: [] }
  for (let round = 0; round < rounds; round++) {
    const [cold, ...warm] = (await run(handler, 1 + warmRuns, "src/handler.ts")).cpuMs
    found.coldMs.push(cold)
    found.warmMs.push(Math.min(...warm))
    const { cpuMs, peakMb } = await run(app, 1)
    found.appMs.push(...cpuMs)
    found.appPeakMb.push(peakMb)
  }
  return found
}

async function run(...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [child, ...args.map(String)])
  return JSON.parse(stdout)
}

async function writeHandler(directory) {
  await mkdir(path.join(directory, "src"), { recursive: true })
  await writeFile(path.join(directory, "src", "handler.ts"), handlerSource)
  await linkSdk(directory, sdkDir)
  return directory
}

const handlerSource = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { Lambda } from "@aws-sdk/client-lambda"
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const s3 = new S3Client({})
const lambda = new Lambda({})

class Items {
  constructor(private readonly table: string) {}
  find(id: string) {
    return db.send(new GetCommand({ TableName: this.table, Key: { id } }))
  }
  save(item: object) {
    return db.send(new PutCommand({ TableName: this.table, Item: item }))
  }
}

const items = new Items("items")

export const handler = async (event: { id: string }) => {
  const { Item } = await items.find(event.id)
  const file = await s3.send(new GetObjectCommand({ Bucket: "files", Key: \`items/\${event.id}\` }))
  await items.save({ ...Item, etag: file.ETag })
  await lambda.invoke({ FunctionName: "jobs", Payload: event.id })
}
`
