import {
  createGateway,
  createIdentityProvider,
  createWebSocketGateway,
  GatewayMemory,
  type SigningKey,
} from "@tsapi/framework/emulator"
import {
  type ApiDescription,
  type Gateway,
  type GatewayOptions,
  type IntegrationSurroundings,
  type InvokeOutcome,
  issuersOf,
  type StreamOutcome,
  type WebSocketApi,
  type WebSocketGateway,
} from "@tsapi/framework/gateway"
import type { AccessJudge } from "../model/access-judge.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import { AccessGuard, type AccessGuardOptions } from "./access/access-guard.ts"
import { withFunctionUrls } from "./function-urls.ts"
import { FunctionPool, type PoolOptions } from "./function-pool.ts"
import type { FunctionSpec } from "./function-spec.ts"
import { functionSpecs } from "./function-specs.ts"
import { functionVersions } from "./function-versions.ts"
import { EventSources } from "./event-sources.ts"
import { knownCredentials } from "./identity/known-credentials.ts"
import { localAccountId } from "./local-account-id.ts"
import type { LocalBuild } from "./local-build.ts"
import type { LoggedEvent } from "./request-log.ts"
import { FunctionLogs } from "./logs/function-logs.ts"
import type { StandIns } from "./stand-ins.ts"
import { type StartedParts, startParts } from "./start-parts.ts"

export interface AppVersionOptions extends Omit<PoolOptions, "guard" | "logs"> {
  readonly standIns: StandIns
  readonly region: string
  readonly gateway: Omit<GatewayOptions, "invoke" | "region" | "accountId">
  onUnknown(functionId: string, variable: string): void
  onEvent(event: LoggedEvent): void
  /** What tokens of this machine are signed with; made when an app first takes tokens. */
  signingKey(): Promise<SigningKey>
  /** Where the developer's own credentials are looked up. */
  readonly shell: Readonly<Record<string, string | undefined>>
  /** The version whose place this one takes: throttles, quotas and caches go on with what it has counted and kept. */
  readonly before?: AppVersion | undefined
  /** Absent: the functions' requests to AWS are not judged. */
  readonly access?: AccessOptions | undefined
}

export interface AccessOptions extends Omit<AccessGuardOptions, "judge" | "principal"> {
  /** Infers what the functions may do; see `LocalServerOptions`. */
  createJudge(build: LocalBuild, place: LocalAccount): Promise<AccessJudge>
}

/** Where the app runs, as far as ARNs are concerned. */
export interface LocalAccount {
  readonly region: string
  readonly accountId: string
  /** By the variables of `allReferences`. */
  readonly values: Readonly<Record<string, string>>
}

interface VersionParts extends StartedParts {
  readonly api: ApiDescription
  readonly webSocketApi: WebSocketApi | undefined
  readonly surroundings: IntegrationSurroundings
  readonly specs: readonly FunctionSpec[]
  readonly guard: AccessGuard | undefined
  readonly signingKey: SigningKey | undefined
}

const NO_API: ApiDescription = {
  routes: [],
  authorizers: [],
  binaryMediaTypes: [],
  gatewayResponses: {},
  stageName: "api",
}

/** Ten letters, as API Gateway's ids are, and others than those of the app's other API. */
const WEB_SOCKET_API_ID = "tsapiwsock"

/** The app as one build made it: a gateway and the functions behind it. A reload puts another in its place. */
export class AppVersion {
  readonly build: LocalBuild
  readonly api: ApiDescription
  readonly gateway: Gateway
  /** Absent where the app has none. */
  readonly webSocketApi: WebSocketApi | undefined
  /** Absent where the app has no WebSocket API. */
  readonly webSocket: WebSocketGateway | undefined
  readonly guard: AccessGuard | undefined
  /** What variables of the app's resources have on this machine. */
  readonly values: LocalAccount["values"]
  readonly #memory: GatewayMemory
  /** By the ids of their authorizers, what `iss` of the tokens has. */
  readonly issuers: ReadonlyMap<string, string>
  /** Absent where no route takes tokens. */
  readonly signingKey: SigningKey | undefined
  /** What the developer has to do before everything works. */
  readonly notes: readonly string[]
  /** What polls for events while this version is served. */
  readonly sources: EventSources
  readonly #pools: ReadonlyMap<string, FunctionPool>
  readonly #logs: FunctionLogs
  readonly #onEvent: AppVersionOptions["onEvent"]

