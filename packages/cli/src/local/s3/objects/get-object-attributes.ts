import { checksumElement } from "../bodies/checksums.ts"
import type { Operation } from "../s3-context.ts"
import { invalidArgument } from "../s3-error.ts"
import type { Checksum, VersionRecord } from "../store/records.ts"
import { renderXml, type XmlContent } from "../xml/render-xml.ts"
import { findVersion } from "./find-version.ts"
import { versionIdHeader } from "./version-headers.ts"

export const getObjectAttributes: Operation = async ({ store }, request) => {
  const bucket = store.bucket(request.bucket)
  const version = await findVersion(store, { bucket, key: request.key, versionId: request.query.get("versionId") })
  const asked = (request.headers["x-amz-object-attributes"] ?? "").split(",").map((name) => name.trim())
  const unknown = asked.find((name) => !(name in attributes))
  if (unknown !== undefined)
    throw invalidArgument("Invalid attribute name specified.", "x-amz-object-attributes", unknown)
  const { headers } = request
  const page = {
    after: Number(headers["x-amz-part-number-marker"] ?? 0),
    limit: Number(headers["x-amz-max-parts"] ?? 1000),
  }
  return {
    headers: {
      "last-modified": new Date(version.lastModified).toUTCString(),
      ...versionIdHeader(bucket, version),
    },
    body: renderXml(
      "GetObjectAttributesResponse",
      Object.fromEntries(
        Object.entries(attributes)
          .filter(([name]) => asked.includes(name))
          .map(([name, render]) => [name, render(version, page)]),
      ),
    ),
  }
}

interface PartsPage {
  readonly after: number
  readonly limit: number
}

/** In the order in which S3 answers them. */
const attributes: Readonly<Record<string, (version: VersionRecord, page: PartsPage) => XmlContent>> = {
  ETag: ({ eTag }) => eTag,
  Checksum: ({ checksum }) => checksumContent(checksum),
  ObjectParts: partsContent,
  StorageClass: ({ storageClass }) => storageClass ?? "STANDARD",
  ObjectSize: ({ size }) => size,
}

function partsContent({ parts }: VersionRecord, { after, limit }: PartsPage): XmlContent {
  const numbered = parts.filter((part) => part.partNumber !== undefined)
  if (numbered.length === 0) return undefined
  const rest = numbered.filter(({ partNumber = 0 }) => partNumber > after)
  const page = rest.slice(0, limit)
  return {
    PartsCount: numbered.length,
    PartNumberMarker: after,
    NextPartNumberMarker: page.at(-1)?.partNumber ?? 0,
    MaxParts: limit,
    IsTruncated: rest.length > page.length,
    Part: page.map(({ partNumber, size, checksum }) => ({
      PartNumber: partNumber,
      Size: size,
      ...(checksum && { [checksumElement(checksum.algorithm)]: checksum.value }),
    })),
  }
}

export function checksumContent(checksum: Checksum | undefined): XmlContent {
  if (!checksum) return undefined
  return { [checksumElement(checksum.algorithm)]: checksum.value, ChecksumType: checksum.type }
}
