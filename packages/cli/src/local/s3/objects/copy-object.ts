import { namedAlgorithm } from "../bodies/expected-checksum.ts"
import { writeBytes } from "../bodies/write-body.ts"
import { checksumElement, DEFAULT_ALGORITHM } from "../bodies/checksums.ts"
import type { Operation, S3Request } from "../s3-context.ts"
import { invalidArgument, S3Error } from "../s3-error.ts"
import type { BucketRecord, ObjectSettings, VersionRecord } from "../store/records.ts"
import { renderXml } from "../xml/render-xml.ts"
import { checkKey } from "./check-key.ts"
import { copySourceVersion, findCopySource } from "./copy-source.ts"
import { requestSettings } from "./request-settings.ts"
import { saveVersion } from "./save-version.ts"
import { encryptionHeaders, versionIdHeader } from "./version-headers.ts"

export const copyObject: Operation = async (context, request) => {
  const { store } = context
  const bucket = store.bucket(request.bucket)
  checkKey(request.key)
  const source = await findCopySource(store, request)
  refuseNoChange(request, source)
  const settings = copiedSettings(request, bucket, source.version)
  const algorithm =
    namedAlgorithm(request.headers["x-amz-checksum-algorithm"]) ??
    source.version.checksum?.algorithm ??
    DEFAULT_ALGORITHM
  const bytes = await store.bodies.read(source.version.parts)
  const { body, size, md5, checksum } = await writeBytes(store, bytes, algorithm)
  const content = {
    ...settings,
    ...{ key: request.key, isDeleteMarker: false, size, eTag: md5, checksum, parts: [{ body, size }] },
  }
  const saved = await saveVersion(context, request, { content, event: "ObjectCreated:Copy" }).catch(
    (error: unknown) => {
      store.discardBody(body)
      throw error
    },
  )
  return {
    headers: {
      ...encryptionHeaders(settings.encryption),
      ...versionIdHeader(saved.bucket, saved.version),
      ...copySourceVersion(source),
    },
    body: renderXml("CopyObjectResult", {
      LastModified: saved.version.lastModified,
      ETag: `"${md5}"`,
      ChecksumType: checksum.type,
      [checksumElement(checksum.algorithm)]: checksum.value,
    }),
  }
}

/** What the copy is, from its source or from the request. Throws InvalidArgument. */
function copiedSettings(request: S3Request, bucket: BucketRecord, source: VersionRecord): ObjectSettings {
  const { encryption, storageClass, ...asked } = requestSettings(request, bucket)
  const replaces = (header: string) => {
    const directive = request.headers[header] ?? "COPY"
    if (directive === "REPLACE" || directive === "COPY") return directive === "REPLACE"
    throw invalidArgument("Unknown metadata directive.", header, directive)
  }
  const { headers, metadata } = replaces("x-amz-metadata-directive") ? asked : source
  const { tags } = replaces("x-amz-tagging-directive") ? asked : source
  return {
    ...{ headers, metadata, encryption },
    ...(tags && { tags }),
    ...(storageClass !== undefined && { storageClass }),
  }
}

function refuseNoChange(
  { bucket, key, headers }: S3Request,
  source: { bucket: BucketRecord; version: VersionRecord },
): void {
  const isItself = source.bucket.name === bucket && source.version.key === key
  const changes = ["x-amz-storage-class", "x-amz-server-side-encryption", "x-amz-website-redirect-location"]
  const isOld = headers["x-amz-copy-source"]?.includes("?versionId=") === true
  if (!isItself || isOld || headers["x-amz-metadata-directive"] === "REPLACE" || changes.some((name) => headers[name]))
    return
  throw new S3Error(
    "InvalidRequest",
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  )
}
