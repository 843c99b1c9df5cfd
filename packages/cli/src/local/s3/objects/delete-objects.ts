import type { Operation } from "../s3-context.ts"
import { malformedXml, S3Error } from "../s3-error.ts"
import { readXml } from "../xml/read-xml.ts"
import { renderXml, type XmlContent } from "../xml/render-xml.ts"
import { type Deleted, deleteOne } from "./delete-object.ts"

const MAX_KEYS = 1000

export const deleteObjects: Operation = async (context, request) => {
  const { store } = context
  store.bucket(request.bucket)
  const document = await readXml(request, "Delete")
  const objects = document.all("Object").map((object) => ({
    key: object.required("Key"),
    versionId: object.text("VersionId") || null,
    eTag: object.text("ETag"),
  }))
  if (objects.length === 0 || objects.length > MAX_KEYS) throw malformedXml()
  const results: { readonly isError: boolean; readonly content: XmlContent }[] = []
  for (const object of objects) {
    try {
      const deleted = await store.write((batch) =>
        deleteOne(context, { batch, bucket: store.bucket(request.bucket), request, ...object }),
      )
      results.push({ isError: false, content: describe(object, deleted) })
    } catch (error) {
      if (!(error instanceof S3Error)) throw error
      const { key: Key, versionId } = object
      const content = { Key, VersionId: versionId ?? undefined, Code: error.name, Message: error.message }
      results.push({ isError: true, content })
    }
  }
  context.deliveries.start()
  const isQuiet = document.text("Quiet") === "true"
  return {
    body: renderXml("DeleteResult", {
      Deleted: results.filter(({ isError }) => !isError && !isQuiet).map(({ content }) => content),
      Error: results.filter(({ isError }) => isError).map(({ content }) => content),
    }),
  }
}

function describe(
  { key, versionId }: { readonly key: string; readonly versionId: string | null },
  deleted: Deleted,
): XmlContent {
  return {
    Key: key,
    VersionId: versionId ?? undefined,
    DeleteMarker: deleted.isMarker ? true : undefined,
    DeleteMarkerVersionId: deleted.isMarker ? deleted.versionId : undefined,
  }
}
