import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { bucketLogicalId, type BucketModel } from "./bucket-model.ts"

/** The policy that refuses requests without TLS. */
export function tlsOnlyPolicy({ id, location: { file, line } }: BucketModel): CfnResource {
  const arn: CfnValue = { "Fn::GetAtt": [bucketLogicalId(id), "Arn"] }
  return {
    Type: "AWS::S3::BucketPolicy",
    Properties: {
      Bucket: { Ref: bucketLogicalId(id) },
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [arn, { "Fn::Sub": `\${${bucketLogicalId(id)}.Arn}/*` }],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      },
    },
    Metadata: { tsapi: { file, line } },
  }
}
