import type { DomainPath } from "./domain/domain-path.ts"
import type { GatewayIdentity } from "./gateway-identity.ts"
import type { GatewayRequest, GatewaySettings } from "./gateway.ts"
import { readRequestHeaders, type RequestHeaders } from "./request-headers.ts"
import { makeRequestIds, type RequestIds } from "./request-ids.ts"
import { requestPath } from "./request-path.ts"

/** A request as it reached the stage, before it is known which route serves it. */
export interface Arrival {
  readonly request: GatewayRequest
  readonly ids: RequestIds
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly headers: RequestHeaders
  /** `path` in the event. */
  readonly path: string
  /** What routes of a REST API are matched against. */
  readonly matchedPath: string
  /** Without the stage and without the base path of a custom domain, slashes as received. */
  readonly apiPath: string
  /** `requestContext.path`: with the stage where the URL has it, slashes as received. */
  readonly contextPath: string
  /** Without `?`. */
  readonly query: string
  /** The URL should start with the stage, or with the base path of a custom domain, and does not. */
  readonly isOutsideStage: boolean
}

export interface ArrivalEnvironment {
  readonly stageName: string
  readonly identity: GatewayIdentity
  readonly options: GatewaySettings
  /** What a custom domain name, of which the host is, makes of a path; absent: there is none. */
  readonly domainPath?: ((host: string | undefined) => DomainPath | undefined) | undefined
}

/** Takes a request in: ids, time, the forms of its path, its headers. */
export function receiveRequest(request: GatewayRequest, environment: ArrivalEnvironment): Arrival {
  const { options, identity } = environment
  const time = (options.now ?? Date.now)()
  const ids = makeRequestIds(time)
  const { contextPath, query } = splitTarget(request.target)
  const { protocol, port } = options.origin ?? DEFAULT_ORIGIN
  const headers = readRequestHeaders(request.headers, {
    sourceIp: request.sourceIp,
    protocol,
    port: String(port),
    traceId: ids.traceId,
    host: identity.defaultDomain,
  })
  const paths = apiPaths(contextPath, environment.domainPath?.(headers.host), environment)
  return { request, ids, time, headers, ...paths, contextPath, query }
}

type ApiPaths = Pick<Arrival, "path" | "matchedPath" | "apiPath" | "isOutsideStage">

/** A custom domain's base path stays in the `path` of REST APIs; the stage, where the URL has it, does not. */
function apiPaths(
  contextPath: string,
  ownPath: DomainPath | undefined,
  { options, stageName }: ArrivalEnvironment,
): ApiPaths {
  if (ownPath) {
    const own = ownPath(contextPath)
    const apiPath = own ?? contextPath
    const { path } = requestPath(contextPath)
    return { path, matchedPath: requestPath(apiPath).matched, apiPath, isOutsideStage: own === undefined }
  }
  const staged = options.stageInPath === true ? withoutStage(contextPath, stageName) : contextPath
  const apiPath = staged ?? contextPath
  const { path, matched } = requestPath(apiPath)
  return { path, matchedPath: matched, apiPath, isOutsideStage: staged === undefined }
}

const DEFAULT_ORIGIN = { protocol: "https", port: 443 }

/** A client that takes the gateway for a proxy sends `http://host/path`. */
function splitTarget(target: string): { contextPath: string; query: string } {
  const relative = target.charCodeAt(0) === SLASH ? target : target.replace(/^https?:\/\/[^/?]*/i, "")
  const mark = relative.indexOf("?")
  const contextPath = mark === -1 ? relative : relative.slice(0, mark)
  return { contextPath: contextPath === "" ? "/" : contextPath, query: mark === -1 ? "" : relative.slice(mark + 1) }
}

/** `/api/todos` -> `/todos`, `/api` -> `/`; undefined for a path outside of the stage. */
function withoutStage(path: string, stageName: string): string | undefined {
  const prefix = `/${stageName}`
  if (!path.startsWith(prefix)) return undefined
  const rest = path.slice(prefix.length)
  if (rest === "") return "/"
  return rest.startsWith("/") ? rest : undefined
}

const SLASH = 47