  /** Makes the declared resources exist, then the functions that use them; none of those is started yet. */
  static async create(build: LocalBuild, options: AppVersionOptions): Promise<AppVersion> {
    const { standIns, region } = options
    let api = NO_API
    let webSocketApi: WebSocketApi | undefined
    const { values, sources, logReaders, notes } = await startParts(build, {
      app: build.app,
      region,
      accountId: localAccountId,
      serveApi: (served) => (api = served),
      serveWebSocket: (served) => (webSocketApi = served),
      holdsData: (name) => standIns.holdsData(name),
      service: (name) => standIns.service(name),
    })
    const endpoints = await standIns.environment()
    const { onUnknown } = options
    const specs = functionSpecs(build, { region, accountId: localAccountId, references: values, endpoints, onUnknown })
    const principals = new Map(specs.map(({ id, functionName }) => [id, principalOf(id, functionName)]))
    const account = { region, accountId: localAccountId, values }
    const { access } = options
    const guard =
      access &&
      new AccessGuard({
        ...access,
        judge: () => access.createJudge(build, account),
        principal: (functionId) => principals.get(functionId) ?? functionId,
      })
    const signingKey = issuersOf(api, region).size > 0 ? await options.signingKey() : undefined
    const surroundings: IntegrationSurroundings = {
      endpointOf: (service) => standIns.endpointOf(service),
      valueOf: (variable) => values[variable],
    }
    return new AppVersion(
      build,
      { api, webSocketApi, surroundings, values, specs, sources, logReaders, notes, guard, signingKey },
      options,
    )
  }

  private constructor(
    build: LocalBuild,
    { api, webSocketApi, surroundings, values, specs, sources, logReaders, notes, guard, signingKey }: VersionParts,
    options: AppVersionOptions,
  ) {
    this.build = build
    this.guard = guard
    this.values = values
    this.notes = notes
    this.api = api
    this.webSocketApi = webSocketApi
    this.#logs = new FunctionLogs(logReaders)
    const poolOptions = { ...options, guard, logs: this.#logs }
    this.#pools = new Map(specs.map((spec) => [spec.id, new FunctionPool(spec, poolOptions)]))
    const versions = functionVersions(specs, { app: build.app, api })
    this.#memory = new GatewayMemory({
      before: options.before && options.before.#memory,
      versionOf: (id) => versions.get(id),
    })
    this.#onEvent = options.onEvent
    const invoke = (functionId: string, event: unknown) => this.#invoke(functionId, event)
    this.sources = new EventSources(sources, { invoke: (functionId, event) => this.invoke(functionId, event) })
    this.signingKey = signingKey
    const { region, shell } = options
    this.issuers = issuersOf(api, region)
    const credentialsOf = knownCredentials({ users: build.users, shell, accountId: localAccountId })
    const identityProvider = createIdentityProvider({ key: signingKey, asksIssuers: true, credentialsOf })
    const gatewayOptions: GatewayOptions = {
      ...options.gateway,
      region,
      accountId: localAccountId,
      invoke,
      invokeStreaming: (functionId, event) => this.#invokeStreaming(functionId, event),
      identityProvider,
      surroundings,
      memory: this.#memory,
    }
    this.webSocket =
      webSocketApi && createWebSocketGateway(webSocketApi, { ...gatewayOptions, apiId: WEB_SOCKET_API_ID })
    this.gateway = withFunctionUrls(createGateway(api, gatewayOptions), build.app.functions, gatewayOptions)
  }

  /** Starts an instance of each function that `previous` was called for, so that a reload costs no request a cold start. */
  async prepareLike(previous: AppVersion): Promise<void> {
    const warm = Array.from(this.#pools).filter(([id]) => previous.#pools.get(id)?.isWarm)
    await Promise.all(warm.map(([, pool]) => pool.prepare()))
  }

  /** Lets running requests finish, then ends the functions. */
  async close(): Promise<void> {
    await this.sources.stop()
    await Promise.all(Array.from(this.#pools.values(), (pool) => pool.close()))
    await this.#logs.flush()
  }

  /** Ends the functions, whatever they are doing. */
  async terminate(): Promise<void> {
    this.sources.abort()
    await Promise.all(Array.from(this.#pools.values(), (pool) => pool.terminate()))
    await this.#logs.flush()
  }

  /** Runs a function on an event that is no request; without an id the invocation gets one of its own. */
  async invoke(functionId: string, event: unknown, requestId?: string): Promise<InvokeOutcome> {
    const startedAt = performance.now()
    const outcome = await this.#invoke(functionId, event, requestId)
    this.#onEvent({ functionId, outcome, durationMs: performance.now() - startedAt })
    return outcome
  }

  async #invoke(functionId: string, event: unknown, requestId?: string): Promise<InvokeOutcome> {
    return this.#pools.get(functionId)?.invoke(event, requestId) ?? noFunction(functionId)
  }

  async #invokeStreaming(functionId: string, event: unknown): Promise<StreamOutcome> {
    return this.#pools.get(functionId)?.invokeStreaming(event) ?? noFunction(functionId)
  }
}

function noFunction(functionId: string): Extract<InvokeOutcome, { ok: false }> {
  return { ok: false, error: "unhandled", message: `The app has no function ${functionId}` }
}

// The session of a function's role has the function's name.
function principalOf(functionId: string, functionName: string): string {
  const role = functionName.slice(0, -functionId.length) + functionLogicalIds(functionId).role
  return `arn:aws:sts::${localAccountId}:assumed-role/${role}/${functionName}`
}
