import { createServer } from "node:http"
import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { localFunctionArn } from "../../model/local-emulator.ts"
import { AwsError, notImplemented } from "../services/aws-error.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { listenLocally } from "../services/listen-locally.ts"
import { openLevel } from "../services/open-level.ts"
import { AsyncInvocations } from "./async-invocations.ts"
import { answerInvocation, type InvokeAnswer, type InvokeInput } from "./invocation-request.ts"

/** Lambda's Invoke for the functions of the app, with a queue on disk for asynchronous invocations. */
export async function startLambda({
  directory,
  region,
  accountId,
  functions,
}: ServiceOptions): Promise<EmbeddedService> {
  const level = await openLevel("Lambda", directory)
  const queue = new AsyncInvocations(level, {
    invoke: ({ functionId, event }) => functions.invoke(functionId, event),
    settingsOf: async () => ({ retries: 2, maximumAgeMs: 6 * 60 * 60 * 1000 }),
    onDone: async () => {},
    now: Date.now,
  })

  async function functionIdOf(name: string): Promise<string> {
    const app = await functions.app()
    const own = app.functions.find(({ id }) => {
      const arn = localFunctionArn({ region, accountId, app }, id)
      const plain = name.replace(/(:function:[^:]+|^[^:]+):[^:]+$/, "$1")
      return [arn, arn.split(":").slice(4).join(":"), arn.split(":").at(-1)].includes(plain)
    })
    if (own) return own.id
    const arn = name.startsWith("arn:") ? name : `arn:aws:lambda:${region}:${accountId}:function:${name}`
    throw new AwsError("ResourceNotFoundException", `Function not found: ${arn}`, { status: 404 })
  }

  async function invoke({ FunctionName, InvocationType, Payload = {} }: InvokeInput): Promise<InvokeAnswer> {
    const functionId = await functionIdOf(FunctionName)
    if (InvocationType === "DryRun") return { StatusCode: 204 }
    if (InvocationType === "Event") {
      await queue.add(functionId, Payload)
      return { StatusCode: 202 }
    }
    return toAnswer(await functions.invoke(functionId, Payload))
  }

  const server = createServer((request, response) => void answerInvocation(invoke, request, response))
  const { endpoint, close } = await listenLocally(server)
  return {
    endpoint,
    call(operation, input) {
      if (operation !== "Invoke") return Promise.reject(notImplemented("Lambda", operation))
      // Kinds and services call it as the SDK's types say.
      return invoke(input as unknown as InvokeInput)
    },
    async close() {
      await queue.close()
      await close()
      await level.close()
    },
  }
}

function toAnswer(outcome: InvokeOutcome): InvokeAnswer {
  if (outcome.ok) return { StatusCode: 200, Payload: outcome.payload }
  const { message: errorMessage, errorType = "Error" } = outcome
  return { StatusCode: 200, FunctionError: "Unhandled", Payload: { errorType, errorMessage } }
}
