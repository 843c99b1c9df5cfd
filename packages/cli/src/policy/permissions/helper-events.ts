import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { readInput, presenceOf } from "./input-reader.ts"
import type { Source } from "./resources-of-rule.ts"

interface HelperCall {
  readonly action: string
  readonly event: SdkEvent
  readonly source?: Source
}

/** What helpers of the SDK send that are not one operation each; undefined for anything else. */
export function helperEvents(event: SdkEvent): readonly HelperCall[] | undefined {
  switch (`${event.module}.${event.operation}`) {
    case "@aws-sdk/lib-storage.Upload":
      return upload(event)
    case "@aws-sdk/s3-presigned-post.createPresignedPost":
      return [{ action: "s3:PutObject", event }]
    case "@aws-sdk/credential-providers.fromTemporaryCredentials":
      return [{ action: "sts:AssumeRole", event: { ...event, operation: "AssumeRole" } }]
    default:
      return undefined
  }
}

// A failed upload in parts is aborted; tags are put when the object is there.
function upload(event: SdkEvent): readonly HelperCall[] {
  const call = { ...event, input: readInput(event, "params") }
  const aclGiven = ["ACL", "GrantRead", "GrantFullControl"].some((name) => presenceOf(call, name) !== "absent")
  const tagged = presenceOf(event, "tags") !== "absent" || presenceOf(call, "Tagging") !== "absent"
  return [
    { action: "s3:PutObject", event: call },
    { action: "s3:AbortMultipartUpload", event: call },
    ...(aclGiven ? [{ action: "s3:PutObjectAcl", event: call }] : []),
    ...(tagged ? [{ action: "s3:PutObjectTagging", event: call }] : []),
  ]
}
