import type { S3Request } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"
import { type ChecksumAlgorithm, checksumAlgorithms, checksumHeader } from "./checksums.ts"

/** The checksum that a request announces. */
export interface ExpectedChecksum {
  readonly algorithm: ChecksumAlgorithm
  /** The header or trailer that carries it. */
  readonly header: string
  /** Base64; absent where a trailer will say. */
  readonly value?: string
}

/** Undefined where a request has none. Throws InvalidRequest for several, or one that cannot be. */
export function expectedChecksum({ headers }: S3Request): ExpectedChecksum | undefined {
  const trailer = headers["x-amz-trailer"]?.trim().toLowerCase()
  const given = checksumAlgorithms.filter((algorithm) => headers[checksumHeader(algorithm)] !== undefined)
  if (given.length > 1)
    throw invalid("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.")
  const [algorithm] = given
  if (algorithm !== undefined) return ofHeader(algorithm, headers)
  if (trailer === undefined) return undefined
  const announced = checksumAlgorithms.find((each) => checksumHeader(each) === trailer)
  if (announced === undefined) throw invalid("The value specified in the x-amz-trailer header is not supported")
  return { algorithm: announced, header: trailer }
}

/** The algorithm that `x-amz-checksum-algorithm` names. Throws InvalidRequest for one that S3 does not have. */
export function namedAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  if (name === undefined) return undefined
  const algorithm = checksumAlgorithms.find((each) => each === name.toUpperCase())
  if (algorithm === undefined)
    throw invalid(
      "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]",
    )
  return algorithm
}

const checksumBytes = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 } as const

function ofHeader(algorithm: ChecksumAlgorithm, headers: S3Request["headers"]): ExpectedChecksum {
  const header = checksumHeader(algorithm)
  const value = headers[header] ?? ""
  if (Buffer.from(value, "base64").length !== checksumBytes[algorithm])
    throw invalid(`Value for ${header} header is invalid.`)
  return { algorithm, header, value }
}

function invalid(message: string): S3Error {
  return new S3Error("InvalidRequest", message)
}
