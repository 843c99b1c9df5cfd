import type { App } from "../app.ts"
import type { AppDeclaration } from "../declarations/app-declaration.ts"
import { type ApiOptions, apiOptionsOf } from "../declarations/api-options.ts"
import type { Declaration } from "../declarations/declaration.ts"
import type { FunctionUrlOptions } from "../declarations/function-url-options.ts"
import { declarationsOf } from "../declarations/declarations-of.ts"
import { mergeApi } from "../declarations/merge-api.ts"
import { checkHttpDeclarations } from "../gateway/check-http-declarations.ts"
import { createGateway } from "../gateway/create-gateway.ts"
import { declaredApi } from "../gateway/declared-api.ts"
import { describeApi } from "../gateway/describe-api.ts"
import type { GatewayOptions, GatewayRequest, GatewayResponse } from "../gateway/gateway.ts"
import { checkWebSocket } from "../gateway/web-socket/check-web-socket.ts"
import { describeWebSocket } from "../gateway/web-socket/describe-web-socket.ts"
import { apiKeyHeaders } from "./api-key-headers.ts"
import { API_FUNCTION, appHandlers, triggersIn } from "./app-handlers.ts"
import { DeclarationError } from "./declaration-error.ts"
import { inProcessFunctions } from "./in-process-functions.ts"
import { type EnforceIamOptions, lambdaVariables, loadEnforcement } from "./load-enforcement.ts"
import { reportFailures } from "./report-failures.ts"
import { environmentSurroundings } from "./environment-surroundings.ts"
import { setEnvironment } from "./set-environment.ts"
import { TestFunctionUrls } from "./test-function-urls.ts"
import { type TestRequests, testRequests } from "./test-requests.ts"
import { type CredentialsOptions, signed, TestCredentials } from "./test-credentials.ts"
import type { TestSocket } from "./test-socket.ts"
import { TestSockets } from "./test-sockets.ts"
import { type TestTokenOptions, TestTokens } from "./test-tokens.ts"
import { type AwsCredentials, type RequestOptions, toGatewayRequest } from "./to-gateway-request.ts"

export interface TestClientOptions {
  /** Set in `process.env` until `close()`, such as `{ TODOS_TABLE_NAME: "todos" }`. */
  readonly environment?: Readonly<Record<string, string>>
  /**
   * Called with what a handler or an authorizer threw, and with an Error for each answer of 500 and above that the gateway
   * gave in place of a function. Default: prints it; an exception in a handler is in the log line that the app writes.
   */
  readonly onError?: (error: unknown) => void
  /**
   * Refuse, as AWS does, what the AWS SDK asks for and the function's policy does not allow, also where a mock would answer.
   * The policy is inferred from the source of the project in the working directory, or in `projectDir`. Needs `@tsapi/cli`.
   * Default false.
   */
  readonly enforceIam?: boolean | EnforceIamOptions
  /** Options of the API beside the App's own, and instead of the same there, as `api` of the config: `"http"`. */
  readonly api?: "rest" | "http" | ApiOptions
  /** Whether paths start with the stage, `/api`, as in the invoke URL; an HTTP API has none there. Default false. */
  readonly stageInPath?: boolean
  /** Beside those of the App's `api`, and instead of those with their names. */
  readonly stageVariables?: Readonly<Record<string, string>>
  /** Milliseconds since the epoch, which throttles, quotas and caches go by. Default `Date.now`. */
  readonly now?: () => number
  /** What `getRemainingTimeInMillis` counts down from. Default 30. */
  readonly timeoutSeconds?: number
}

export interface TestRequestOptions extends RequestOptions {
  /** Name of an API key of the App's `usagePlans`, sent as `X-Api-Key`. */
  readonly apiKey?: string
}

export interface TestSocketOptions extends Omit<RequestOptions, "json" | "body"> {
  /** Default `/`; with `stageInPath` it has to be `/api`. */
  readonly path?: string
  /** The subprotocols that the client offers. */
  readonly protocols?: readonly string[]
}

/** Sends requests to an app in this process. */
export interface TestClient extends TestRequests<TestRequestOptions> {
  /**
   * Sends requests to the URL of a function, by the function's id: `Api`, or a controller's class name. `url` is what the
   * config says of it, where the code does not. Throws a TypeError for a function without a URL, and a DeclarationError
   * where a URL would let in what the API does not.
   */
  url(functionId: string, url?: boolean | FunctionUrlOptions): TestRequests
  /**
   * Connects a client to the app's WebSocket API. Rejects with a HandshakeError where it is refused, and with a TypeError for
   * an app without one. Handlers reach the client through `connections`.
   */
  webSocket(options?: TestSocketOptions): Promise<TestSocket>
  /**
   * Invokes a function as it is deployed: `Api`, an authorizer's class name, or `OrderWorkerProcess` for the method `process`
   * of `OrderWorker`. Rejects with what it throws.
   */
  invoke(functionId: string, event: unknown): Promise<unknown>
  /**
   * A token, really signed, that this client's gateway takes for one of the user pool's or issuer's. The pool's
   * `PreAuthentication`, `PostAuthentication` and `PreTokenGeneration` run. Rejects with a TypeError where it is not clear
   * for which authorizer, and with an Error where a trigger refuses.
   */
  token(options?: TestTokenOptions): Promise<string>
  /** Credentials of an IAM user that this client's gateway knows, for the `credentials` of a request. */
  credentials(options?: CredentialsOptions): AwsCredentials
  /** Puts `process.env` back as it was. */
  close(): void
}

