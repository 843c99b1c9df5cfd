import type { Operation, S3Answer, S3Context, S3Request } from "../s3-context.ts"
import { invalidArgument, S3Error } from "../s3-error.ts"
import { BodyGone, type ByteRange } from "../store/body-files.ts"
import type { BodyPart, VersionRecord } from "../store/records.ts"
import { byteRange } from "./byte-range.ts"
import { readOutcome } from "./conditions.ts"
import { findVersion } from "./find-version.ts"
import { checksumHeaders, versionHeaders, versionIdHeader } from "./version-headers.ts"

export const getObject: Operation = async (context, request) => {
  const { version, head } = await describe(context, request)
  if (head.status === 304) return head.answer
  if (version.storageClass === "GLACIER" || version.storageClass === "DEEP_ARCHIVE")
    throw archived(version.storageClass)
  try {
    return { ...head.answer, body: await context.store.bodies.read(version.parts, head.range) }
  } catch (error) {
    // It was replaced or deleted since it was looked up.
    if (error instanceof BodyGone) return getObject(context, request)
    throw error
  }
}

export const headObject: Operation = async (context, request) => (await describe(context, request)).head.answer

interface Head {
  readonly status: number
  readonly answer: S3Answer
  readonly range: ByteRange | undefined
}

async function describe(
  { store }: S3Context,
  request: S3Request,
): Promise<{ readonly version: VersionRecord; readonly head: Head }> {
  const bucket = store.bucket(request.bucket)
  const { key, query } = request
  const version = await findVersion(store, { bucket, key, versionId: query.get("versionId") })
  const identity = versionIdHeader(bucket, version)
  if (readOutcome(request, version) === "not-modified") {
    const { etag = "", "last-modified": lastModified = "" } = versionHeaders(version)
    const answer = { status: 304, headers: { etag, "last-modified": lastModified, ...identity } }
    return { version, head: { status: 304, answer, range: undefined } }
  }
  const part = partOf(query, version)
  const range = part?.range ?? byteRange(request.headers["range"], version.size)
  const status = range ? 206 : 200
  const wantsChecksum = request.headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED"
  const headers = {
    ...versionHeaders(version),
    ...identity,
    ...(wantsChecksum && checksumHeaders(part ? part.checksum : range ? undefined : version.checksum)),
    ...(part && version.parts.length > 1 && { "x-amz-mp-parts-count": String(version.parts.length) }),
    ...overrides(query),
    "content-length": String(range ? range.last - range.first + 1 : version.size),
    ...(range && { "content-range": `bytes ${range.first}-${range.last}/${version.size}` }),
  }
  return { version, head: { status, answer: { status, headers }, range } }
}

interface Part {
  readonly range: ByteRange | undefined
  readonly checksum: BodyPart["checksum"]
}

/** The bytes of the part that `partNumber` asks for. Throws InvalidPartNumber. */
function partOf(query: URLSearchParams, version: VersionRecord): Part | undefined {
  const asked = query.get("partNumber")
  if (asked === null) return undefined
  const number = Number(asked)
  if (!Number.isInteger(number) || number < 1 || number > 10_000)
    throw invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", asked)
  const index = version.parts.findIndex(({ partNumber = 1 }) => partNumber === number)
  const part = version.parts[index]
  if (!part) throw new S3Error("InvalidPartNumber", "The requested partnumber is not satisfiable", { status: 416 })
  const first = version.parts.slice(0, index).reduce((size, each) => size + each.size, 0)
  return {
    range: part.size === 0 ? undefined : { first, last: first + part.size - 1 },
    checksum: version.parts.length === 1 ? version.checksum : part.checksum,
  }
}

const overridable = [
  ...["response-cache-control", "response-content-disposition", "response-content-encoding"],
  ...["response-content-language", "response-content-type", "response-expires"],
]

function overrides(query: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    overridable.flatMap((name) => {
      const value = query.get(name)
      return value === null ? [] : [[name.slice("response-".length), value]]
    }),
  )
}

function archived(storageClass: string): S3Error {
  return new S3Error("InvalidObjectState", "The operation is not valid for the object's storage class", {
    status: 403,
    members: { StorageClass: storageClass },
  })
}
