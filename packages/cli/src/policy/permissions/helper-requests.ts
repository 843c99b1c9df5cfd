import { record, type TextPart, type Value, type ValueSet } from "../interpreter/value.ts"
import { partsOf, text } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { readInput } from "./input-reader.ts"

/** What a helper of the SDK asks for: another operation's permissions, or one action. */
export interface HelperRequest {
  readonly event: SdkEvent
  readonly action?: string
}

/** What helpers of the SDK send that are not one operation each; undefined for anything else. */
export function helperRequests(event: SdkEvent): readonly HelperRequest[] | undefined {
  switch (`${event.module}.${event.operation}`) {
    case "@aws-sdk/lib-storage.Upload":
      return upload(event)
    case "@aws-sdk/s3-presigned-post.createPresignedPost":
      return [presignedPost(event)]
    case "@aws-sdk/credential-providers.fromTemporaryCredentials": {
      const input = readInput(event, "params")
      return [{ event: { ...event, module: "@aws-sdk/client-sts", operation: "AssumeRole", input } }]
    }
    case "@aws-sdk/polly-request-presigner.getSynthesizeSpeechUrl":
      return [{ event: { ...event, module: "@aws-sdk/client-polly", operation: "SynthesizeSpeech" } }]
    case "@aws-sdk/rds-signer.getAuthToken":
      return [{ event, action: "rds-db:connect" }]
    case "@aws-sdk/dsql-signer.getDbConnectAuthToken":
      return [{ event, action: "dsql:DbConnect" }]
    case "@aws-sdk/dsql-signer.getDbConnectAdminAuthToken":
      return [{ event, action: "dsql:DbConnectAdmin" }]
    default:
      return undefined
  }
}

const s3 = "@aws-sdk/client-s3"

// An upload is put whole or in parts; when parts fail it is aborted, and tags are put when the object is there.
function upload(event: SdkEvent): readonly HelperRequest[] {
  const input = readInput(event, "params")
  const put = { ...event, module: s3, operation: "CreateMultipartUpload", input }
  const tags = readInput(event, "tags").filter(({ kind }) => kind !== "undefined")
  return [
    { event: put },
    { event: put, action: "s3:AbortMultipartUpload" },
    ...(tags.length > 0 ? [{ event: put, action: "s3:PutObjectTagging" }] : []),
  ]
}

// Whoever has the form puts one object, with the fields that the form or its conditions let it have.
function presignedPost(event: SdkEvent): HelperRequest {
  const optional = (parameter: string, ...sources: readonly string[]) => {
    // A condition in the form of a list, such as one of the size, has methods and no fields.
    const values = sources
      .flatMap((source) => readInput(event, source))
      .filter(({ kind }) => kind !== "undefined" && kind !== "builtin")
    return values.length > 0 ? [[parameter, values] as const] : []
  }
  const entries = new Map<string, ValueSet>([
    ["Bucket", readInput(event, "Bucket")],
    ["Key", readInput(event, "Key").map(withoutFilename)],
    ...optional("ACL", "Fields.acl", "Conditions[].acl"),
    ...optional("Tagging", "Fields.tagging", "Conditions[].tagging"),
  ])
  return { event: { ...event, module: s3, operation: "PutObject", input: [record(entries)] } }
}

// `${filename}` in a form's key is the name of the file that is uploaded.
function withoutFilename(key: Value): Value {
  const name: TextPart = { kind: "unknown", reason: "it is the name of the uploaded file" }
  return text(
    partsOf(key).flatMap((part): readonly TextPart[] => {
      if (part.kind !== "literal" || !part.text.endsWith("${filename}")) return [part]
      return [{ kind: "literal", text: part.text.slice(0, -"${filename}".length) }, name]
    }),
  )
}
