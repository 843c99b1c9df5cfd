import { readInput } from "./input-reader.ts"
import { concernOf, type NeededPermissions } from "./needed-permissions.ts"
import { declaredArn, isUnknown, literalPart, renderParts } from "./arn.ts"
import { partsOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart } from "../interpreter/value.ts"
import type { ActionRule } from "./service-data.ts"

/** What reading the source of a copy needs: `CopySource` is `bucket/key`, with `?versionId=` for an old version. */
export function copySourcePermission({ action, when, unless }: ActionRule, event: SdkEvent): NeededPermissions {
  const sources = readInput(event, "CopySource")
    .filter(({ kind }) => kind !== "undefined")
    .map((source) => partsOf(source).map(decoded))
  const wantsVersion = when?.includes("versionId") ?? false
  const matching = sources.filter(
    (parts) => (when === undefined && unless === undefined) || hasVersion(parts) === wantsVersion,
  )
  const permissions = matching.map((parts) => ({
    action,
    resource: objectArn(parts, event),
    ...(!isArn(parts) && isUnknown(splitBucket(parts).bucket) && { isAssumed: true }),
  }))
  const warnings = permissions
    .filter(({ isAssumed }) => isAssumed)
    .map((permission) => ({
      code: "POLICY_RESOURCE_UNKNOWN",
      message: `${event.operation}: the bucket in CopySource is not known`,
      concerns: concernOf(action, [permission]),
      hint: "Build CopySource as `${bucket}/${key}` from a declared bucket, a constant or an environment variable.",
    }))
  return { permissions, warnings }
}

function objectArn(parts: readonly TextPart[], event: SdkEvent) {
  const { references } = event.site.frame.run
  // Under an access point the source is the whole ARN of the object.
  if (isArn(parts)) return renderParts(parts.map(withoutVersion), references)
  const { bucket, key } = splitBucket(parts)
  const declared = declaredArn(bucket, references)
  const start: readonly TextPart[] =
    declared === undefined
      ? [literalPart("arn:"), { kind: "template", value: { Ref: "AWS::Partition" } }, literalPart(":s3:::"), ...bucket]
      : [{ kind: "template", value: declared }]
  return renderParts([...start, literalPart("/"), ...key], references)
}

function isArn([first]: readonly TextPart[]): boolean {
  return first?.kind === "literal" && first.text.startsWith("arn:")
}

// S3 wants the source to be URL-encoded.
function decoded(part: TextPart): TextPart {
  if (part.kind !== "literal" || !/%[\dA-F]{2}/i.test(part.text)) return part
  try {
    return literalPart(decodeURIComponent(part.text))
  } catch {
    return part
  }
}

function hasVersion(parts: readonly TextPart[]): boolean {
  return parts.some((part) => part.kind === "literal" && part.text.includes("?versionId="))
}

/** `bucket/key` at its first slash. */
export function splitBucket(parts: readonly TextPart[]): { bucket: readonly TextPart[]; key: readonly TextPart[] } {
  const [first, ...others] = parts
  const trimmed = first?.kind === "literal" ? [literalPart(first.text.replace(/^\//, "")), ...others] : parts
  const at = trimmed.findIndex((part) => part.kind === "literal" && part.text.includes("/"))
  const part = trimmed[at]
  if (part?.kind !== "literal") return { bucket: trimmed, key: [literalPart("*")] }
  const slash = part.text.indexOf("/")
  const [before, after] = [part.text.slice(0, slash), part.text.slice(slash + 1).replace(/\?versionId=.*$/, "")]
  const rest = hasVersion([part]) ? [] : trimmed.slice(at + 1)
  return {
    bucket: [...trimmed.slice(0, at), literalPart(before)].filter((it) => it.kind !== "literal" || it.text !== ""),
    key: [literalPart(after), ...rest.map(withoutVersion)],
  }
}

function withoutVersion(part: TextPart): TextPart {
  return part.kind === "literal" ? literalPart(part.text.replace(/\?versionId=.*$/, "")) : part
}
