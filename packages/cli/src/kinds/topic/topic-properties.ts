import type { TopicDeclaration } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"

/** The properties of an `AWS::SNS::Topic`. */
export function topicProperties({
  fifo,
  displayName,
  encryption,
  signatureVersion = 2,
  tracing,
}: TopicDeclaration): Readonly<Record<string, CfnValue>> {
  const { contentBasedDeduplication, highThroughput } = typeof fifo === "object" ? fifo : {}
  return {
    ...(fifo && {
      FifoTopic: true,
      ...(contentBasedDeduplication && { ContentBasedDeduplication: true }),
      ...(highThroughput && { FifoThroughputScope: "MessageGroup" }),
    }),
    ...(displayName !== undefined && { DisplayName: displayName }),
    ...(encryption && { KmsMasterKeyId: encryption === "aws-managed" ? "alias/aws/sns" : encryption.kmsKeyArn }),
    SignatureVersion: String(signatureVersion),
    ...(tracing && { TracingConfig: "Active" }),
  }
}
