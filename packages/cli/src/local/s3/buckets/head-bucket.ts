import type { Operation } from "../s3-context.ts"
import { renderXml } from "../xml/render-xml.ts"

export const headBucket: Operation = async ({ store, region }, { bucket }) => {
  store.bucket(bucket)
  return { headers: { "x-amz-bucket-region": region, "x-amz-access-point-alias": "false" } }
}

export const getBucketLocation: Operation = async ({ store, region }, { bucket }) => {
  store.bucket(bucket)
  // The oldest region has no name here.
  return { body: renderXml("LocationConstraint", region === "us-east-1" ? "" : region) }
}
