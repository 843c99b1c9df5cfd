import type { CfnValue } from "./cloudformation.ts"
import type { Destination, DestinationService } from "./destination.ts"
import type { Evidence, Grant } from "./grant.ts"

const deliveries: Readonly<Record<DestinationService, readonly string[]>> = {
  events: ["events:PutEvents"],
  lambda: ["lambda:InvokeFunction"],
  s3: ["s3:ListBucket", "s3:PutObject"],
  sns: ["sns:Publish"],
  sqs: ["sqs:SendMessage"],
}

/** What Lambda needs of a function's role to send something to a destination. */
export function deliveryGrants(
  { service, arn, kmsKeyArn }: Pick<Destination, "service" | "arn" | "kmsKeyArn">,
  evidence: readonly Evidence[],
): readonly Grant[] {
  const sent = deliveries[service].map((action) => ({
    action,
    resource: action === "s3:PutObject" ? objectsOf(arn) : arn,
    evidence,
  }))
  if (kmsKeyArn === undefined) return sent
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
  const condition = { StringEquals: { "kms:ViaService": { "Fn::Sub": `${service}.\${AWS::Region}.amazonaws.com` } } }
  const encrypted = ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => ({
    action,
    resource: kmsKeyArn,
    condition,
    evidence,
  }))
  return [...sent, ...encrypted]
}

function objectsOf(bucketArn: CfnValue): CfnValue {
  return typeof bucketArn === "string" ? `${bucketArn}/*` : { "Fn::Join": ["", [bucketArn, "/*"]] }
}
