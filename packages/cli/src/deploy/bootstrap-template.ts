import type { CfnTemplate } from "../model/cloudformation.ts"

/** The name of the stack that holds what all tsapi stacks of an account and region share. */
export const BOOTSTRAP_STACK = "tsapi-bootstrap"

/** Raise it with every change of the template: an older bootstrap stack is then updated by the next deploy. */
export const BOOTSTRAP_VERSION = 1

/** The artifact bucket: encrypted, private, TLS only, versioned, and kept when the stack is deleted. */
export const bootstrapTemplate: CfnTemplate = {
  AWSTemplateFormatVersion: "2010-09-09",
  Description: "Artifacts of tsapi deployments. One per account and region, shared by all tsapi stacks.",
  Resources: {
    ArtifactBucket: {
      Type: "AWS::S3::Bucket",
      // A half-made bucket of a failed first deploy goes away with it; one in use stays.
      DeletionPolicy: "RetainExceptOnCreate",
      UpdateReplacePolicy: "Retain",
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
        },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: "ExpireOldVersions",
              Status: "Enabled",
              NoncurrentVersionExpiration: { NoncurrentDays: 30 },
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            },
          ],
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: "Enabled" },
      },
    },
    ArtifactBucketPolicy: {
      Type: "AWS::S3::BucketPolicy",
      DeletionPolicy: "RetainExceptOnCreate",
      UpdateReplacePolicy: "Retain",
      Properties: {
        Bucket: { Ref: "ArtifactBucket" },
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "TlsOnly",
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Resource: [{ "Fn::GetAtt": ["ArtifactBucket", "Arn"] }, { "Fn::Sub": "${ArtifactBucket.Arn}/*" }],
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        },
      },
    },
  },
  Outputs: {
    ArtifactBucketName: { Value: { Ref: "ArtifactBucket" } },
    Version: { Value: String(BOOTSTRAP_VERSION) },
  },
}
