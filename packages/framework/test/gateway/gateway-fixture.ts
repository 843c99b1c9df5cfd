import type { ApiDescription, ApiLambdaAuthorizer, ApiRoute } from "../../src/gateway/api-description.ts"
import { createGateway } from "../../src/gateway/create-gateway.ts"
import type { GatewayOptions, GatewayResponse, InvokeOutcome } from "../../src/gateway/gateway.ts"
import type { ProxyEvent } from "../../src/gateway/proxy-event.ts"

const location = { file: "src/app.ts", line: 1 }

/** A route served by the function `Api`. */
export function route(method: string, path: string, extra: Partial<ApiRoute> = {}): ApiRoute {
  return { method, path, target: { type: "function", functionId: "Api" }, location, ...extra }
}

/** An authorizer without a cache, over the Authorization header, run by the function `Auth`. */
export function authorizer(extra: Partial<ApiLambdaAuthorizer> = {}): ApiLambdaAuthorizer {
  const identitySources = ["method.request.header.Authorization"]
  return { id: "Auth", type: "token", functionId: "Auth", ttlSeconds: 0, identitySources, location, ...extra }
}

export interface Sent {
  readonly headers?: readonly (readonly [string, string])[]
  readonly body?: string | Uint8Array
}

export interface Fixture {
  send(method: string, target: string, request?: Sent): Promise<GatewayResponse>
  /** The events each function got, in order. */
  readonly events: Readonly<Record<string, unknown[]>>
  /** The only event `Api` got. */
  event(): ProxyEvent
}

type Function = (event: unknown) => unknown

/** A gateway whose functions are plain functions: what they return is the payload, what they throw is unhandled. */
export function fixture(
  api: Partial<ApiDescription>,
  functions: Readonly<Record<string, Function>> = {},
  options: Partial<GatewayOptions> = {},
): Fixture {
  const events: Record<string, unknown[]> = {}
  const gateway = createGateway(
    { routes: [], authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api", ...api },
    {
      async invoke(functionId, event): Promise<InvokeOutcome> {
        ;(events[functionId] ??= []).push(event)
        try {
          const run = functions[functionId] ?? (() => ({ statusCode: 200, body: "ok" }))
          return { ok: true, payload: await run(event) }
        } catch (error) {
          return { ok: false, error: "unhandled", message: error instanceof Error ? error.message : String(error) }
        }
      },
      ...options,
    },
  )
  return {
    events,
    send: (method, target, { headers = [], body = "" } = {}) =>
      gateway.handle({
        method,
        target,
        headers,
        body: typeof body === "string" ? Buffer.from(body) : body,
        sourceIp: "127.0.0.1",
      }),
    event() {
      const [event] = events["Api"] ?? []
      if (!event) throw new Error("Api was not invoked")
      return event as ProxyEvent
    },
  }
}

/** Status, body and error type, as rows of gateway-fidelity name them. */
export function answer(response: GatewayResponse) {
  return {
    status: response.status,
    body: text(response),
    errorType: header(response, "x-amzn-ErrorType"),
  }
}

export function text(response: GatewayResponse): string {
  return Buffer.from(response.body).toString("utf8")
}

export function header(response: GatewayResponse, name: string): string | undefined {
  return response.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
}

export function headerValues(response: GatewayResponse, name: string): string[] {
  return response.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
}