/**
 * A client for an app without a server: requests pass the emulated API Gateway and the dispatcher that Lambda runs,
 * authorizers and their cache included. Throws a DeclarationError that lists every fault of the app's declarations.
 *
 * @example
 * const client = createTestClient(app)
 * const response = await client.post("/todos", { json: { title: "Buy milk" } })
 * expect(response.status).toBe(201)
 */
export function createTestClient(app: App, options: TestClientOptions = {}): TestClient {
  const declarations = declarationsOf(app).map((declaration) => withOptions(declaration, options.api))
  const faults = [...checkHttpDeclarations(declarations), ...checkWebSocket(declarations)]
  if (faults.length > 0) throw new DeclarationError(faults)

  const { onError = printError, stageInPath, stageVariables, timeoutSeconds = 30, now = Date.now } = options
  const declared = declaredApi(declarations)
  const { authorizers, webSocket } = declared
  const served = options.onError ? reportFailures(app, options.onError) : app
  const { enforceIam = false, environment = {} } = options
  const enforcement =
    enforceIam === false
      ? undefined
      : loadEnforcement({ ...(enforceIam !== true && enforceIam), environment, report: printError })
  const api = describeApi(declarations, { stageName: "api", functionIdOf: () => API_FUNCTION })
  const context = { appName: app.name, timeoutSeconds, enforcement }
  const functions = inProcessFunctions(
    appHandlers(served, { authorizers, triggers: triggersIn(declarations, declared), webSocket, api }),
    context,
  )
  const credentials = new TestCredentials()
  const tokens = new TestTokens(api, { declarations, run: functions.run })
  const identityProvider = { keysOf: tokens.keysOf, credentialsOf: credentials.of }
  const { invoke, invokeStreaming } = functions
  const gatewayOptions: GatewayOptions = {
    invoke,
    invokeStreaming,
    stageInPath,
    stageVariables,
    identityProvider,
    now,
    surroundings: environmentSurroundings,
  }
  const gateway = createGateway(api, gatewayOptions)
  const webSocketApi = describeWebSocket(declarations, { stageName: "api" })
  const sockets = webSocketApi && new TestSockets(webSocketApi, { gateway: gatewayOptions, now, onError })
  const settings = { identityProvider, now }
  const urls = new TestFunctionUrls({ ...context, app: served, api, declarations, settings })
  const headersOf = apiKeyHeaders(api.usage)
  const missing = Object.entries(enforcement ? lambdaVariables : {}).filter(([name]) => process.env[name] === undefined)
  const restoreEnvironment = setEnvironment({ ...Object.fromEntries(missing), ...environment })

  async function answer(method: string, path: string, given: TestRequestOptions = {}): Promise<GatewayResponse> {
    const { apiKey, credentials: identity } = given
    const plain = toGatewayRequest(method, path, { ...given, headers: { ...headersOf(apiKey), ...given.headers } })
    await sockets?.start()
    return reported(await gateway.handle(prepared(plain, identity)))
  }
  async function connect({ path = "/", protocols = [], ...given }: TestSocketOptions = {}): Promise<TestSocket> {
    if (!sockets) throw new TypeError("The app has no WebSocket API: no class in handlers has @onConnect or its like")
    const offered = protocols.length > 0 ? { "Sec-WebSocket-Protocol": protocols.join(", ") } : {}
    const request = toGatewayRequest("GET", path, { ...given, headers: { ...offered, ...given.headers } })
    return sockets.connect(prepared(request, given.credentials))
  }
  function prepared(request: GatewayRequest, identity?: AwsCredentials, service?: string): GatewayRequest {
    return identity ? signed(request, { ...identity, service, now: now() }) : request
  }
  function reported(response: GatewayResponse): GatewayResponse {
    if (response.diagnostic !== undefined && response.status >= 500) {
      onError(response.cause ?? new Error(response.diagnostic))
    }
    return response
  }
  function urlRequests(functionId: string, url?: boolean | FunctionUrlOptions): TestRequests {
    const functionUrl = urls.of(functionId, url)
    return testRequests(async (method, path, given = {}) =>
      reported(await functionUrl.handle(prepared(toGatewayRequest(method, path, given), given.credentials, "lambda"))),
    )
  }
  return {
    ...testRequests(answer),
    url: urlRequests,
    webSocket: connect,
    async invoke(functionId, event) {
      await sockets?.start()
      return functions.run(functionId, event)
    },
    token: (tokenOptions) => tokens.create(tokenOptions),
    credentials: (credentialsOptions) => credentials.create(credentialsOptions),
    close() {
      enforcement?.close()
      sockets?.close()
      restoreEnvironment()
    },
  }
}

function withOptions(declaration: Declaration, api: TestClientOptions["api"]): Declaration {
  if (!api || !isApp(declaration)) return declaration
  const merged: AppDeclaration = { ...declaration, api: mergeApi(declaration.api, [apiOptionsOf(api)]) }
  return merged
}

function isApp(declaration: Declaration): declaration is AppDeclaration {
  return declaration.kind === "app"
}

function printError(error: unknown): void {
  console.error(error)
}
