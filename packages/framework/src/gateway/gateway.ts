import type { IntegrationSurroundings } from "./integrations/integration-surroundings.ts"
import type { GatewayMemory } from "./gateway-memory.ts"
import type { IdentityProvider } from "./authorizers/identity-provider.ts"

/** An API Gateway REST API (v1) in process: an HTTP request in, what API Gateway would answer out. */
export interface Gateway {
  /** Never rejects: whatever goes wrong is an answer, with the reason in `diagnostic`. */
  handle(request: GatewayRequest): Promise<GatewayResponse>
}

export interface GatewayRequest {
  readonly method: string
  /** Path and query as they stand in the request line, percent-encoding untouched. */
  readonly target: string
  /** In the order and spelling received; one pair per header line. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
  readonly sourceIp: string
}

export interface GatewayResponse {
  readonly status: number
  /** Complete but for what an HTTP server adds by itself (`Date`, `Connection`). */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Empty where the answer is streamed. */
  readonly body: Uint8Array
  /**
   * The body as it comes, in place of `body`; read it once, or end it. Rejects where the function fails in its midst: the
   * connection is then to be broken off.
   */
  readonly stream?: AsyncIterable<Uint8Array> | undefined
  /** The function that answered; absent when the gateway itself did. */
  readonly functionId?: string | undefined
  /** What answered where that is no function: `SQS SendMessage`, `mock`, `GET https://…`. */
  readonly target?: string | undefined
  readonly requestId: string
  /** Why the gateway answered in place of the function, for the developer; never sent to the client. */
  readonly diagnostic?: string | undefined
  /** What the function threw, where `invoke` said so. */
  readonly cause?: unknown
}

/** What an invocation of a Lambda function came to. */
export type InvokeOutcome =
  | { readonly ok: true; readonly payload: unknown }
  | {
      readonly ok: false
      /** `not invoked`: Lambda has not run it, as where there is no such function; `throttled`: nor where too many run. */
      readonly error: "unhandled" | "timeout" | "not invoked" | "throttled"
      readonly message: string
      /** The name of what was thrown, if the caller knows it. */
      readonly errorType?: string
      /** What was thrown, if the caller has it; it comes back in the response. */
      readonly cause?: unknown
    }

/** What an invocation came to whose result is streamed. */
export type StreamOutcome =
  | {
      readonly ok: true
      /** All that the function writes, its metadata first. Ending it tells the function that nobody listens any more. */
      readonly payload: AsyncIterable<Uint8Array>
    }
  | Extract<InvokeOutcome, { ok: false }>

export interface InvokeLimits {
  /** Milliseconds after which API Gateway no longer waits; the function itself may run on. */
  readonly timeoutMs: number
}

export interface GatewayOptions extends GatewaySettings {
  /** Runs a function on an event; the event is fresh and may be kept. */
  invoke(functionId: string, event: unknown, limits: InvokeLimits): Promise<InvokeOutcome>
  /** The same for a result that is streamed; resolves when the function begins to write. Absent: routes that stream answer 501. */
  invokeStreaming?(functionId: string, event: unknown): Promise<StreamOutcome>
}

export interface GatewaySettings {
  /**
   * Whether the URL starts with the stage, as the invoke URL of a deployed API does (`/api/todos`). Default false: the
   * URL is that of a custom domain mapped to the stage (`/todos`).
   */
  readonly stageInPath?: boolean | undefined
  /** Twelve digits. Default `123456789012`. */
  readonly accountId?: string | undefined
  /** Ten lower-case letters or digits. Default `tsapilocal`. */
  readonly apiId?: string | undefined
  /** Default `us-east-1`. */
  readonly region?: string | undefined
  /** Default: the request's Host header, or the API's execute-api name without one. */
  readonly domainName?: string | undefined
  /** What the client used to reach the gateway, for `X-Forwarded-Proto` and `X-Forwarded-Port`. Default https on 443. */
  readonly origin?: { readonly protocol: "http" | "https"; readonly port: number } | undefined
  /** Beside those of the API, and instead of those with their names. */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined
  /** Whose tokens and signatures are good. Default: nobody is known, and routes that ask answer 501. */
  readonly identityProvider?: IdentityProvider | undefined
  /** Takes the line of each request, where the API has access logs. */
  readonly onAccessLog?: ((line: string) => void) | undefined
  /** What integrations without a function call. Default: AWS services answer 501, and the app's resources have no names. */
  readonly surroundings?: IntegrationSurroundings | undefined
  /** What an earlier gateway has counted and kept. Default: nothing. */
  readonly memory?: GatewayMemory | undefined
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: (() => number) | undefined
}
