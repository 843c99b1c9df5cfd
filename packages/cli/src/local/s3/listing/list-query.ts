import type { S3Request } from "../s3-context.ts"
import { invalidArgument } from "../s3-error.ts"
import { urlEncodeKey } from "../../../model/url-encode-key.ts"

const MAX_KEYS = 1000

/** What all listings are asked for alike. Throws InvalidArgument. */
export function listQuery({ query }: S3Request, limitName = "max-keys") {
  const encodingType = query.get("encoding-type")
  if (encodingType !== null && encodingType !== "url")
    throw invalidArgument("Invalid Encoding Method specified in Request", "encoding-type", encodingType)
  const encode = (text: string) => (encodingType === null ? text : urlEncodeKey(text))
  const asked = maximum(query, limitName)
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    /** As the answer repeats it; a page has 1,000 entries at most. */
    asked,
    limit: Math.min(asked, MAX_KEYS),
    encodingType: encodingType ?? undefined,
    encode,
    /** Left out of the answer where the request leaves it out. */
    encodeGiven: (text: string) => (text === "" ? undefined : encode(text)),
  }
}

function maximum(query: URLSearchParams, name: string): number {
  const text = query.get(name)
  if (text === null || text === "") return MAX_KEYS
  const number = Number(text)
  if (!Number.isInteger(number))
    throw invalidArgument(`Provided ${name} not an integer or within integer range`, name, text)
  if (number < 0) throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, text)
  return number
}
