import { randomBytes } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { S3Request } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"

/** What a request asks for, before it is known who asks. */
export type Arrival = Omit<S3Request, "accessKeyId"> & {
  /** As sent, for its signature. */
  readonly path: string
  /** Those of the request itself. */
  readonly sentHeaders: Readonly<Record<string, string>>
}

/** Throws InvalidURI. */
export function readRequest(request: IncomingMessage): Arrival {
  // Not `new URL()`: it would resolve the dots of the key `a/../b`.
  const [path, query] = splitOnce(request.url ?? "/", "?")
  const sentHeaders = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  )
  const parameters = new URLSearchParams(query)
  const virtual = bucketOfHost(sentHeaders["host"] ?? "")
  const [bucket, key] = virtual === undefined ? splitOnce(path.slice(1), "/") : [virtual, path.slice(1)]
  return {
    method: request.method ?? "GET",
    path,
    bucket: decode(bucket),
    key: decode(key),
    query: parameters,
    headers: { ...headersOf(parameters), ...sentHeaders },
    sentHeaders,
    body: request,
    requestId: randomBytes(8).toString("hex").toUpperCase(),
    sourceIp: request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1",
  }
}

/** `photos` for `photos.localhost:9000` and `photos.s3.localhost`; an address has the bucket in its path. */
function bucketOfHost(host: string): string | undefined {
  const name = /^(.+?)(?:\.s3)?\.localhost(?::\d+)?$/i.exec(host)?.[1]
  return name === "s3" ? undefined : name
}

/** A presigned URL carries in its query what would be headers otherwise. */
function headersOf(parameters: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...parameters]
      .map(([name, value]) => [name.toLowerCase(), value])
      .filter(([name = ""]) => name.startsWith("x-amz-")),
  )
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error("InvalidURI", "Couldn't parse the specified URI.", { members: { URI: text } })
  }
}
