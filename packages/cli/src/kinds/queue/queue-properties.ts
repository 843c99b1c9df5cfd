import type { CfnValue } from "../../model/cloudformation.ts"
import type { QueueModel } from "./queue-model.ts"

export interface QueueSurroundings {
  /** Seconds. */
  readonly visibilityTimeout: number
  arnOf(queueId: string): CfnValue
}

/** The properties of an `AWS::SQS::Queue`. */
export function queueProperties(
  { declaration, deadLetters }: QueueModel,
  { visibilityTimeout, arnOf }: QueueSurroundings,
): Readonly<Record<string, CfnValue>> {
  const { fifo, retention, delay, receiveWait = 20, maximumMessageSize, encryption } = declaration
  const { contentBasedDeduplication, highThroughput } = typeof fifo === "object" ? fifo : {}
  return {
    ...(fifo && {
      FifoQueue: true,
      ...(contentBasedDeduplication && { ContentBasedDeduplication: true }),
      ...(highThroughput && { DeduplicationScope: "messageGroup", FifoThroughputLimit: "perMessageGroupId" }),
    }),
    VisibilityTimeout: visibilityTimeout,
    ReceiveMessageWaitTimeSeconds: receiveWait,
    ...(retention !== undefined && { MessageRetentionPeriod: retention }),
    ...(delay !== undefined && { DelaySeconds: delay }),
    ...(maximumMessageSize !== undefined && { MaximumMessageSize: maximumMessageSize }),
    ...(typeof encryption === "object" ? { KmsMasterKeyId: encryption.kmsKeyArn } : { SqsManagedSseEnabled: true }),
    ...(deadLetters && {
      RedrivePolicy: { deadLetterTargetArn: arnOf(deadLetters.queue), maxReceiveCount: deadLetters.maxReceiveCount },
    }),
  }
}
