import type { CfnValue } from "../../model/cloudformation.ts"
import type { BucketTriggerModel } from "./bucket-trigger-model.ts"

/** Event patterns of EventBridge that together take what a trigger asks for. */
export function bridgePatterns(
  { events, declaration: { prefix = "", suffix = "" } }: BucketTriggerModel,
  bucketName: CfnValue,
): readonly Readonly<Record<string, CfnValue>>[] {
  const key = keyPattern(prefix, suffix)
  const types = new Set(events.flatMap((event) => bridgeEvents(event).map(({ type }) => type)))
  return [...types].map((type) => {
    const wanted = events.flatMap(bridgeEvents).filter((event) => event.type === type)
    return {
      source: ["aws.s3"],
      "detail-type": [type],
      detail: {
        bucket: { name: [bucketName] },
        ...(key && { object: { key: [key] } }),
        ...narrowing(wanted),
      },
    }
  })
}

interface BridgeEvent {
  readonly type: string
  /** What of the detail tells it from others of its type. */
  readonly field?: "reason" | "deletion-type"
  readonly value?: string
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-mapping-troubleshooting.html */
const byName: Readonly<Record<string, BridgeEvent>> = {
  "ObjectCreated:Put": { type: "Object Created", field: "reason", value: "PutObject" },
  "ObjectCreated:Post": { type: "Object Created", field: "reason", value: "POST Object" },
  "ObjectCreated:Copy": { type: "Object Created", field: "reason", value: "CopyObject" },
  "ObjectCreated:CompleteMultipartUpload": {
    ...{ type: "Object Created", field: "reason", value: "CompleteMultipartUpload" },
  },
  "ObjectRemoved:Delete": { type: "Object Deleted", field: "deletion-type", value: "Permanently Deleted" },
  "ObjectRemoved:DeleteMarkerCreated": {
    ...{ type: "Object Deleted", field: "deletion-type", value: "Delete Marker Created" },
  },
  "ObjectTagging:Put": { type: "Object Tags Added" },
  "ObjectTagging:Delete": { type: "Object Tags Deleted" },
  "ObjectCreated:*": { type: "Object Created" },
  "ObjectRemoved:*": { type: "Object Deleted" },
}

function bridgeEvents(event: string): readonly BridgeEvent[] {
  const name = event.replace("s3:", "")
  const own = byName[name]
  if (own) return [own]
  const start = name.replace("*", "")
  return Object.entries(byName).flatMap(([each, found]) => (each.startsWith(start) ? [found] : []))
}

function narrowing(wanted: readonly BridgeEvent[]): Readonly<Record<string, CfnValue>> {
  const [{ field } = {}] = wanted
  // Who takes all of a type takes what is of it besides.
  if (field === undefined || wanted.some((event) => event.field === undefined)) return {}
  return { [field]: [...new Set(wanted.flatMap(({ value = "" }) => value))] }
}

/** † Where both are given, a key in which they overlap, as `ab` for `ab` and `b`, passes S3's own filters only. */
function keyPattern(prefix: string, suffix: string): CfnValue | undefined {
  if (prefix !== "" && suffix !== "") return { wildcard: `${escaped(prefix)}*${escaped(suffix)}` }
  if (prefix !== "") return { prefix }
  return suffix === "" ? undefined : { suffix }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\*]/g, (character) => `\\${character}`)
}
