import type { MessagePort } from "node:worker_threads"
import { describeFailure } from "./describe-failure.ts"
import {
  FAILED,
  type FromInstance,
  type InstanceSettings,
  type InvocationFailure,
  QUICK,
  QUICK_MS,
  REQUEST_ID_LENGTH,
  SLOW,
} from "./instance-protocol.ts"
import type { InvocationQueue } from "./invocation-queue.ts"
import { setRunningRequest } from "./running-request.ts"
import { traceId } from "./trace-id.ts"
import { isStreaming } from "./streaming/aws-lambda-global.ts"
import { ResponseStream } from "./streaming/response-stream.ts"
import { type Handler, type HandlerRun, runHandler } from "./run-handler.ts"

/** How long quick invocations may follow each other before the event loop gets a turn: one costs as much as they do. */
const LOOP_TURN_MS = 5
/** After a sleep of this length, sockets may have been closed by the other end; the event loop must hear of it first. */
const LONG_SLEEP_MS = 250

/** Runs invocations one after the other, for as long as the instance lives; frozen while there are none. */
export async function serveInvocations(
  handler: Handler,
  instance: { readonly port: MessagePort; readonly queue: InvocationQueue; readonly settings: InstanceSettings },
): Promise<never> {
  const { port, queue, settings } = instance
  const { streamPort } = settings
  const post = (message: FromInstance) => port.postMessage(message)
  let run: HandlerRun | undefined
  process.on("beforeExit", () => run?.onEmptyEventLoop())

  let lastTurn = performance.now()
  for (;;) {
    const text = queue.take()
    if (text === undefined) {
      const frozenAt = performance.now()
      queue.freeze()
      if (performance.now() - frozenAt > LONG_SLEEP_MS) await loopTurn()
      continue
    }
    const startedAt = performance.now()
    let failure: InvocationFailure | undefined
    let json = ""
    try {
      const requestId = text.slice(0, REQUEST_ID_LENGTH)
      setRunningRequest(requestId)
      const event: unknown = JSON.parse(text.slice(REQUEST_ID_LENGTH))
      process.env["_X_AMZN_TRACE_ID"] = traceId(event)
      const stream = streamPort && isStreaming(handler) ? new ResponseStream(post, streamPort) : undefined
      run = runHandler(handler, { event, requestId, settings, stream })
      json = toJson(await run.result)
    } catch (error) {
      failure = describeFailure(error)
    }
    run = undefined
    const endedAt = performance.now()
    const speed = endedAt - startedAt < QUICK_MS ? QUICK : SLOW
    port.postMessage(failure ? FAILED + JSON.stringify(failure) : speed + json)
    // A handler that had to wait may have left sockets to be put back; a quick one has seldom left anything.
    if (speed === SLOW || endedAt - lastTurn > LOOP_TURN_MS) {
      await loopTurn()
      lastTurn = performance.now()
    }
  }
}

function loopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Lambda turns a result that JSON has no form for, such as undefined, into null. */
function toJson(result: unknown): string {
  try {
    const json: string | undefined = JSON.stringify(result)
    return json ?? "null"
  } catch (error) {
    throw Object.assign(new Error("The handler's result cannot be turned into JSON", { cause: error }), {
      name: "Runtime.MarshalError",
    })
  }
}
