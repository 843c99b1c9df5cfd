import type { GatewayError } from "./gateway-error.ts"
import type { GatewayResponse } from "./gateway.ts"
import { hasContentLength } from "./has-content-length.ts"
import type { ProxyEvent } from "./proxy-event.ts"
import type { RenderedRefusal } from "./render-refusal.ts"
import type { RequestIds } from "./request-ids.ts"

/** What a request came to, before the headers that every answer has. */
export type Answer = Reply | Refusal

/** The answer of a function, or of a MOCK integration. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
  /** Follows in place of the body. */
  readonly stream?: AsyncIterable<Uint8Array> | undefined
  readonly functionId?: string | undefined
  /** What answered, where that is no function: `SQS SendMessage`. */
  readonly target?: string | undefined
  /** The answer of a backend as it is. */
  readonly isPassedOn?: boolean | undefined
  /** The request, where its method was found. */
  readonly event?: ProxyEvent
}

/** The gateway's own answer, and for the developer why it was given. */
export interface Refusal {
  readonly refused: GatewayError
  readonly reason: string
  /** Sent with it; those of an HTTP API only. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** What the function threw. */
  readonly cause?: unknown
  /** The request, where its method was found. */
  readonly event?: ProxyEvent
}

/** What every answer to one request shares. */
export interface AnswerContext {
  readonly ids: RequestIds
  readonly isHead: boolean
  render(refusal: Refusal): RenderedRefusal
}

/** Completes an answer with API Gateway's own headers. */
export function finishAnswer(answer: Answer, context: AnswerContext): GatewayResponse {
  return "refused" in answer ? finishRefusal(answer, context) : finishReply(answer, context)
}

function finishReply(reply: Reply, { ids, isHead }: AnswerContext): GatewayResponse {
  const { status, headers, body, stream, functionId, target, isPassedOn } = reply
  // Recorded on AWS: neither gateway responses nor answers of HTTP proxies carry a trace id.
  const trace = isPassedOn ? [] : [["X-Amzn-Trace-Id", ids.traceId] as const]
  if (isHead) void stream?.[Symbol.asyncIterator]().return?.()
  return {
    status,
    headers: [...ownHeaders(status, stream ? undefined : body, ids), ...headers, ...trace],
    body: isHead ? EMPTY : body,
    ...(stream && !isHead && { stream }),
    requestId: ids.requestId,
    functionId,
    target,
  }
}

function finishRefusal(refusal: Refusal, { ids, isHead, render }: AnswerContext): GatewayResponse {
  const { status, contentType, headers, body: text } = render(refusal)
  const body = Buffer.from(text)
  const type = ["Content-Type", contentType] as const
  const errorType = ["x-amzn-ErrorType", refusal.refused.errorType] as const
  return {
    status,
    headers: [...ownHeaders(status, body, ids), type, errorType, ...headers],
    body: isHead ? EMPTY : body,
    requestId: ids.requestId,
    diagnostic: refusal.reason,
    cause: refusal.cause,
  }
}

function ownHeaders(
  status: number,
  body: Uint8Array | undefined,
  { requestId, extendedRequestId }: RequestIds,
): (readonly [string, string])[] {
  const headers: (readonly [string, string])[] = [
    ["x-amzn-RequestId", requestId],
    ["x-amz-apigw-id", extendedRequestId],
  ]
  if (body && hasContentLength(status)) headers.push(["Content-Length", String(body.byteLength)])
  return headers
}

const EMPTY = new Uint8Array()
