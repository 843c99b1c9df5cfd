import { writeBody } from "../bodies/write-body.ts"
import type { ObjectEvent } from "../../../kinds/on-bucket/object-change.ts"
import type { Operation, S3Context, S3Request } from "../s3-context.ts"
import { checkKey } from "./check-key.ts"
import { checkWriteConditions } from "./conditions.ts"
import { requestSettings } from "./request-settings.ts"
import { saveVersion } from "./save-version.ts"
import { checksumHeaders, encryptionHeaders, versionIdHeader } from "./version-headers.ts"

export const putObject: Operation = async (context, request) => {
  const { headers } = await writeObject(context, request, "ObjectCreated:Put")
  return { headers }
}

/** What an answer tells of an object that was written. */
export interface WrittenObject {
  readonly headers: Readonly<Record<string, string>>
  /** Without quotes. */
  readonly eTag: string
}

/** Makes an object of a request's body. */
export async function writeObject(context: S3Context, request: S3Request, event: ObjectEvent): Promise<WrittenObject> {
  const { store } = context
  const bucket = store.bucket(request.bucket)
  checkKey(request.key)
  const settings = requestSettings(request, bucket)
  // Before the body as well: what cannot become an object need not be sent.
  checkWriteConditions(request, await store.latest(bucket, request.key))
  const { body, size, md5, checksum } = await writeBody(store, request)
  const content = {
    ...settings,
    ...{ key: request.key, isDeleteMarker: false, size, eTag: md5, checksum, parts: [{ body, size }] },
  }
  const saved = await saveVersion(context, request, { content, event }).catch((error: unknown) => {
    store.discardBody(body)
    throw error
  })
  const headers = {
    etag: `"${md5}"`,
    ...checksumHeaders(checksum),
    ...encryptionHeaders(settings.encryption),
    ...versionIdHeader(saved.bucket, saved.version),
  }
  return { headers, eTag: md5 }
}
