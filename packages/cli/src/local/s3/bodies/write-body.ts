import { createHash } from "node:crypto"
import { pipeline } from "node:stream/promises"
import { S3Error } from "../s3-error.ts"
import type { ObjectStore } from "../store/object-store.ts"
import type { Checksum } from "../store/records.ts"
import { decodeChunks, incompleteBody } from "../http/decode-chunks.ts"
import type { S3Request } from "../s3-context.ts"
import { type ChecksumAlgorithm, DEFAULT_ALGORITHM, startChecksum } from "./checksums.ts"
import { expectedChecksum, type ExpectedChecksum } from "./expected-checksum.ts"

/** Bytes that stand in a file which nothing refers to yet. */
export interface WrittenBody {
  readonly body: string
  readonly size: number
  /** Hexadecimal MD5. */
  readonly md5: string
  readonly checksum: Checksum
}

/** AWS takes 5 GB in one request. */
const MAX_BYTES = 5 * 1024 ** 3

/** Streams a request's body into a file and checks it against all that the request says of it. */
export async function writeBody(
  store: ObjectStore,
  request: S3Request,
  fallback: ChecksumAlgorithm = DEFAULT_ALGORITHM,
): Promise<WrittenBody> {
  const expected = expectedChecksum(request)
  const trailers: Record<string, string> = {}
  const isChunked = request.headers["x-amz-content-sha256"]?.startsWith("STREAMING-")
  const source = isChunked ? decodeChunks(request.body, (name, value) => (trailers[name] = value)) : request.body
  const written = await writeBytes(store, source, expected?.algorithm ?? fallback)
  try {
    checkLength(request, written.size)
    checkDigests(request, written)
    if (expected) checkChecksum(expected, trailers, written.checksum)
    return written
  } catch (error) {
    store.discardBody(written.body)
    throw error
  }
}

/** Streams bytes into a file; nothing remains of them when the source fails. */
export async function writeBytes(
  store: ObjectStore,
  source: AsyncIterable<Uint8Array>,
  algorithm: ChecksumAlgorithm,
): Promise<WrittenBody & { readonly sha256: string }> {
  const body = await store.newBody()
  const [md5, sha256, checksum] = [createHash("md5"), createHash("sha256"), startChecksum(algorithm)]
  let size = 0
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      size += chunk.length
      if (size > MAX_BYTES) throw entityTooLarge(size)
      for (const hash of [md5, sha256, checksum]) hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(measured, await store.bodies.createWriteStream(body))
  } catch (error) {
    store.discardBody(body)
    throw error
  }
  return {
    body,
    size,
    md5: md5.digest("hex"),
    sha256: sha256.digest("hex"),
    checksum: { algorithm, value: await checksum.digest(), type: "FULL_OBJECT" },
  }
}

function checkLength({ headers }: S3Request, size: number): void {
  const announced = headers["x-amz-decoded-content-length"] ?? headers["content-length"]
  if (announced !== undefined && Number(announced) !== size) throw incompleteBody()
}

function checkDigests(
  { headers }: S3Request,
  { md5, sha256 }: { readonly md5: string; readonly sha256: string },
): void {
  const contentMd5 = headers["content-md5"]
  if (contentMd5 !== undefined) {
    const expected = Buffer.from(contentMd5, "base64")
    if (expected.length !== 16) throw new S3Error("InvalidDigest", "The Content-MD5 you specified was invalid.")
    if (expected.toString("hex") !== md5) {
      throw new S3Error("BadDigest", "The Content-MD5 you specified did not match what we received.", {
        members: { ExpectedDigest: contentMd5, CalculatedDigest: Buffer.from(md5, "hex").toString("base64") },
      })
    }
  }
  const contentSha256 = headers["x-amz-content-sha256"]
  if (contentSha256 !== undefined && /^[0-9a-f]{64}$/.test(contentSha256) && contentSha256 !== sha256) {
    const message = "The provided 'x-amz-content-sha256' header does not match what was computed."
    throw new S3Error("XAmzContentSHA256Mismatch", message, {
      members: { ClientComputedContentSHA256: contentSha256, S3ComputedContentSHA256: sha256 },
    })
  }
}

function checkChecksum(
  { header, algorithm, value }: ExpectedChecksum,
  trailers: Readonly<Record<string, string>>,
  { value: calculated }: Checksum,
): void {
  const given = value ?? trailers[header]
  if (given === undefined) {
    throw new S3Error(
      "MalformedTrailerError",
      "The request contained trailing data that was not well-formed or did not conform to our published schema.",
    )
  }
  if (given === calculated) return
  throw new S3Error("BadDigest", `The ${algorithm} you specified did not match the calculated checksum.`)
}

function entityTooLarge(size: number): S3Error {
  return new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
    members: { ProposedSize: size, MaxSizeAllowed: MAX_BYTES },
  })
}
