import type { Operation } from "../s3-context.ts"
import { malformedXml, unsupported } from "../s3-error.ts"
import { readXml } from "../xml/read-xml.ts"
import { renderXml } from "../xml/render-xml.ts"

export const getBucketVersioning: Operation = async ({ store }, request) => {
  const { versioning } = store.bucket(request.bucket)
  return { body: renderXml("VersioningConfiguration", { Status: versioning }) }
}

export const putBucketVersioning: Operation = async ({ store }, request) => {
  const document = await readXml(request, "VersioningConfiguration")
  const status = document.text("Status")
  if (document.text("MfaDelete") === "Enabled") throw unsupported("MFA delete")
  if (status !== "Enabled" && status !== "Suspended") throw malformedXml()
  await store.write((batch) => batch.saveBucket({ ...store.bucket(request.bucket), versioning: status }))
  return {}
}
