import type { GatewayError } from "./gateway-error.ts"
import type { GatewayResponse } from "./gateway.ts"
import type { RequestIds } from "./request-ids.ts"

/** What a request came to, before the headers that every answer has. */
export type Answer = Reply | Refusal

/** The answer of a function, or of a MOCK integration. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
  readonly functionId?: string | undefined
}

/** The gateway's own answer, and for the developer why it was given. */
export interface Refusal {
  readonly refused: GatewayError
  readonly reason: string
  /** What the function threw. */
  readonly cause?: unknown
}

/** What every answer to one request shares. */
export interface AnswerContext {
  readonly ids: RequestIds
  readonly isHead: boolean
  /** CORS headers of the DEFAULT_4XX and DEFAULT_5XX gateway responses. */
  readonly errorHeaders: readonly (readonly [name: string, value: string])[]
}

/** Completes an answer with API Gateway's own headers. */
export function finishAnswer(answer: Answer, { ids, isHead, errorHeaders }: AnswerContext): GatewayResponse {
  const { requestId, extendedRequestId, traceId } = ids
  const refused = "refused" in answer
  const { status, body } = refused ? { status: answer.refused.status, body: Buffer.from(answer.refused.body) } : answer
  const headers: (readonly [string, string])[] = [
    ["x-amzn-RequestId", requestId],
    ["x-amz-apigw-id", extendedRequestId],
  ]
  // RFC 9110 forbids the header where there can be no body.
  if (status >= 200 && status !== 204 && status !== 304) headers.push(["Content-Length", String(body.byteLength)])
  if (refused) {
    headers.push(["Content-Type", "application/json"], ["x-amzn-ErrorType", answer.refused.errorType], ...errorHeaders)
  } else {
    // Recorded on AWS: gateway responses carry no trace id.
    headers.push(...answer.headers, ["X-Amzn-Trace-Id", traceId])
  }
  return {
    status,
    headers,
    body: isHead ? EMPTY : body,
    requestId,
    functionId: refused ? undefined : answer.functionId,
    ...(refused && { diagnostic: answer.reason, cause: answer.cause }),
  }
}

const EMPTY = new Uint8Array()
