import type { S3Request } from "../s3-context.ts"
import { noSuchKey, preconditionFailed, unsupported } from "../s3-error.ts"
import type { VersionRecord } from "../store/records.ts"

/** Under which names conditions come: a copy has those of its source beside its own. */
export type ConditionPrefix = "" | "x-amz-copy-source-"

/**
 * What a read's conditions come to, in the order of RFC 9110, 13.2.2; `not-modified` only for requests whose own headers
 * ask. Throws PreconditionFailed.
 */
export function readOutcome(
  { headers }: S3Request,
  { eTag, lastModified }: VersionRecord,
  prefix: ConditionPrefix = "",
): "send" | "not-modified" {
  const [match, noneMatch] = [headers[`${prefix}if-match`], headers[`${prefix}if-none-match`]]
  const since = secondsOf(headers[`${prefix}if-modified-since`])
  const unmodifiedSince = secondsOf(headers[`${prefix}if-unmodified-since`])
  const modified = Math.floor(Date.parse(lastModified) / 1000)
  if (match !== undefined) {
    if (!names(match, eTag)) throw preconditionFailed("If-Match")
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) {
    throw preconditionFailed("If-Unmodified-Since")
  }
  const isSame = noneMatch === undefined ? since !== undefined && modified <= since : names(noneMatch, eTag)
  if (!isSame) return "send"
  if (prefix === "") return "not-modified"
  throw preconditionFailed(noneMatch === undefined ? "If-Modified-Since" : "If-None-Match")
}

/** `current` is what stands there as of now; a delete marker is nothing. Throws PreconditionFailed and NoSuchKey. */
export function checkWriteConditions({ headers, key }: S3Request, current: VersionRecord | undefined): void {
  const [match, noneMatch] = [headers["if-match"], headers["if-none-match"]]
  const exists = current !== undefined && !current.isDeleteMarker
  if (noneMatch !== undefined) {
    if (noneMatch !== "*") throw unsupported("If-None-Match with anything but *")
    if (exists) throw preconditionFailed("If-None-Match")
  }
  if (match === undefined) return
  if (!exists) throw noSuchKey(key)
  if (!names(match, current.eTag)) throw preconditionFailed("If-Match")
}

function names(condition: string, eTag: string): boolean {
  return condition.split(",").some((each) => {
    const tag = each.trim().replace(/^W\//, "")
    return tag === "*" || tag === eTag || tag === `"${eTag}"`
  })
}

/** Dates in these headers have no fractions of a second. */
function secondsOf(date: string | undefined): number | undefined {
  const epochMs = Date.parse(date ?? "")
  return Number.isNaN(epochMs) ? undefined : Math.floor(epochMs / 1000)
}
