import { checksumElement } from "../bodies/checksums.ts"
import { DEFAULT_ALGORITHM } from "../bodies/checksums.ts"
import { writeBody, writeBytes, type WrittenBody } from "../bodies/write-body.ts"
import { byteRange } from "../objects/byte-range.ts"
import { copySourceVersion, findCopySource } from "../objects/copy-source.ts"
import { checksumHeaders, encryptionHeaders } from "../objects/version-headers.ts"
import type { Operation, S3Context, S3Request } from "../s3-context.ts"
import { invalidArgument, S3Error } from "../s3-error.ts"
import { partKey } from "../store/entry-keys.ts"
import type { PartRecord, UploadRecord } from "../store/records.ts"
import { renderXml } from "../xml/render-xml.ts"
import { findUpload, partNumberOf } from "./uploads.ts"

export const uploadPart: Operation = async (context, request) => {
  const { store } = context
  const upload = findUpload(store, store.bucket(request.bucket), request)
  const partNumber = partNumberOf(request)
  const written = await writeBody(store, request, upload.checksumAlgorithm ?? DEFAULT_ALGORITHM)
  const part = await savePart(context, { request, written, partNumber })
  return {
    headers: {
      etag: `"${part.eTag}"`,
      ...checksumHeaders(part.checksum),
      ...encryptionHeaders(upload.encryption),
    },
  }
}

export const uploadPartCopy: Operation = async (context, request) => {
  const { store } = context
  const upload = findUpload(store, store.bucket(request.bucket), request)
  const partNumber = partNumberOf(request)
  const source = await findCopySource(store, request)
  const range = copyRange(request, source.version.size)
  const bytes = await store.bodies.read(source.version.parts, range)
  const written = await writeBytes(store, bytes, upload.checksumAlgorithm ?? DEFAULT_ALGORITHM)
  const part = await savePart(context, { request, written, partNumber })
  return {
    headers: { ...encryptionHeaders(upload.encryption), ...copySourceVersion(source) },
    body: renderXml("CopyPartResult", {
      LastModified: part.lastModified,
      ETag: `"${part.eTag}"`,
      ...(part.checksum && { [checksumElement(part.checksum.algorithm)]: part.checksum.value }),
    }),
  }
}

/** Puts the part into the upload, in place of one of the same number; discards its bytes where the upload has gone. */
async function savePart(
  { store, now }: S3Context,
  {
    request,
    written: { body, size, md5, checksum },
    partNumber,
  }: { readonly request: S3Request; readonly written: WrittenBody; readonly partNumber: number },
): Promise<PartRecord> {
  try {
    return await store.write((batch) => {
      const upload = findUpload(store, store.bucket(request.bucket), request)
      checkAlgorithm(upload, checksum.algorithm)
      const lastModified = new Date(now()).toISOString()
      const part: PartRecord = { partNumber, body, size, eTag: md5, checksum, lastModified }
      const key = partKey(upload.uploadId, partNumber)
      const replaced = store.get<PartRecord>(key)
      if (replaced) batch.dropBody(replaced.body)
      batch.put(key, part)
      batch.keepBody(body)
      return part
    })
  } catch (error) {
    store.discardBody(body)
    throw error
  }
}

function checkAlgorithm({ checksumAlgorithm }: UploadRecord, algorithm: string): void {
  if (checksumAlgorithm === undefined || checksumAlgorithm === algorithm) return
  throw new S3Error(
    "InvalidRequest",
    `Checksum Type mismatch occurred, expected checksum Type: ${checksumAlgorithm.toLowerCase()}, actual checksum Type: ${algorithm.toLowerCase()}`,
  )
}

/** Unlike a read, a copy takes only a range that has both ends. */
function copyRange({ headers }: S3Request, size: number) {
  const header = headers["x-amz-copy-source-range"]
  if (header === undefined) return undefined
  const last = /^bytes=\d+-(\d+)$/.exec(header)?.[1]
  if (last === undefined)
    throw invalidArgument(
      "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
      "x-amz-copy-source-range",
      header,
    )
  if (Number(last) >= size)
    throw invalidArgument(
      `Range specified is not valid for source object of size: ${size}`,
      "x-amz-copy-source-range",
      header,
    )
  return byteRange(header, size)
}
