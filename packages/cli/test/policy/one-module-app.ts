import { expect } from "vitest"
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

/** The policy must be exactly these grants, without a warning. */
export async function expectGrants(
  files: Record<string, string>,
  grants: readonly string[],
  options: SourceOptions = {},
) {
  expect(await infer(files, options)).toMatchObject({ grants, warnings: [] })
}
