import { dropUpload, readParts } from "../multipart/uploads.ts"
import type { Operation } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"
import { objectsOf, uploadsOf } from "../store/entry-keys.ts"
import type { UploadRecord } from "../store/records.ts"

export const deleteBucket: Operation = async ({ store }, request) => {
  await store.write(async (batch) => {
    const bucket = store.bucket(request.bucket)
    if (!(await store.isEmpty(objectsOf(bucket.space)))) {
      const versions = bucket.versioning === undefined ? "" : " You must delete all versions in the bucket."
      throw new S3Error("BucketNotEmpty", `The bucket you tried to delete is not empty.${versions}`, {
        status: 409,
        members: { BucketName: bucket.name },
      })
    }
    for (const upload of await store.read<UploadRecord>(uploadsOf(bucket.space)))
      dropUpload(batch, bucket, { upload, parts: await readParts(store, upload) })
    batch.dropBucket(bucket)
  })
  return { status: 204 }
}
