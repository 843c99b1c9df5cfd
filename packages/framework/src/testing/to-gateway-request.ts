import type { GatewayRequest } from "../gateway/gateway.ts"

/** What goes into a request beside its method and path. */
export interface RequestOptions {
  /** A list sends the header once per value. Default: `Accept` of anything and a `User-Agent`, as most clients send. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** Appended to the path's own query, percent-encoded; a list repeats the name. */
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[]>>
  /** Sent as JSON, with `Content-Type: application/json` unless `headers` has another. */
  readonly json?: unknown
  /** Sent as it is; wins over `json`. */
  readonly body?: string | Uint8Array
  /** Default `127.0.0.1`. */
  readonly sourceIp?: string
  /** Signs the request with them, as routes with `iamAuthorizer()` ask for; see `client.credentials`. Default: not signed. */
  readonly credentials?: AwsCredentials
}

export interface AwsCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of temporary credentials. */
  readonly sessionToken?: string
}

/** A request as it would stand on the wire. */
export function toGatewayRequest(method: string, path: string, options: RequestOptions = {}): GatewayRequest {
  const { headers: own = {}, query = {}, json, body = json === undefined ? "" : JSON.stringify(json) } = options
  const headers = Object.entries(own).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as const),
  )
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const defaults = [
    ["Accept", "*/*"],
    ["User-Agent", "tsapi-test-client"],
    ...(json === undefined ? [] : [["Content-Type", "application/json"] as const]),
  ] as const
  return {
    method: method.toUpperCase(),
    target: withQuery(path, query),
    headers: [...defaults.filter(([name]) => !names.has(name.toLowerCase())), ...headers],
    body: typeof body === "string" ? Buffer.from(body) : body,
    sourceIp: options.sourceIp ?? "127.0.0.1",
  }
}

function withQuery(path: string, query: NonNullable<RequestOptions["query"]>): string {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  )
  if (pairs.length === 0) return path
  return `${path}${path.includes("?") ? "&" : "?"}${pairs.join("&")}`
}
