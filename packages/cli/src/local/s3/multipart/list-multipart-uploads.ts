import { ownerContent } from "../buckets/owner.ts"
import { commonPrefix } from "../listing/list-page.ts"
import { listQuery } from "../listing/list-query.ts"
import type { Operation } from "../s3-context.ts"
import { uploadsOf } from "../store/entry-keys.ts"
import type { UploadRecord } from "../store/records.ts"
import { renderXml } from "../xml/render-xml.ts"

export const listMultipartUploads: Operation = async ({ store }, request) => {
  const bucket = store.bucket(request.bucket)
  const { prefix, delimiter, limit, asked, encode, encodeGiven, encodingType } = listQuery(request, "max-uploads")
  const keyMarker = request.query.get("key-marker") ?? ""
  const idMarker = request.query.get("upload-id-marker") ?? ""
  const all = (await store.read<UploadRecord>(uploadsOf(bucket.space))).toSorted(byKeyThenTime)
  const uploads = all.filter(({ key }) => key.startsWith(prefix))
  const entries: UploadRecord[] = []
  const common = new Set<string>()
  let next: UploadRecord | undefined
  let isTruncated = false
  for (const upload of afterMarkers(uploads, keyMarker, idMarker)) {
    const group = commonPrefix(upload.key, prefix, delimiter)
    if (group !== undefined && (common.has(group) || group === keyMarker)) continue
    isTruncated = entries.length + common.size >= limit
    if (isTruncated) break
    if (group === undefined) entries.push(upload)
    else common.add(group)
    next = upload
  }
  return {
    body: renderXml("ListMultipartUploadsResult", {
      Bucket: bucket.name,
      KeyMarker: encode(keyMarker),
      UploadIdMarker: idMarker,
      NextKeyMarker: isTruncated && next ? encode(commonPrefix(next.key, prefix, delimiter) ?? next.key) : "",
      NextUploadIdMarker: isTruncated && next ? next.uploadId : "",
      Prefix: encodeGiven(prefix),
      Delimiter: encodeGiven(delimiter),
      EncodingType: encodingType,
      MaxUploads: asked,
      IsTruncated: isTruncated,
      Upload: entries.map(({ key, uploadId, initiatedAt, storageClass, checksumAlgorithm, checksumType }) => ({
        Key: encode(key),
        UploadId: uploadId,
        Initiator: ownerContent,
        Owner: ownerContent,
        StorageClass: storageClass ?? "STANDARD",
        Initiated: initiatedAt,
        ChecksumAlgorithm: checksumAlgorithm,
        ChecksumType: checksumType,
      })),
      CommonPrefixes: [...common].map((each) => ({ Prefix: encode(each) })),
    }),
  }
}

function afterMarkers(uploads: readonly UploadRecord[], keyMarker: string, idMarker: string): readonly UploadRecord[] {
  if (keyMarker === "") return uploads
  const marked = uploads.findIndex(({ key, uploadId }) => key === keyMarker && uploadId === idMarker)
  if (marked >= 0) return uploads.slice(marked + 1)
  return uploads.filter(({ key }) => compareKeys(key, keyMarker) > 0)
}

function byKeyThenTime(a: UploadRecord, b: UploadRecord): number {
  return compareKeys(a.key, b.key) || a.initiatedAt.localeCompare(b.initiatedAt)
}

function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
