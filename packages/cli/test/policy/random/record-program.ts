import { EventEmitter } from "node:events"
import { promisify } from "node:util"
import { runInThisContext } from "node:vm"
import * as dynamodb from "@aws-sdk/client-dynamodb"
import * as lambda from "@aws-sdk/client-lambda"
import * as s3 from "@aws-sdk/client-s3"
import type { SdkRequest } from "../../../src/model/access-judge.ts"
import type { RandomProgram } from "./random-program.ts"

const packages: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "@aws-sdk/client-dynamodb": dynamodb,
  "@aws-sdk/client-lambda": lambda,
  "@aws-sdk/client-s3": s3,
  "node:events": { EventEmitter },
  "node:util": { promisify },
}

/** What decides the branches of a program. */
export const events = [
  { flag: true, key: "a", index: 0 },
  { flag: false, key: "b", index: 1 },
  { flag: true, key: "b", index: 1 },
  { flag: false, key: "a", index: 0 },
]

/** Runs a program with each event, without a network; gives what it would have sent by what that needs: `dynamodb:GetItem arn:…`. */
export async function recordProgram({ imports, body }: RandomProgram): Promise<ReadonlyMap<string, SdkRequest>> {
  const sent = new Map<string, SdkRequest>()
  const names = Object.values(imports).flat()
  const values = Object.entries(imports).flatMap(([name, used]) => used.map((it) => packages[name]?.[it]))
  function send(this: object, command: object & { input?: Record<string, unknown> }) {
    const operation = command.constructor.name.replace(/Command$/, "")
    const input = command.input ?? {}
    sent.set(requirementOf(operation, input), { client: this.constructor.name, operation, input })
    return Promise.resolve({})
  }
  const restore = [dynamodb.DynamoDBClient, lambda.LambdaClient, s3.S3Client].map((client) => replaceSend(client, send))
  try {
    const handler = runInThisContext(`(${names.join(", ")}) => { ${body}\nreturn handler }`)(...values)
    // One of several branches may throw, as code does; what was sent before counts.
    for (const event of events) await Promise.resolve(call(handler, event)).catch(() => undefined)
  } finally {
    for (const undo of restore) undo()
  }
  return sent
}

function call(handler: unknown, event: object): unknown {
  if (typeof handler !== "function") throw new TypeError("The program declares no handler")
  return Reflect.apply(handler, undefined, [event])
}

// Clients inherit `send`; a property of their own hides it.
function replaceSend(client: { prototype: object }, send: unknown): () => void {
  Object.defineProperty(client.prototype, "send", { value: send, configurable: true, writable: true })
  return () => Reflect.deleteProperty(client.prototype, "send")
}

function requirementOf(operation: string, input: Readonly<Record<string, unknown>>): string {
  const arn = (service: string) => `arn:aws:${service}:us-east-1:111122223333`
  const named = (parameter: string) => String(input[parameter])
  if (operation === "Query" && input["IndexName"] !== undefined)
    return `dynamodb:Query ${arn("dynamodb")}:table/${named("TableName")}/index/${named("IndexName")}`
  if (operation.endsWith("Item") || operation === "Query")
    return `dynamodb:${operation} ${arn("dynamodb")}:table/${named("TableName")}`
  if (operation.endsWith("Object")) return `s3:${operation} arn:aws:s3:::${named("Bucket")}/${named("Key")}`
  return `lambda:InvokeFunction ${arn("lambda")}:function:${named("FunctionName")}`
}
