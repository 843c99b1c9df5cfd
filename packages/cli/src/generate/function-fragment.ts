import type { CfnFragment, CfnValue } from "../model/cloudformation.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import type { PolicyDocument } from "../model/policy-document.ts"
import type { PlannedFunction } from "../model/stack-plan.ts"

/** A function with its role, its policy and its log group; none has a fixed name, so all can be replaced. */
export function functionFragment(planned: PlannedFunction, policy: PolicyDocument): CfnFragment {
  const { model, handler, codeKey, environment } = planned
  const ids = functionLogicalIds(model.id)
  const Metadata = { tsapi: { file: model.location.file, line: model.location.line } }
  return {
    resources: {
      [ids.fn]: {
        Type: "AWS::Lambda::Function",
        Properties: {
          Code: { S3Bucket: { Ref: "ArtifactBucket" }, S3Key: codeKey },
          Handler: handler,
          Runtime: model.runtime,
          Architectures: [model.architecture],
          MemorySize: model.memoryMb,
          Timeout: model.timeoutSeconds,
          Role: { "Fn::GetAtt": [ids.role, "Arn"] },
          LoggingConfig: { LogGroup: { Ref: ids.logs } },
          ...(Object.keys(environment).length > 0 && { Environment: { Variables: environment } }),
        },
        Metadata,
      },
      [ids.role]: {
        Type: "AWS::IAM::Role",
        Properties: { AssumeRolePolicyDocument: lambdaMayAssume },
        Metadata,
      },
      // A resource of its own: inlined in the role it could make the template refer to itself.
      [ids.policy]: {
        Type: "AWS::IAM::Policy",
        Properties: {
          PolicyName: ids.policy,
          PolicyDocument: {
            Version: policy.Version,
            Statement: policy.Statement.map((statement) => ({ ...statement })),
          },
          Roles: [{ Ref: ids.role }],
        },
        Metadata,
      },
      [ids.logs]: {
        Type: "AWS::Logs::LogGroup",
        Properties: { RetentionInDays: model.logRetentionDays },
        DeletionPolicy: "Delete",
        UpdateReplacePolicy: "Delete",
        Metadata,
      },
    },
    outputs: {
      [`${ids.fn}Name`]: { Value: { Ref: ids.fn } },
      [`${ids.fn}Arn`]: { Value: { "Fn::GetAtt": [ids.fn, "Arn"] } },
    },
  }
}

const lambdaMayAssume: CfnValue = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
}
