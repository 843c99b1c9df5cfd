import type { Operation } from "../s3-context.ts"
import { dropUpload, findUpload, readParts } from "./uploads.ts"

export const abortMultipartUpload: Operation = async ({ store }, request) => {
  await store.write(async (batch) => {
    const bucket = store.bucket(request.bucket)
    const upload = findUpload(store, bucket, request)
    dropUpload(batch, bucket, { upload, parts: await readParts(store, upload) })
  })
  return { status: 204 }
}
