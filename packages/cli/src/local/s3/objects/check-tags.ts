import { S3Error } from "../s3-error.ts"
import { listTags, type Tags } from "../../protocol/tags.ts"
import type { XmlContent } from "../xml/render-xml.ts"
import type { XmlElement } from "../xml/read-xml.ts"

/** The tags as a record. Throws InvalidTag and BadRequest. */
export function checkTags(pairs: readonly (readonly [string, string])[], limit: number): Tags {
  if (pairs.length > limit) throw new S3Error("BadRequest", `Object tags cannot be greater than ${limit}`)
  for (const [key, value] of pairs) {
    if (key.length === 0 || key.length > 128) throw new S3Error("InvalidTag", "The TagKey you have provided is invalid")
    if (value.length > 256) throw new S3Error("InvalidTag", "The TagValue you have provided is invalid")
  }
  if (new Set(pairs.map(([key]) => key)).size < pairs.length)
    throw new S3Error("InvalidTag", "Cannot provide multiple Tags with the same key")
  return Object.fromEntries(pairs)
}

/** Of a `Tagging` document. */
export function tagPairs(tagging: XmlElement): readonly (readonly [string, string])[] {
  const tags = tagging.one("TagSet")?.all("Tag") ?? []
  return tags.map((tag) => [tag.required("Key"), tag.required("Value")])
}

export function taggingContent(tags: Tags): XmlContent {
  return { TagSet: { Tag: listTags(tags) } }
}
