import { mkdir, symlink, writeFile } from "node:fs/promises"
import path from "node:path"

/**
 * Writes a tsapi project of `count` controllers with a repository each, of which every route is a function of its own, and
 * returns its directory. The packages of the AWS SDK are those of `sdkDir`.
 */
export async function writeManyFunctions(directory, count, sdkDir) {
  const parts = Array.from({ length: count }, (_, index) => index)
  const files = {
    "package.json": '{ "name": "many-functions", "private": true, "type": "module" }\n',
    "tsapi.config.ts": 'export default { split: "route", environment: { FILES_BUCKET: "many-files" } }\n',
    "src/app.ts": appSource(parts),
    "src/resources.ts": resourcesSource,
    "src/repository.ts": repositorySource,
    ...Object.fromEntries(parts.map((index) => [`src/part${index}.ts`, partSource(index)])),
  }
  await mkdir(path.join(directory, "src"), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(directory, name), text)
  await linkSdk(directory, sdkDir)
  return directory
}

/** Lets a project import the packages of the AWS SDK. */
export async function linkSdk(directory, sdkDir) {
  await mkdir(path.join(directory, "node_modules"), { recursive: true })
  await symlink(sdkDir, path.join(directory, "node_modules", "@aws-sdk")).catch(ignoreExisting)
}

function ignoreExisting(error) {
  if (error.code !== "EEXIST") throw error
}

function appSource(parts) {
  return `import { App } from "@tsapi/framework"
${parts.map((index) => `import { Part${index}Controller } from "./part${index}.ts"`).join("\n")}

export const app = new App("many-functions", { controllers: [${parts.map((index) => `Part${index}Controller`).join(", ")}] })
`
}

const resourcesSource = `import { Table } from "@tsapi/framework"

export const table = new Table("Items", { partitionKey: "id" })
`

const repositorySource = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { Lambda } from "@aws-sdk/client-lambda"
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { table } from "./resources.ts"

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const s3 = new S3Client({})
const lambda = new Lambda({})

export abstract class Repository {
  protected abstract readonly kind: string

  async find(id: string) {
    const { Item } = await db.send(new GetCommand({ TableName: table.name, Key: { id: \`\${this.kind}#\${id}\` } }))
    return Item
  }

  async list(index: string) {
    return db.send(new QueryCommand({ TableName: table.name, IndexName: index, KeyConditionExpression: "kind = :kind" }))
  }

  async save(item: object) {
    await db.send(new PutCommand({ TableName: table.name, Item: { ...item, kind: this.kind } }))
    await lambda.invoke({ FunctionName: "many-jobs", Payload: this.kind })
  }

  async file(id: string) {
    return s3.send(new GetObjectCommand({ Bucket: process.env.FILES_BUCKET, Key: \`\${this.kind}/\${id}\` }))
  }

  async store(id: string, Body: string) {
    return s3.send(new PutObjectCommand({ Bucket: process.env.FILES_BUCKET, Key: \`\${this.kind}/\${id}\`, Body }))
  }
}
`

const bodies = [
  "return this.repository.find(params.id)",
  'return this.repository.list("by-kind")',
  "await this.repository.save({ id: params.id })\n    return { saved: true }",
  "return { found: await this.repository.find(params.id), file: await this.repository.file(params.id) }",
  "await this.repository.store(params.id, JSON.stringify(await this.repository.find(params.id)))\n    return {}",
]

function partSource(index) {
  return `import { controller, route, type RouteRequest } from "@tsapi/framework"
import { Repository } from "./repository.ts"

class Part${index}Repository extends Repository {
  protected readonly kind = "part${index}"
}

@controller("/part${index}")
export class Part${index}Controller {
  constructor(private readonly repository = new Part${index}Repository()) {}

  @route("GET", "/{id}")
  async get({ params }: RouteRequest<"/{id}">) {
    ${bodies[index % bodies.length]}
  }
}
`
}
