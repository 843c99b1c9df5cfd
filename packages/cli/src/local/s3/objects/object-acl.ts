import { ownerContent } from "../buckets/owner.ts"
import type { Operation } from "../s3-context.ts"
import { renderXml } from "../xml/render-xml.ts"
import { findVersion } from "./find-version.ts"
import { aclsNotSupported } from "./request-settings.ts"

export const getObjectAcl: Operation = async (context, request) => {
  const bucket = context.store.bucket(request.bucket)
  await findVersion(context.store, { bucket, key: request.key, versionId: request.query.get("versionId") })
  return { body: renderAcl() }
}

export const getBucketAcl: Operation = async ({ store }, { bucket }) => {
  store.bucket(bucket)
  return { body: renderAcl() }
}

/** Buckets take no ACLs. */
export const putAcl: Operation = async ({ store }, { bucket }) => {
  store.bucket(bucket)
  throw aclsNotSupported()
}

function renderAcl(): string {
  const grantee = `<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">`
  return renderXml("AccessControlPolicy", {
    Owner: ownerContent,
    AccessControlList: { Grant: { Grantee: ownerContent, Permission: "FULL_CONTROL" } },
  }).replace("<Grantee>", grantee)
}
