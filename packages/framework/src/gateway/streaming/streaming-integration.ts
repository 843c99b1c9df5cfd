import type { Answer } from "../answer.ts"
import { gatewayErrors, notEmulated } from "../gateway-error.ts"
import type { GatewayOptions, StreamOutcome } from "../gateway.ts"
import type { LambdaIntegrationOptions } from "../lambda-integration.ts"
import { exceedsLambdaPayload } from "../limits.ts"
import type { Integration } from "../method-endpoint.ts"
import { mapProxyResult } from "../proxy-result.ts"
import { readPrelude } from "./read-prelude.ts"

export interface StreamingTarget {
  readonly functionId: string
  /** How long API Gateway waits for the beginning of the answer. Default 15 minutes. */
  readonly timeoutMs?: number | undefined
}

/** A Lambda proxy integration in the transfer mode STREAM: the answer is passed on as it comes. */
export function streamingIntegration(
  target: StreamingTarget,
  { environment, gateway }: LambdaIntegrationOptions,
): Integration {
  const { functionId } = target
  return async ({ event }) => {
    if (exceedsLambdaPayload(event, event.body)) {
      return { refused: gatewayErrors.REQUEST_TOO_LARGE, reason: "the event is over the 6 MB that Lambda takes" }
    }
    const outcome = await beginWithin(gateway, target, event)
    if (outcome === NOT_EMULATED) return { refused: notEmulated("Response streaming"), reason: "nothing streams here" }
    if (outcome === TIMED_OUT) {
      const reason = `${functionId}: nothing came within the time that API Gateway waits`
      return { refused: gatewayErrors.INTEGRATION_TIMEOUT, reason }
    }
    if (!outcome.ok) {
      const { error, message, cause } = outcome
      const refused = error === "throttled" ? gatewayErrors.API_CONFIGURATION_ERROR : gatewayErrors.BAD_GATEWAY
      return { refused, reason: `${functionId}: ${message}`, cause }
    }
    return toAnswer(outcome, functionId, environment.isBinary)
  }
}

/** † What does not begin as it should is a bad gateway, as it is where whole answers are. */
function toAnswer({ prelude, body }: Begun, functionId: string, isBinary: (type: string) => boolean): Answer {
  const mapped = mapProxyResult(prelude, { isBinary, accept: undefined })
  if (!("refused" in mapped)) return { ...mapped, functionId, stream: body }
  void body[Symbol.asyncIterator]().return?.()
  return { ...mapped, reason: `${functionId}: ${mapped.reason}` }
}

interface Begun extends Awaited<ReturnType<typeof readPrelude>> {
  readonly ok: true
}

const TIMED_OUT = "timed out"
const NOT_EMULATED = "not emulated"
/** https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html */
const MAX_STREAM_MS = 15 * 60_000

type Beginning = Begun | Extract<StreamOutcome, { ok: false }> | typeof TIMED_OUT | typeof NOT_EMULATED

async function beginWithin(
  { invokeStreaming }: GatewayOptions,
  { functionId, timeoutMs = MAX_STREAM_MS }: StreamingTarget,
  event: unknown,
): Promise<Beginning> {
  if (!invokeStreaming) return NOT_EMULATED
  const invoked = invokeStreaming(functionId, event)
  let timer: NodeJS.Timeout | undefined
  const timedOut = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(() => resolve(TIMED_OUT), timeoutMs)
  })
  const beginning = await Promise.race([begin(invoked), timedOut])
  clearTimeout(timer)
  if (beginning === TIMED_OUT) {
    // The function may begin later, and nobody would listen.
    void invoked.then((outcome) => (outcome.ok ? outcome.payload[Symbol.asyncIterator]().return?.() : undefined))
  }
  return beginning
}

async function begin(invoked: Promise<StreamOutcome>): Promise<Exclude<Beginning, string>> {
  try {
    const outcome = await invoked
    return outcome.ok ? { ok: true, ...(await readPrelude(outcome.payload)) } : outcome
  } catch (error) {
    return {
      ok: false,
      error: "unhandled",
      message: error instanceof Error ? error.message : String(error),
      cause: error,
    }
  }
}
