import { createHash } from "node:crypto"
import {
  checksumElement,
  type ChecksumAlgorithm,
  checksumHeader,
  DEFAULT_ALGORITHM,
  startChecksum,
} from "../bodies/checksums.ts"
import { saveVersion } from "../objects/save-version.ts"
import { encryptionHeaders, versionIdHeader } from "../objects/version-headers.ts"
import type { Operation, S3Request } from "../s3-context.ts"
import { malformedXml, S3Error } from "../s3-error.ts"
import type { ObjectStore } from "../store/object-store.ts"
import type { BodyPart, Checksum, PartRecord, UploadRecord } from "../store/records.ts"
import { readXml, type XmlElement } from "../xml/read-xml.ts"
import { renderXml } from "../xml/render-xml.ts"
import { dropUpload, findUpload, readParts } from "./uploads.ts"

const MIN_PART_BYTES = 5 * 1024 * 1024

export const completeMultipartUpload: Operation = async (context, request) => {
  const { store } = context
  const bucket = store.bucket(request.bucket)
  const upload = findUpload(store, bucket, request)
  const parts = chooseParts(await readXml(request, "CompleteMultipartUpload"), await readParts(store, upload))
  const bodies = parts.map(({ body, size, partNumber, checksum }): BodyPart => {
    return { body, size, partNumber, ...(checksum && { checksum }) }
  })
  const checksum = await objectChecksum(store, upload, bodies)
  checkAgainst(request, checksum)
  const { headers, metadata, tags, storageClass, encryption } = upload
  const content = {
    ...{ headers, metadata, encryption, checksum, key: upload.key, parts: bodies, isDeleteMarker: false },
    ...(tags && { tags }),
    ...(storageClass !== undefined && { storageClass }),
    size: parts.reduce((size, part) => size + part.size, 0),
    eTag: `${md5Of(parts)}-${parts.length}`,
  }
  const saved = await saveVersion(context, request, {
    content,
    event: "ObjectCreated:CompleteMultipartUpload",
    async also(batch) {
      // Another request may have completed or aborted it meanwhile.
      const current = findUpload(store, store.bucket(request.bucket), request)
      const kept = new Set(bodies.map(({ body }) => body))
      const rest = await readParts(store, current)
      if (bodies.some(({ body }) => !rest.some((part) => part.body === body))) throw invalidPart()
      dropUpload(batch, bucket, { upload: current, parts: rest, kept })
    },
  })
  return {
    headers: { ...encryptionHeaders(encryption), ...versionIdHeader(saved.bucket, saved.version) },
    body: renderXml("CompleteMultipartUploadResult", {
      Location: `http://${request.headers["host"] ?? ""}/${request.bucket}/${encodeURIComponent(upload.key)}`,
      Bucket: request.bucket,
      Key: upload.key,
      ETag: `"${content.eTag}"`,
      [checksumElement(checksum.algorithm)]: checksum.value,
      ChecksumType: checksum.type,
    }),
  }
}

/** The parts that the request lists. Throws InvalidPart, InvalidPartOrder and EntityTooSmall. */
function chooseParts(document: XmlElement, uploaded: readonly PartRecord[]): readonly PartRecord[] {
  const listed = document.all("Part")
  if (listed.length === 0) throw malformedXml()
  const numbers = listed.map((part) => Number(part.required("PartNumber")))
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
    const message =
      "The list of parts was not in ascending order. The parts list must be specified in order by part number."
    throw new S3Error("InvalidPartOrder", message)
  }
  const byNumber = new Map(uploaded.map((part) => [part.partNumber, part]))
  const parts = listed.map((element, index) => {
    const part = byNumber.get(numbers[index] ?? 0)
    if (!part || element.required("ETag").replaceAll('"', "") !== part.eTag) throw invalidPart()
    if (part.checksum) {
      const given = element.text(checksumElement(part.checksum.algorithm))
      if (given !== undefined && given !== part.checksum.value) throw invalidPart()
    }
    return part
  })
  const small = parts.slice(0, -1).find(({ size }) => size < MIN_PART_BYTES)
  if (!small) return parts
  throw new S3Error("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", {
    members: {
      ProposedSize: small.size,
      MinSizeAllowed: MIN_PART_BYTES,
      PartNumber: small.partNumber,
      ETag: small.eTag,
    },
  })
}

function invalidPart(): S3Error {
  return new S3Error(
    "InvalidPart",
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  )
}

function md5Of(parts: readonly PartRecord[]): string {
  const hash = createHash("md5")
  for (const { eTag } of parts) hash.update(Buffer.from(eTag, "hex"))
  return hash.digest("hex")
}

/** Of the parts' checksums, or of all bytes once more. */
async function objectChecksum(
  store: ObjectStore,
  { checksumAlgorithm: algorithm = DEFAULT_ALGORITHM, checksumType = "FULL_OBJECT" }: UploadRecord,
  parts: readonly BodyPart[],
): Promise<Checksum> {
  if (checksumType === "FULL_OBJECT")
    return { algorithm, type: checksumType, value: await checksumOfBytes(store, algorithm, parts) }
  const checksum = startChecksum(algorithm)
  for (const part of parts) checksum.update(Buffer.from(part.checksum?.value ?? "", "base64"))
  return { algorithm, type: checksumType, value: `${await checksum.digest()}-${parts.length}` }
}

async function checksumOfBytes(
  store: ObjectStore,
  algorithm: ChecksumAlgorithm,
  parts: readonly BodyPart[],
): Promise<string> {
  const checksum = startChecksum(algorithm)
  for await (const chunk of await store.bodies.read(parts)) checksum.update(chunk)
  return checksum.digest()
}

/** A client may say what the whole has to come to. */
function checkAgainst({ headers }: S3Request, { algorithm, value }: Checksum): void {
  const given = headers[checksumHeader(algorithm)]
  if (given === undefined || given.replace(/-\d+$/, "") === value.replace(/-\d+$/, "")) return
  throw new S3Error("BadDigest", `The ${algorithm} you specified did not match the calculated checksum.`)
}
