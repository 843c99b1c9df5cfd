import { randomUUID } from "node:crypto"
import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { propertyVariable } from "@tsapi/framework/internal"
import type { FunctionModel } from "../../model/app-model.ts"
import type { Destination } from "../../model/destination.ts"
import { localFunctionArn } from "../../model/local-emulator.ts"
import { serveRequests } from "../protocol/serve-requests.ts"
import { ServiceError, unsupported } from "../protocol/service-error.ts"
import type { EmbeddedService, ServiceOptions } from "../services/embedded-service.ts"
import { StateStore } from "../state/state-store.ts"
import { AsyncInvocations } from "./async-invocations.ts"
import { deliverResult } from "./deliver-result.ts"
import { failurePayload } from "./failure-payload.ts"
import { Throttled } from "./throttled.ts"
import { answerInvocation, type InvokeAnswer, type InvokeInput } from "./answer-invocation.ts"

/** Lambda's Invoke for the functions of the app, with a queue on disk for asynchronous invocations. */
export async function startLambda({
  directory,
  region,
  accountId,
  functions,
  service,
  warn,
}: ServiceOptions): Promise<EmbeddedService> {
  const store = await StateStore.open({ directory, service: "Lambda", format: 2 })
  const queue = new AsyncInvocations(store, {
    async invoke({ id, functionId, event }) {
      if (await modelOf(functionId)) return functions.invoke(functionId, event, id)
      const message = `The app has no function ${functionId} any more`
      warn?.(`${message}; an event that waited for it is dropped`)
      return { ok: false, error: "unhandled", message }
    },
    async settingsOf(functionId) {
      const model = await modelOf(functionId)
      if (!model) return { retries: 0, maximumAgeMs: 0 }
      const { retries = 2, maximumAgeSeconds = 21_600 } = model.asyncInvocation ?? {}
      return { retries, maximumAgeMs: maximumAgeSeconds * 1000 }
    },
    async onDone(invocation, done) {
      const app = await functions.app()
      const settings = (await modelOf(invocation.functionId))?.asyncInvocation ?? {}
      const functionArn = localFunctionArn({ region, accountId, app }, invocation.functionId)
      await deliverResult(settings, { invocation, done }, { functionArn, arnOf, service, now: Date.now })
    },
    now: Date.now,
  })

  async function modelOf(functionId: string): Promise<FunctionModel | undefined> {
    return (await functions.app()).functions.find(({ id }) => id === functionId)
  }

  async function arnOf({ resource, arn }: Destination): Promise<string> {
    const value = resource && (await functions.valueOf(propertyVariable(resource.kind, resource.id, "arn")))
    return value ?? String(arn)
  }

  async function functionIdOf(name: string): Promise<string> {
    const app = await functions.app()
    const own = app.functions.find(({ id }) => {
      const arn = localFunctionArn({ region, accountId, app }, id)
      const plain = name.replace(/(:function:[^:]+|^[^:]+):[^:]+$/, "$1")
      return [arn, arn.split(":").slice(4).join(":"), arn.split(":").at(-1)].includes(plain)
    })
    if (own) return own.id
    const arn = name.startsWith("arn:") ? name : `arn:aws:lambda:${region}:${accountId}:function:${name}`
    throw new ServiceError("ResourceNotFoundException", `Function not found: ${arn}`, { status: 404 })
  }

  async function invoke(
    { FunctionName, InvocationType, Payload = {} }: InvokeInput,
    requestId: string = randomUUID(),
  ): Promise<InvokeAnswer> {
    const functionId = await functionIdOf(FunctionName)
    if (InvocationType === "DryRun") return { StatusCode: 204 }
    if (InvocationType === "Event") {
      await queue.add({ id: requestId, functionId, event: Payload })
      return { StatusCode: 202 }
    }
    return toAnswer(await functions.invoke(functionId, Payload, requestId))
  }

  const { endpoint, close } = await serveRequests({
    ...{ port: 0, maxBytes: 7 * 1024 * 1024 },
    answer: (request) => answerInvocation(invoke, request),
  })
  return {
    endpoint,
    call(operation, input) {
      if (operation !== "Invoke") return Promise.reject(unsupported(`Lambda's ${operation}`))
      // Kinds and services call it as the SDK's types say.
      return invoke(input as unknown as InvokeInput)
    },
    async close() {
      await queue.close()
      await close()
      await store.close()
    },
  }
}

function toAnswer(outcome: InvokeOutcome): InvokeAnswer {
  if (outcome.ok) return { StatusCode: 200, Payload: outcome.payload }
  if (outcome.error === "throttled") throw new Throttled(outcome.message)
  return { StatusCode: 200, FunctionError: "Unhandled", Payload: failurePayload(outcome) }
}
