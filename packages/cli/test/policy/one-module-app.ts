import { evidenceOf, grantsOf, inferSource, type SourceOptions, warningsOf } from "./infer-source.ts"

/** An app of one module: declarations, and the body of the one handler, which gets `request`. */
export function appOf(declarations: string, body: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    "src/app.ts": `
import { App, controller, route, Table } from "@tsapi/framework"
import { DynamoDB, DynamoDBClient, GetItemCommand, PutItemCommand, paginateScan } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocument, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb"
const todoTable = new Table("Todos", { partitionKey: "id" })
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
${declarations}
@controller("/")
class Api {
  @route("GET", "/")
  async get(request: any) {
    ${body}
  }
}
export const app = new App("a", { controllers: [Api] })
`,
    ...more,
  }
}

export async function infer(files: Record<string, string>, options: SourceOptions = {}) {
  const [policy] = await inferSource(files, options)
  return { grants: grantsOf(policy), warnings: warningsOf(policy), evidence: evidenceOf(policy) }
}

/** The grants, and every warning after them: a policy that is exactly known has none. */
export async function inferGrants(files: Record<string, string>, options: SourceOptions = {}) {
  const { grants, warnings } = await infer(files, options)
  return [...grants, ...warnings]
}
