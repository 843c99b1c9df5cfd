import { bucketModels } from "../bucket/bucket-model.ts"
import { type SampleContext, textOf } from "../../model/sample-event.ts"
import type { BucketTriggerModel } from "./bucket-trigger-model.ts"
import { eventBridgeEvent, eventRecord, isObjectEvent, type ObjectChange } from "./object-change.ts"

/** https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html; the data is the key of an object. */
export function sampleS3Event(
  { functionId, bucket, via, events, declaration }: BucketTriggerModel,
  context: SampleContext,
): object {
  const { app, region, accountId } = context
  const { prefix = "", suffix = ".jpg" } = declaration
  const model = bucketModels(app.declared).find(({ id }) => id === bucket)
  const versioning = model?.declaration.versioning === true
  const change: ObjectChange = {
    event: eventOf(events),
    bucket: { name: model?.localName ?? bucket, ...(versioning && { versioning }) },
    bucketOwner: "A3I5XTEXAMAI3E",
    version: {
      key: textOf(context, "The key of an object", `${prefix}b21b84d653bb07b05b1e6b33684dc11b${suffix}`),
      ...{ size: 1_305_107, eTag: "b21b84d653bb07b05b1e6b33684dc11b" },
      versionId: versioning ? "096fKKXTRTtl3on89fVO.nfljtsv6qko" : "null",
    },
    request: {
      accessKeyId: "AIDAINPONIXQXHT3IKHL2",
      sourceIp: "205.255.255.255",
      requestId: "D82B88E5F771F645",
      hostId: "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=",
    },
    ...{ region, accountId, time: new Date().toISOString(), sequence: 1 },
  }
  return via === "eventBridge" ? eventBridgeEvent(change) : { Records: [eventRecord(change, functionId)] }
}

/** The first that the trigger asks for; of several by one name, the plainest. */
function eventOf([event = ""]: readonly string[]): ObjectChange["event"] {
  const name = event.replace("s3:", "")
  const one = name.replace("Removed:*", "Removed:Delete").replace("*", "Put")
  return isObjectEvent(one) ? one : "ObjectCreated:Put"
}
