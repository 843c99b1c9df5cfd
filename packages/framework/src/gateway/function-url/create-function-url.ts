import type { Answer } from "../answer.ts"
import { type Arrival, receiveRequest } from "../arrival.ts"
import { notEmulated } from "../gateway-error.ts"
import { gatewayIdentity } from "../gateway-identity.ts"
import type { Gateway, GatewayOptions, GatewayResponse, InvokeOutcome } from "../gateway.ts"
import { hasContentLength } from "../has-content-length.ts"
import { buildHttpApiEvent } from "../http-api/build-http-api-event.ts"
import { httpApiCors } from "../http-api/http-api-cors.ts"
import { mapHttpApiResult } from "../http-api/http-api-result.ts"
import type { HttpApiProxyEvent } from "../http-api/http-api-proxy-event.ts"
import { exceedsLambdaPayload } from "../limits.ts"
import { readPrelude } from "../streaming/read-prelude.ts"
import type { FunctionUrl } from "./function-url.ts"
import { signingCaller } from "./signing-caller.ts"
import { urlErrors } from "./url-errors.ts"

export interface FunctionUrlDescription extends FunctionUrl {
  readonly functionId: string
}

export interface FunctionUrlOptions extends GatewayOptions {
  /** What stands before the paths here, and is not part of them: `/_tsapi/url/Api`. */
  readonly basePath: string
}

/** Emulates the URL of a function as pure logic. */
export function createFunctionUrl(url: FunctionUrlDescription, options: FunctionUrlOptions): Gateway {
  const identity = gatewayIdentity(options)
  const domainName = `${identity.apiId}.lambda-url.${identity.region}.on.aws`
  const environment = { stageName: "$default", identity, options }
  const eventEnvironment = { ...environment, stageVariables: undefined, gateway: { ...options, domainName } }
  const callerOf = signingCaller(options, identity.region)
  const cors = httpApiCors(url.cors)

  async function answerTo(arrival: Arrival): Promise<Answer> {
    const caller = url.auth === "iam" ? callerOf(arrival) : undefined
    if (caller && "refused" in caller) return caller
    const built = buildHttpApiEvent({ arrival, routeKey: "$default", pathParameters: null }, eventEnvironment)
    const rawPath = arrival.contextPath.slice(options.basePath.length) || "/"
    const event: HttpApiProxyEvent = {
      ...built,
      rawPath,
      requestContext: {
        ...built.requestContext,
        accountId: caller?.accountId ?? "anonymous",
        ...(caller && { authorizer: { iam: caller } }),
        http: { ...built.requestContext.http, path: rawPath },
      },
    }
    if (exceedsLambdaPayload(event, event.body ?? null)) {
      return { refused: urlErrors.REQUEST_TOO_LARGE, reason: "the event is over the 6 MB that Lambda takes" }
    }
    return url.isStreamed ? streamed(event) : whole(event)
  }

  async function whole(event: HttpApiProxyEvent): Promise<Answer> {
    const outcome = await options.invoke(url.functionId, event, { timeoutMs: MAX_FUNCTION_MS })
    return outcome.ok ? toAnswer(mapHttpApiResult(outcome.payload)) : failed(outcome)
  }

  async function streamed(event: HttpApiProxyEvent): Promise<Answer> {
    if (!options.invokeStreaming) return { refused: notEmulated("Response streaming"), reason: "nothing streams here" }
    const outcome = await options.invokeStreaming(url.functionId, event)
    if (!outcome.ok) return failed(outcome)
    const { prelude, body } = await readPrelude(outcome.payload)
    if (prelude === undefined) return failed({ message: "it sent no metadata" })
    const mapped = toAnswer(mapHttpApiResult(prelude))
    return "refused" in mapped ? mapped : { ...mapped, stream: body }
  }

  function toAnswer(mapped: Answer): Answer {
    const { functionId } = url
    return "refused" in mapped ? failed({ message: mapped.reason }) : { ...mapped, functionId }
  }

  function failed({ error, message, cause }: Failure): Answer {
    const refused = error === "throttled" ? urlErrors.TOO_MANY_REQUESTS : urlErrors.BAD_GATEWAY
    return { refused, reason: `${url.functionId}: ${message}`, cause }
  }

  return {
    async handle(request) {
      const arrival = receiveRequest(request, environment)
      const preflight = cors.preflight(arrival)
      // † The status; HTTP APIs answer 204.
      if (preflight) return finish({ ...preflight, status: 200 }, preflight.headers, arrival)
      const answer = await answerTo(arrival).catch((cause: unknown) => failed({ message: String(cause), cause }))
      const headers = "refused" in answer ? [["Content-Type", "application/json"] as const] : answer.headers
      return finish(answer, cors.decorate(headers, arrival), arrival)
    },
  }
}

interface Failure {
  readonly error?: Extract<InvokeOutcome, { ok: false }>["error"]
  readonly message: string
  readonly cause?: unknown
}

const MAX_FUNCTION_MS = 15 * 60_000

function finish(answer: Answer, headers: GatewayResponse["headers"], { request, ids }: Arrival): GatewayResponse {
  const refused = "refused" in answer
  const status = refused ? answer.refused.status : answer.status
  const body = refused ? Buffer.from(answer.refused.body) : answer.body
  const stream = refused || request.method === "HEAD" ? undefined : answer.stream
  if (!refused && !stream) void answer.stream?.[Symbol.asyncIterator]().return?.()
  const hasLength = !stream && hasContentLength(status)
  return {
    status,
    headers: [
      ["x-amzn-RequestId", ids.requestId],
      ...(hasLength ? [["Content-Length", String(body.byteLength)] as const] : []),
      ...(refused ? [["x-amzn-ErrorType", answer.refused.errorType] as const] : []),
      ...headers,
      ["X-Amzn-Trace-Id", ids.traceId],
    ],
    body: request.method === "HEAD" ? new Uint8Array() : body,
    ...(stream && { stream }),
    requestId: ids.requestId,
    ...(refused ? { diagnostic: answer.reason, cause: answer.cause } : { functionId: answer.functionId }),
  }
}
