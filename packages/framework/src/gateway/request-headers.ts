import { emptyMap } from "./empty-map.ts"

/** The headers of a REST proxy event, and those that the gateway itself reads. */
export interface RequestHeaders {
  /** The last value of each header, under the spelling in which it first came. */
  readonly single: Record<string, string>
  readonly multi: Record<string, string[]>
  readonly accept: string | undefined
  readonly acceptEncoding: string | undefined
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  readonly host: string | undefined
  readonly userAgent: string | undefined
}

/** What API Gateway puts in place of whatever the client sent under these names. */
export interface AddedHeaders {
  readonly sourceIp: string
  readonly protocol: string
  readonly port: string
  readonly traceId: string
  /** For a client that sent no Host. */
  readonly host: string
}

/** Builds the header maps of an event: spelling kept, several values kept in `multi`, hop-by-hop headers left out. */
export function readRequestHeaders(
  received: readonly (readonly [name: string, value: string])[],
  added: AddedHeaders,
): RequestHeaders {
  const single = emptyMap<string>()
  const multi = emptyMap<string[]>()
  const spellings = new Map<string, string>()
  for (const [name, value] of received) {
    const key = name.toLowerCase()
    if (DROPPED.has(key)) continue
    const spelling = spellings.get(key)
    if (spelling === undefined) {
      spellings.set(key, name)
      single[name] = value
      multi[name] = [value]
    } else {
      single[spelling] = value
      multi[spelling]?.push(value)
    }
  }
  const last = (key: string): string | undefined => {
    const spelling = spellings.get(key)
    return spelling === undefined ? undefined : single[spelling]
  }
  const set = (key: string, spelling: string, value: string): void => {
    const name = spellings.get(key) ?? spelling
    single[name] = value
    multi[name] = [value]
  }
  const forwardedFor = last("x-forwarded-for")
  const host = last("host")
  if (host === undefined) set("host", "Host", added.host)
  if (!spellings.has("x-amzn-trace-id")) set("x-amzn-trace-id", "X-Amzn-Trace-Id", added.traceId)
  const clients = forwardedFor === undefined ? added.sourceIp : `${forwardedFor}, ${added.sourceIp}`
  set("x-forwarded-for", "X-Forwarded-For", clients)
  set("x-forwarded-port", "X-Forwarded-Port", added.port)
  set("x-forwarded-proto", "X-Forwarded-Proto", added.protocol)
  return {
    single,
    multi,
    accept: last("accept"),
    acceptEncoding: last("accept-encoding"),
    authorization: last("authorization"),
    contentType: last("content-type"),
    host,
    userAgent: last("user-agent"),
  }
}

/**
 * Headers that never reach a proxy event. Recorded on AWS for Connection and Content-Length (LocalStack's
 * test_lambda_aws_proxy_integration); † the others from "Important notes for REST APIs", API Gateway developer guide.
 */
const DROPPED: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "content-md5",
  "expect",
  "keep-alive",
  "max-forwards",
  "proxy-authenticate",
  "proxy-connection",
  "server",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "www-authenticate",
])
