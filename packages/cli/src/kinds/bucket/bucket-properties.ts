import type { BucketDeclaration } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"
import { ownBucketName } from "./bucket-references.ts"
import { corsRules } from "./cors-rules.ts"
import { lifecycleRules } from "./lifecycle-rules.ts"

/** The properties of an `AWS::S3::Bucket`. */
export function bucketProperties(
  { id, versioning, encryption = "s3", lifecycle = [], cors = [] }: BucketDeclaration,
  notifications: Readonly<Record<string, CfnValue>>,
): Readonly<Record<string, CfnValue>> {
  return {
    BucketName: ownBucketName(id),
    BucketEncryption: { ServerSideEncryptionConfiguration: [encryptionRule(encryption)] },
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    ...(versioning && { VersioningConfiguration: { Status: "Enabled" } }),
    ...(lifecycle.length > 0 && { LifecycleConfiguration: { Rules: lifecycleRules(lifecycle) } }),
    ...(cors.length > 0 && {
      CorsConfiguration: {
        CorsRules: corsRules(cors).map(({ ExposeHeaders, MaxAgeSeconds, ...rule }) => ({
          ...rule,
          ...(ExposeHeaders && { ExposedHeaders: ExposeHeaders }),
          ...(MaxAgeSeconds !== undefined && { MaxAge: MaxAgeSeconds }),
        })),
      },
    }),
    ...(Object.keys(notifications).length > 0 && { NotificationConfiguration: notifications }),
  }
}

function encryptionRule(encryption: BucketDeclaration["encryption"] & {}): CfnValue {
  if (encryption === "s3") return { ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }
  const key = typeof encryption === "object" ? { KMSMasterKeyID: encryption.kmsKeyArn } : {}
  return { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", ...key }, BucketKeyEnabled: true }
}
