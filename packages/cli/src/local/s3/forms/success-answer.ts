import type { S3Answer } from "../s3-context.ts"
import { renderPlainXml } from "../xml/render-xml.ts"
import type { FormFields } from "./read-form.ts"

export interface PostedObject {
  readonly bucket: string
  readonly key: string
  /** Without quotes. */
  readonly eTag: string
  /** Where it can be got. */
  readonly location: string
  /** What an answer to PutObject has. */
  readonly headers: Readonly<Record<string, string>>
}

/** What a form is answered with once its object is kept: what it asks for, or 204. */
export function successAnswer(fields: FormFields, { bucket, key, eTag, location, headers }: PostedObject): S3Answer {
  const quoted = `"${eTag}"`
  const redirect = fields.get("success_action_redirect") ?? fields.get("redirect")
  if (redirect !== undefined && isUrl(redirect)) {
    const query = new URLSearchParams({ bucket, key, etag: quoted }).toString()
    return {
      status: 303,
      headers: { ...headers, location: `${redirect}${redirect.includes("?") ? "&" : "?"}${query}` },
    }
  }
  const answer = { headers: { ...headers, location } }
  const status = fields.get("success_action_status")
  if (status === "200") return { ...answer, status: 200 }
  if (status !== "201") return { ...answer, status: 204 }
  const members = { Location: location, Bucket: bucket, Key: key, ETag: quoted }
  return { ...answer, status: 201, body: renderPlainXml("PostResponse", members) }
}

/** S3 goes on as if there were none where it cannot interpret it. */
function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:/i.test(text)
}
