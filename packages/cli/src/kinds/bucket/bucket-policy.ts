import type { KindModel } from "../../model/app-model.ts"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { emailTriggers, ruleArn } from "../on-email/email-trigger.ts"
import { logDestination } from "./access-log-destination.ts"
import { bucketLogicalId, type BucketModel, bucketModels } from "./bucket-model.ts"
import { bucketValues } from "./bucket-references.ts"

/** The policy of a bucket of the app, by its id in the template; a bucket that needs none has none. */
export function bucketPolicy(
  { id, declaration, location: { file, line } }: BucketModel,
  declared: readonly KindModel[],
): Readonly<Record<string, CfnResource>> {
  const Statement = [
    ...(declaration.requireTls === false ? [] : [tlsOnly(id)]),
    ...logDelivery(id, declared),
    ...emailDelivery(id, declared),
  ]
  if (Statement.length === 0) return {}
  const policy: CfnResource = {
    Type: "AWS::S3::BucketPolicy",
    Properties: {
      Bucket: { Ref: bucketLogicalId(id) },
      PolicyDocument: { Version: "2012-10-17", Statement },
    },
    Metadata: { tsapi: { file, line } },
  }
  return { [bucketPolicyId(id)]: policy }
}

/** The id of a bucket's policy in the template. */
export function bucketPolicyId(id: string): string {
  return `${bucketLogicalId(id)}Policy`
}

function tlsOnly(id: string): CfnValue {
  return {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arnOf(id), { "Fn::Sub": `\${${bucketLogicalId(id)}.Arn}/*` }],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  }
}

/**
 * Lets S3 write the logs of exactly the buckets that are logged here.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general
 */
function logDelivery(id: string, declared: readonly KindModel[]): readonly CfnValue[] {
  return bucketModels(declared).flatMap((source) => {
    const destination = logDestination(source.declaration)
    if (destination?.bucket !== id) return []
    return [
      {
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: { "Fn::Sub": [`\${${bucketLogicalId(id)}.Arn}/\${Prefix}*`, { Prefix: destination.prefix }] },
        Condition: {
          ArnEquals: { "aws:SourceArn": bucketValues(source.id, declared).arn },
          StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
        },
      },
    ]
  })
}

/**
 * Lets SES write what exactly the rules receive that store here.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
 */
function emailDelivery(id: string, declared: readonly KindModel[]): readonly CfnValue[] {
  return emailTriggers(declared).flatMap((model) => {
    const { store } = model.declaration
    if (store?.bucket !== id) return []
    return [
      {
        Effect: "Allow",
        Principal: { Service: "ses.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: { "Fn::Sub": [`\${${bucketLogicalId(id)}.Arn}/\${Prefix}*`, { Prefix: store.prefix ?? "" }] },
        Condition: {
          StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" }, "aws:SourceArn": ruleArn(model) },
        },
      },
    ]
  })
}

function arnOf(id: string): CfnValue {
  return { "Fn::GetAtt": [bucketLogicalId(id), "Arn"] }
}
