import type { Handler } from "../dispatch/create-handler.ts"
import type { InvokeOutcome, StreamOutcome } from "../gateway/gateway.ts"
import { StreamedAnswer } from "../streaming/streamed-answer.ts"
import { streamedPayload } from "./streamed-payload.ts"
import type { PolicyEnforcement } from "./load-enforcement.ts"
import { lambdaContext, type LambdaContextOptions } from "./lambda-context.ts"

/** The functions of an app, each with a dispatcher of its own, run in this process. */
export interface InProcessFunctions {
  /** Rejects with what the function throws. */
  run(functionId: string, event: unknown): Promise<unknown>
  /** As Lambda's Invoke answers: the event and the result pass through JSON, so nothing is shared. */
  invoke(functionId: string, event: unknown): Promise<InvokeOutcome>
  /** As Lambda's InvokeWithResponseStream answers. */
  invokeStreaming(functionId: string, event: unknown): Promise<StreamOutcome>
}

export interface InProcessOptions extends Omit<LambdaContextOptions, "functionName"> {
  readonly appName: string
  readonly enforcement?: PolicyEnforcement | undefined
}

/** Functions by their ids. */
export function inProcessFunctions(
  handlers: ReadonlyMap<string, Handler>,
  { appName, enforcement, ...context }: InProcessOptions,
): InProcessFunctions {
  /** A streamed answer as it is, anything else as JSON would make it. */
  async function answer(functionId: string, event: unknown): Promise<unknown> {
    const handler = handlers.get(functionId)
    if (!handler) throw new TypeError(`The app has no function "${functionId}": ${[...handlers.keys()].join(", ")}`)
    const functionName = `${appName}-${functionId}`
    const call = async () => handler(viaJson(event), lambdaContext({ ...context, functionName }))
    const result = await (enforcement ? enforcement.run(functionId, event, call) : call())
    return result instanceof StreamedAnswer ? result : viaJson(result)
  }
  function payloadOf(streamed: StreamedAnswer, { functionId, event }: Invoked): AsyncIterable<Uint8Array> {
    return streamedPayload(streamed, (next) => (enforcement ? enforcement.run(functionId, event, next) : next()))
  }
  /** Whoever waits for all that a function streams gets it as one text. */
  async function run(functionId: string, event: unknown): Promise<unknown> {
    const result = await answer(functionId, event)
    return result instanceof StreamedAnswer ? textOf(payloadOf(result, { functionId, event })) : result
  }
  return {
    run,
    async invoke(functionId, event) {
      try {
        return { ok: true, payload: await run(functionId, event) }
      } catch (error) {
        return failed(error)
      }
    },
    async invokeStreaming(functionId, event) {
      try {
        const result = await answer(functionId, event)
        if (result instanceof StreamedAnswer) return { ok: true, payload: payloadOf(result, { functionId, event }) }
        return failed(new Error(`${functionId} does not stream its answer`))
      } catch (error) {
        return failed(error)
      }
    },
  }
}

interface Invoked {
  readonly functionId: string
  readonly event: unknown
}

function failed(error: unknown): Extract<InvokeOutcome, { ok: false }> {
  const message = error instanceof Error ? error.message : String(error)
  return { ok: false, error: "unhandled", message, cause: error }
}

async function textOf(payload: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of payload) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** Lambda sends `null` for a function that returns nothing. */
function viaJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null")
}
