import { ownerContent } from "../buckets/owner.ts"
import type { Operation } from "../s3-context.ts"
import { invalidArgument } from "../s3-error.ts"
import type { VersionRecord } from "../store/records.ts"
import { renderXml, type XmlContent } from "../xml/render-xml.ts"
import { listPage } from "./list-page.ts"
import { listQuery } from "./list-query.ts"

export const listObjects: Operation = async ({ store, region }, request) => {
  const bucket = store.bucket(request.bucket)
  const { prefix, delimiter, limit, asked, encode, encodeGiven, encodingType } = listQuery(request)
  const marker = request.query.get("marker") ?? ""
  const page = await listPage(store, { bucket, prefix, delimiter, after: marker, limit })
  return {
    headers: { "x-amz-bucket-region": region },
    body: renderXml("ListBucketResult", {
      Name: bucket.name,
      Prefix: encode(prefix),
      Marker: encode(marker),
      // Without a delimiter the last key says it.
      NextMarker: page.next === undefined || delimiter === "" ? undefined : encode(page.next),
      MaxKeys: asked,
      Delimiter: encodeGiven(delimiter),
      EncodingType: encodingType,
      IsTruncated: page.next !== undefined,
      Contents: page.entries.map((version) => objectContent(version, { encode, withOwner: true })),
      CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
    }),
  }
}

export const listObjectsV2: Operation = async ({ store, region }, request) => {
  const bucket = store.bucket(request.bucket)
  const { prefix, delimiter, limit, asked, encode, encodeGiven, encodingType } = listQuery(request)
  const token = request.query.get("continuation-token")
  const startAfter = request.query.get("start-after") ?? ""
  const after = token === null ? startAfter : keyOfToken(token)
  const page = await listPage(store, { bucket, prefix, delimiter, after, limit })
  const withOwner = request.query.get("fetch-owner") === "true"
  return {
    headers: { "x-amz-bucket-region": region },
    body: renderXml("ListBucketResult", {
      Name: bucket.name,
      Prefix: encode(prefix),
      ContinuationToken: token ?? undefined,
      NextContinuationToken: page.next === undefined ? undefined : tokenOf(page.next),
      StartAfter: encodeGiven(startAfter),
      KeyCount: page.entries.length + page.commonPrefixes.length,
      MaxKeys: asked,
      Delimiter: encodeGiven(delimiter),
      EncodingType: encodingType,
      IsTruncated: page.next !== undefined,
      Contents: page.entries.map((version) => objectContent(version, { encode, withOwner })),
      CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
    }),
  }
}

function objectContent(
  { key, lastModified, eTag, checksum, size, storageClass }: VersionRecord,
  { encode, withOwner }: { encode(text: string): string; readonly withOwner: boolean },
): XmlContent {
  return {
    Key: encode(key),
    LastModified: lastModified,
    ETag: `"${eTag}"`,
    ChecksumAlgorithm: checksum?.algorithm,
    ChecksumType: checksum?.type,
    Size: size,
    Owner: withOwner ? ownerContent : undefined,
    StorageClass: storageClass ?? "STANDARD",
  }
}

const TOKEN_PREFIX = "1"

function tokenOf(key: string): string {
  return TOKEN_PREFIX + Buffer.from(key).toString("base64url")
}

function keyOfToken(token: string): string {
  const key = Buffer.from(token.slice(TOKEN_PREFIX.length), "base64url").toString()
  if (tokenOf(key) === token) return key
  throw invalidArgument("The continuation token provided is incorrect", "continuation-token", token)
}
