import { partsOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart } from "../interpreter/value.ts"
import { isUnknown, literalPart, renderParts } from "./arn.ts"
import { splitBucket } from "./copy-source.ts"
import { readInput } from "./input-reader.ts"
import { concernOf, type NeededPermissions } from "./needed-permissions.ts"
import type { ActionRule } from "./service-data.ts"

/** Access to where a parameter such as `s3://bucket/prefix` points: `on` is `s3://Parameter`, of the bucket alone without its key. */
export function s3UriPermissions({ action, on = "", types }: ActionRule, event: SdkEvent): NeededPermissions {
  const parameter = on.slice("s3://".length)
  const uris = readInput(event, parameter)
    .filter(({ kind }) => kind !== "undefined")
    .map((value) => withoutScheme(partsOf(value)))
  const { references } = event.site.frame.run
  const permissions = uris.map((parts) => {
    const { bucket, key } = splitBucket(parts)
    const start = [
      literalPart("arn:"),
      { kind: "template", value: { Ref: "AWS::Partition" } } as const,
      literalPart(":s3:::"),
    ]
    const object = types?.includes("bucket") ? [] : [literalPart("/"), ...key, literalPart("*")]
    const resource = renderParts([...start, ...bucket, ...object], references)
    return { action, resource, ...(isUnknown(bucket) && { isAssumed: true }) }
  })
  if (!permissions.some(({ isAssumed }) => isAssumed)) return { permissions, warnings: [] }
  const message = `${event.operation}: the bucket in ${parameter} is not known`
  const hint = `${action} is granted on every bucket. Use a constant or an environment variable of the function.`
  const concerns = concernOf(action, permissions)
  return { permissions, warnings: [{ code: "POLICY_RESOURCE_UNKNOWN", message, hint, concerns }] }
}

function withoutScheme(parts: readonly TextPart[]): readonly TextPart[] {
  const [first, ...others] = parts
  return first?.kind === "literal" ? [literalPart(first.text.replace(/^s3:\/\//, "")), ...others] : parts
}
