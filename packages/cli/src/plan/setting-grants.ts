import type { FunctionModel } from "../model/app-model.ts"
import { deliveryGrants } from "../model/delivery-grants.ts"
import type { Evidence, Grant } from "../model/grant.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import type { SourceLocation } from "../model/source-location.ts"

/** What Lambda itself does with a function's role because of the function's settings. */
export function settingGrants(model: FunctionModel): readonly Grant[] {
  return [...logGrants(model), ...traceGrants(model), ...vpcGrants(model), ...destinationGrants(model)]
}

// The ARN of a log group covers its streams: it ends with `:*`.
function logGrants(model: FunctionModel): readonly Grant[] {
  const evidence = evidenceOf(model.location, "Lambda writes the function's log")
  const resource = { "Fn::GetAtt": [functionLogicalIds(model.id).logs, "Arn"] }
  return ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({ action, resource, evidence }))
}

// X-Ray knows no resources that a trace could be written to.
function traceGrants(model: FunctionModel): readonly Grant[] {
  if (!model.tracing) return []
  const evidence = evidenceOf(model.location, "Lambda sends the function's traces")
  return ["xray:PutTelemetryRecords", "xray:PutTraceSegments"].map((action) => ({ action, resource: "*", evidence }))
}

// The interfaces do not exist yet, and descriptions take no resource:
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
function vpcGrants(model: FunctionModel): readonly Grant[] {
  if (!model.vpc) return []
  const evidence = evidenceOf(model.location, "Lambda puts the function into its VPC")
  const inAccount = { "Fn::Sub": "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*" }
  return [
    { action: "ec2:AssignPrivateIpAddresses", resource: inAccount, evidence },
    { action: "ec2:CreateNetworkInterface", resource: inAccount, evidence },
    { action: "ec2:DeleteNetworkInterface", resource: inAccount, evidence },
    { action: "ec2:DescribeNetworkInterfaces", resource: "*", evidence },
    { action: "ec2:DescribeSubnets", resource: "*", evidence },
    { action: "ec2:UnassignPrivateIpAddresses", resource: inAccount, evidence },
  ]
}

function destinationGrants(model: FunctionModel): readonly Grant[] {
  const { onSuccess, onFailure, deadLetterQueue } = model.asyncInvocation ?? {}
  const named = { onSuccess, onFailure, deadLetterQueue }
  return Object.entries(named).flatMap(([setting, destination]) =>
    destination
      ? deliveryGrants(destination, evidenceOf(destination.location ?? model.location, `${setting} of ${model.id}`))
      : [],
  )
}

function evidenceOf({ file, line }: SourceLocation, need: string): readonly Evidence[] {
  return [{ file, line, chain: [need] }]
}
