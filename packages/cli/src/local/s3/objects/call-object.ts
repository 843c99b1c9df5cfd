import { randomBytes } from "node:crypto"
import { buffer } from "node:stream/consumers"
import { operations } from "../operations.ts"
import type { S3Context, S3Request } from "../s3-context.ts"
import { invalidArgument, unsupported } from "../s3-error.ts"

/** Operations on objects that other parts of `tsapi local` ask for, by their methods of HTTP. */
export const objectCalls: Readonly<Record<string, string>> = {
  DeleteObject: "DELETE",
  GetObject: "GET",
  HeadObject: "HEAD",
  PutObject: "PUT",
}

/** The members of requests and answers that are headers. */
const headerMembers: Readonly<Record<string, string>> = {
  CacheControl: "cache-control",
  ContentType: "content-type",
  IfMatch: "if-match",
  IfNoneMatch: "if-none-match",
  Range: "range",
}
const answerMembers: Readonly<Record<string, string>> = {
  ContentLength: "content-length",
  ContentType: "content-type",
  ETag: "etag",
  LastModified: "last-modified",
  VersionId: "x-amz-version-id",
}

/**
 * Runs an operation on an object with the input that the AWS SDK has for it, `Body` being a text or bytes, and returns its
 * output, `Body` being bytes. Rejects with S3Error, and so for a member that it does not know.
 */
export async function callObject(
  context: S3Context,
  operation: string,
  { Bucket, Key, Body = "", VersionId, ...others }: Readonly<Record<string, unknown>>,
): Promise<object> {
  const [run, method] = [operations[operation], objectCalls[operation]]
  if (!run || method === undefined) throw unsupported(operation)
  if (typeof Bucket !== "string" || typeof Key !== "string")
    throw invalidArgument(`${operation} needs a Bucket and a Key`, "Key", String(Key))
  const answer = await run(context, {
    ...{ method, bucket: Bucket, key: Key },
    query: new URLSearchParams(typeof VersionId === "string" ? { versionId: VersionId } : {}),
    headers: headersOf(operation, others),
    body: bytesOf(Body),
    requestId: randomBytes(8).toString("hex").toUpperCase(),
    ...{ sourceIp: "127.0.0.1", accessKeyId: "local" },
  })
  const headers = answer.headers ?? {}
  const members = Object.entries(answerMembers).flatMap(([member, name]) =>
    headers[name] === undefined ? [] : [[member, headers[name]] as const],
  )
  const body = answer.body === undefined || typeof answer.body === "string" ? undefined : await buffer(answer.body)
  return { ...Object.fromEntries(members), ...(body && { Body: body }) }
}

function headersOf(operation: string, members: Readonly<Record<string, unknown>>): S3Request["headers"] {
  const headers = Object.entries(members).map(([member, value]) => {
    const name = headerMembers[member]
    if (name === undefined || typeof value !== "string") throw unsupported(`${operation} with ${member}`)
    return [name, value] as const
  })
  return Object.fromEntries(headers)
}

async function* bytesOf(body: unknown): AsyncGenerator<Uint8Array> {
  if (typeof body === "string") yield Buffer.from(body)
  else if (body instanceof Uint8Array) yield body
  else throw invalidArgument("The body is neither a text nor bytes", "Body", typeof body)
}
