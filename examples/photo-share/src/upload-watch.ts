import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"
import { onBucket } from "@tsapi/framework"
import type { BucketRecord } from "@tsapi/framework"
import { photoBucket, uploadPrefix } from "./buckets.ts"
import { photoFlow } from "./photo-flow.ts"

const sfn = new SFNClient()

/** Has each photo that arrives dealt with. */
export class UploadWatch {
  @onBucket(photoBucket, { prefix: uploadPrefix })
  async arrived({ key, sequencer }: BucketRecord) {
    const id = key.slice(uploadPrefix.length)
    // An event may come twice; executions of one name are one.
    const name = `${id}-${sequencer}`
    try {
      const input = JSON.stringify({ id })
      await sfn.send(new StartExecutionCommand({ stateMachineArn: photoFlow.arn, name, input }))
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error
    }
  }
}
