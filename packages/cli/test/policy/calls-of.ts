import { appOf, infer } from "./one-module-app.ts"
import type { SourceOptions } from "./infer-source.ts"

const shorthands = `
const read = (TableName: any) => client.send(new GetCommand({ TableName, Key: {} }))
const write = (TableName: any) => client.send(new PutCommand({ TableName, Item: {} }))
`

/**
 * What a module and the body of its one handler may do, in short: `Get a, Put b`, with the codes of warnings after it.
 * The code has `client`, the document client's commands, and `read(table)` and `write(table)`, which send one.
 */
export async function callsOf(declarations: string, body: string, options: SourceOptions = {}): Promise<string> {
  const { grants, warnings } = await infer(appOf(shorthands + declarations, body), options)
  const codes = new Set(warnings.map((warning) => warning.replace(/ .*/s, "")))
  return [...grants.map(shorten), ...codes].join(", ")
}

function shorten(grant: string): string {
  return grant
    .replace(/^dynamodb:/, "")
    .replace("Item ", " ")
    .replace(" table/", " ")
}
