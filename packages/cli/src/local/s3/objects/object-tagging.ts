import { noteEvent } from "../notifications/note-event.ts"
import type { Operation, S3Context, S3Request } from "../s3-context.ts"
import type { Tags } from "../../protocol/tags.ts"
import { readXml } from "../xml/read-xml.ts"
import { renderXml } from "../xml/render-xml.ts"
import { checkTags, taggingContent, tagPairs } from "./check-tags.ts"
import { findVersion } from "./find-version.ts"
import { versionIdHeader } from "./version-headers.ts"

export const getObjectTagging: Operation = async ({ store }, request) => {
  const bucket = store.bucket(request.bucket)
  const version = await findVersion(store, { bucket, key: request.key, versionId: request.query.get("versionId") })
  return { headers: versionIdHeader(bucket, version), body: renderXml("Tagging", taggingContent(version.tags ?? {})) }
}

export const putObjectTagging: Operation = async (context, request) => {
  const tags = checkTags(tagPairs(await readXml(request, "Tagging")), 10)
  return { headers: await replaceTags(context, request, tags) }
}

export const deleteObjectTagging: Operation = async (context, request) => {
  return { status: 204, headers: await replaceTags(context, request, undefined) }
}

async function replaceTags(
  context: S3Context,
  request: S3Request,
  tags: Tags | undefined,
): Promise<Readonly<Record<string, string>>> {
  const { store } = context
  const headers = await store.write(async (batch) => {
    const bucket = store.bucket(request.bucket)
    const { key, query } = request
    const { tags: _, ...version } = await findVersion(store, { bucket, key, versionId: query.get("versionId") })
    batch.putVersion(bucket, { ...version, ...(tags && { tags }) })
    const event = tags ? "ObjectTagging:Put" : "ObjectTagging:Delete"
    noteEvent(context, { batch, bucket, version, event, request })
    return versionIdHeader(bucket, version)
  })
  context.deliveries.start()
  return headers
}
