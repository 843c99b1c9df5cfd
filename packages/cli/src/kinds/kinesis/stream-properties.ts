import type { StreamDeclaration } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"

/** The properties of an `AWS::Kinesis::Stream`. */
export function streamProperties({
  shards,
  retentionHours = 24,
  encryption = "aws-managed",
}: StreamDeclaration): Readonly<Record<string, CfnValue>> {
  const keyId = typeof encryption === "object" ? encryption.kmsKeyArn : "alias/aws/kinesis"
  return {
    StreamModeDetails: { StreamMode: shards === undefined ? "ON_DEMAND" : "PROVISIONED" },
    ...(shards !== undefined && { ShardCount: shards }),
    RetentionPeriodHours: retentionHours,
    ...(encryption !== "none" && { StreamEncryption: { EncryptionType: "KMS", KeyId: keyId } }),
  }
}
