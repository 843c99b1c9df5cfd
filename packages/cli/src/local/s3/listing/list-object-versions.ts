import { ownerContent } from "../buckets/owner.ts"
import type { Operation } from "../s3-context.ts"
import { invalidArgument } from "../s3-error.ts"
import { firstFrom, objectsOf } from "../store/entry-keys.ts"
import type { VersionRecord } from "../store/records.ts"
import { renderXml, type XmlContent } from "../xml/render-xml.ts"
import { commonPrefix } from "./list-page.ts"
import { listQuery } from "./list-query.ts"

export const listObjectVersions: Operation = async ({ store }, request) => {
  const bucket = store.bucket(request.bucket)
  const { prefix, delimiter, limit, asked, encode, encodeGiven, encodingType } = listQuery(request)
  const keyMarker = request.query.get("key-marker") ?? ""
  const versionMarker = request.query.get("version-id-marker") ?? ""
  if (versionMarker !== "" && keyMarker === "")
    throw invalidArgument(
      "A version-id marker cannot be specified without a key marker.",
      "version-id-marker",
      versionMarker,
    )

  const entries: Entry[] = []
  const common = new Set<string>()
  let previous: Entry | undefined
  let last: Entry | string | undefined
  let isTruncated = false
  let isPastMarker = keyMarker === ""
  const from = Buffer.compare(Buffer.from(keyMarker), Buffer.from(prefix)) < 0 ? prefix : keyMarker
  const range = { lower: firstFrom(bucket.space, from), upper: objectsOf(bucket.space).upper }
  for await (const version of limit === 0 ? [] : store.values<VersionRecord>(range)) {
    const { key } = version
    if (!key.startsWith(prefix)) break
    const entry: Entry = { version, isLatest: previous?.version.key !== key }
    previous = entry
    const group = commonPrefix(key, prefix, delimiter)
    if (!isPastMarker) {
      if (key === keyMarker && versionMarker !== "") {
        isPastMarker = version.versionId === versionMarker
        continue
      }
      if (key === keyMarker || group === keyMarker) continue
      isPastMarker = true
    }
    if (group !== undefined && common.has(group)) continue
    isTruncated = entries.length + common.size === limit
    if (isTruncated) break
    if (group === undefined) entries.push(entry)
    else common.add(group)
    last = group ?? entry
  }
  const next = typeof last === "string" ? { key: last } : last && { ...last.version }
  const head = {
    Name: bucket.name,
    Prefix: encode(prefix),
    KeyMarker: encode(keyMarker),
    VersionIdMarker: versionMarker,
    NextKeyMarker: isTruncated && next ? encode(next.key) : undefined,
    NextVersionIdMarker: isTruncated && next && "versionId" in next ? next.versionId : undefined,
    MaxKeys: asked,
    Delimiter: encodeGiven(delimiter),
    EncodingType: encodingType,
    IsTruncated: isTruncated,
  }
  return {
    body: renderXml("ListVersionsResult", [
      head,
      // Versions and markers come in one order, whatever their element is.
      ...entries.map((entry) => entryContent(entry, encode)),
      { CommonPrefixes: [...common].map((each) => ({ Prefix: encode(each) })) },
    ]),
  }
}

interface Entry {
  readonly version: VersionRecord
  readonly isLatest: boolean
}

function entryContent({ version, isLatest }: Entry, encode: (text: string) => string): XmlContent {
  const { key, versionId, lastModified, isDeleteMarker, eTag, size, storageClass, checksum } = version
  const identity = { Key: encode(key), VersionId: versionId, IsLatest: isLatest, LastModified: lastModified }
  if (isDeleteMarker) return { DeleteMarker: { ...identity, Owner: ownerContent } }
  return {
    Version: {
      ETag: `"${eTag}"`,
      ChecksumAlgorithm: checksum?.algorithm,
      ChecksumType: checksum?.type,
      Size: size,
      StorageClass: storageClass ?? "STANDARD",
      ...identity,
      Owner: ownerContent,
    },
  }
}
