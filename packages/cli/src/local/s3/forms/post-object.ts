import type { FindSecret } from "../http/authenticate.ts"
import type { Arrival } from "../http/read-request.ts"
import { checkTags, tagPairs } from "../objects/check-tags.ts"
import { writeObject } from "../objects/put-object.ts"
import type { S3Answer, S3Context } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"
import { parseDocument } from "../xml/read-xml.ts"
import { checkPolicy, type SizeRange } from "./check-policy.ts"
import { checkFormSignature, requiredField } from "./form-signature.ts"
import { type FormFields, readForm, toS3Error, type UploadForm } from "./read-form.ts"
import { successAnswer } from "./success-answer.ts"
import { readPolicy } from "./upload-policy.ts"

/**
 * Takes an object from the form of a page, as far as the policy document that came with it allows.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
 */
export async function postObject(context: S3Context, findSecret: FindSecret, arrival: Arrival): Promise<S3Answer> {
  const form = await readForm(arrival)
  try {
    return await takeFile(context, findSecret, { arrival, form })
  } catch (error) {
    // The client gets the answer once all that it sends was taken.
    form.file.resume()
    throw error
  }
}

interface ArrivedForm {
  readonly arrival: Arrival
  readonly form: UploadForm
}

async function takeFile(context: S3Context, findSecret: FindSecret, { arrival, form }: ArrivedForm): Promise<S3Answer> {
  const { fields, file, ended } = form
  const { bucket } = arrival
  const key = requiredField(fields, "key")
  const { accessKeyId, policy } = checkFormSignature(fields, findSecret)
  const ranges = checkPolicy(readPolicy(policy), { fields, bucket, now: context.now() })
  async function* body() {
    try {
      yield* within(file, ranges)
    } catch (error) {
      throw toS3Error(error)
    }
    // A second file spoils the first, and so does what is not well-formed behind it.
    await ended
  }
  const request = { ...arrival, accessKeyId, key, headers: headersOf(fields), body: body() }
  const { headers, eTag } = await writeObject(context, request, "ObjectCreated:Post")
  return successAnswer(fields, { ...{ bucket, key, eTag, headers }, location: locationOf(arrival, key) })
}

/** Throws EntityTooLarge and EntityTooSmall; of what is too large no more is taken than is allowed. */
async function* within(file: AsyncIterable<Uint8Array>, ranges: readonly SizeRange[]): AsyncGenerator<Uint8Array> {
  const minimum = Math.max(0, ...ranges.map((range) => range.minimum))
  const maximum = Math.min(...ranges.map((range) => range.maximum))
  let size = 0
  for await (const chunk of file) {
    size += chunk.length
    if (size <= maximum) yield chunk
  }
  if (size > maximum) {
    throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
      members: { ProposedSize: size, MaxSizeAllowed: maximum },
    })
  }
  if (size < minimum) {
    throw new S3Error("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", {
      members: { ProposedSize: size, MinSizeAllowed: minimum },
    })
  }
}

const ofContent = /^(cache-control|content-(disposition|encoding|language|md5|type)|expires)$/
const ofObject = /^x-amz-(checksum|meta|object-lock|sdk-checksum|server-side-encryption|storage-class|website)-?/

/** The fields of a form are what headers of PutObject are. */
function headersOf(fields: FormFields): Readonly<Record<string, string>> {
  const same = fields.entries().filter(([name]) => ofContent.test(name) || ofObject.test(name))
  const [acl, tagging] = [fields.get("acl"), fields.get("tagging")]
  return {
    ...Object.fromEntries(same),
    ...(acl !== undefined && { "x-amz-acl": acl }),
    ...(tagging !== undefined && { "x-amz-tagging": taggingHeader(tagging) }),
  }
}

function taggingHeader(document: string): string {
  return new URLSearchParams(checkTags(tagPairs(parseDocument(document, "Tagging")), 10)).toString()
}

function locationOf({ sentHeaders, path, bucket }: Arrival, key: string): string {
  const base = `http://${sentHeaders["host"] ?? "127.0.0.1"}`
  // Of a bucket in the host the path says nothing.
  const inPath = path.replace(/\/+$/, "") === "" ? "" : `/${bucket}`
  return `${base}${inPath}/${encodeURIComponent(key)}`
}
