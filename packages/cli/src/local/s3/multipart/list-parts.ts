import { ownerContent } from "../buckets/owner.ts"
import { checksumElement } from "../bodies/checksums.ts"
import { listQuery } from "../listing/list-query.ts"
import type { Operation } from "../s3-context.ts"
import { renderXml } from "../xml/render-xml.ts"
import { findUpload, readParts } from "./uploads.ts"

export const listParts: Operation = async ({ store }, request) => {
  const bucket = store.bucket(request.bucket)
  const upload = findUpload(store, bucket, request)
  const { limit, asked, encode, encodingType } = listQuery(request, "max-parts")
  const marker = Number(request.query.get("part-number-marker") ?? 0)
  const rest = (await readParts(store, upload)).filter(({ partNumber }) => partNumber > marker)
  const page = rest.slice(0, limit)
  return {
    body: renderXml("ListPartsResult", {
      Bucket: bucket.name,
      Key: encode(upload.key),
      UploadId: upload.uploadId,
      Initiator: ownerContent,
      Owner: ownerContent,
      StorageClass: upload.storageClass ?? "STANDARD",
      PartNumberMarker: marker,
      NextPartNumberMarker: page.at(-1)?.partNumber ?? 0,
      MaxParts: asked,
      EncodingType: encodingType,
      IsTruncated: rest.length > page.length,
      ChecksumAlgorithm: upload.checksumAlgorithm,
      ChecksumType: upload.checksumType,
      Part: page.map(({ partNumber, lastModified, eTag, size, checksum }) => ({
        PartNumber: partNumber,
        LastModified: lastModified,
        ETag: `"${eTag}"`,
        Size: size,
        ...(checksum && upload.checksumAlgorithm && { [checksumElement(checksum.algorithm)]: checksum.value }),
      })),
    }),
  }
}
