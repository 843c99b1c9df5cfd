import { readFile } from "node:fs/promises"
import path from "node:path"
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"
import type { Ministack } from "./start-ministack.ts"

/** What an AWS SDK client of one service is made with. */
export interface ClientSettings {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

/** An app that runs somewhere, as the AWS SDK reaches what belongs to it. */
export interface DeployedApp {
  /** By the names that `tsapi local` has for services. */
  settings(service: string): ClientSettings
  functionName(id: string): string
}

/** The app that `tsapi local` serves for a project. */
export async function localApp(project: string, prefix: string): Promise<DeployedApp> {
  const { endpoints } = JSON.parse(await readFile(path.join(project, ".tsapi/local/server.json"), "utf8"))
  return { settings: (service) => settingsOf(endpoints[service]), functionName: (id) => `${prefix}-${id}` }
}

/** The app that was deployed to ministack with these outputs. */
export function ministackApp({ endpoint }: Ministack, outputs: Readonly<Record<string, string>>): DeployedApp {
  return { settings: () => settingsOf(endpoint), functionName: (id) => outputs[`${id}FunctionName`] ?? id }
}

/** What a function answers; throws what it throws. */
export async function invoke(app: DeployedApp, functionId: string, input: unknown): Promise<unknown> {
  const client = new LambdaClient(app.settings("lambda"))
  const answer = await client.send(
    new InvokeCommand({ FunctionName: app.functionName(functionId), Payload: JSON.stringify(input) }),
  )
  client.destroy()
  const payload: unknown = JSON.parse(Buffer.from(answer.Payload ?? []).toString() || "null")
  if (answer.FunctionError !== undefined) throw new Error(`${functionId} failed: ${JSON.stringify(payload)}`)
  return payload
}

export interface Recording {
  readonly event: unknown
  readonly invokedFunctionArn: string
}

export type Recordings = Readonly<Record<string, readonly Recording[]>>

/** What each handler of `fixtures/triggers` wrote down, in the order of its coming. */
export async function recordings(app: DeployedApp, table: string): Promise<Recordings> {
  const client = new DynamoDBClient(app.settings("dynamodb"))
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))
  client.destroy()
  const inOrder = Items.toSorted((one, other) => ((one["at"]?.S ?? "") < (other["at"]?.S ?? "") ? -1 : 1))
  const byHandler: Record<string, Recording[]> = {}
  for (const { handler, event, invokedFunctionArn } of inOrder) {
    const recorded = (byHandler[handler?.S ?? ""] ??= [])
    recorded.push({ event: JSON.parse(event?.S ?? "null"), invokedFunctionArn: invokedFunctionArn?.S ?? "" })
  }
  return byHandler
}

function settingsOf(endpoint: string): ClientSettings {
  return { endpoint, region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } }
}
