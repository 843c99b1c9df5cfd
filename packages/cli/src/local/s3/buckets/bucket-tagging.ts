import { checkTags, taggingContent, tagPairs } from "../objects/check-tags.ts"
import type { Operation } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"
import { readXml } from "../xml/read-xml.ts"
import { renderXml } from "../xml/render-xml.ts"

const MAX_TAGS = 50

export const getBucketTagging: Operation = async ({ store }, request) => {
  const { name, tags } = store.bucket(request.bucket)
  if (tags) return { body: renderXml("Tagging", taggingContent(tags)) }
  throw new S3Error("NoSuchTagSet", "The TagSet does not exist", { status: 404, members: { BucketName: name } })
}

export const putBucketTagging: Operation = async ({ store }, request) => {
  const tags = checkTags(tagPairs(await readXml(request, "Tagging")), MAX_TAGS)
  await store.write((batch) => batch.saveBucket({ ...store.bucket(request.bucket), tags }))
  return { status: 204 }
}

export const deleteBucketTagging: Operation = async ({ store }, request) => {
  await store.write((batch) => {
    const { tags: _, ...bucket } = store.bucket(request.bucket)
    batch.saveBucket(bucket)
  })
  return { status: 204 }
}
