import type { CfnFragment, CfnResource, CfnValue } from "../model/cloudformation.ts"
import { functionAlias, invokedArn } from "../model/invoked-arn.ts"
import { logGroup } from "../model/log-group.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import type { RolePolicies, StatementDocument } from "../model/policy-document.ts"
import type { PlannedFunction } from "../model/stack-plan.ts"
import { asyncInvocationResources } from "./async-invocation-resources.ts"
import { functionProperties } from "./function-properties.ts"
import { functionUrlResources } from "./function-url-resources.ts"
import { publishedResources } from "./published-resources.ts"

/** A function with its role, its policies and its log group; none has a fixed name, so all can be replaced. */
export function functionFragment(
  planned: PlannedFunction,
  renderPolicies: (fn: PlannedFunction) => RolePolicies,
): CfnFragment {
  const { model } = planned
  const ids = functionLogicalIds(model.id)
  const url = functionUrlResources(model)
  const alias = model.provisionedConcurrency === undefined ? undefined : functionAlias
  const name = alias === undefined ? { Ref: ids.fn } : { "Fn::Sub": `\${${ids.fn}}:${alias}` }
  const Metadata = { tsapi: { file: model.location.file, line: model.location.line } }
  return {
    resources: {
      [ids.fn]: {
        Type: "AWS::Lambda::Function",
        Properties: functionProperties(planned),
        Metadata,
      },
      ...(model.role === undefined && roleResources(planned, renderPolicies(planned))),
      [ids.logs]: logGroup({ RetentionInDays: model.logRetentionDays }, Metadata),
      ...publishedResources(model),
      ...asyncInvocationResources(model),
      ...url.resources,
    },
    outputs: { [`${ids.fn}Name`]: { Value: name }, ...url.outputs },
    spareOutputs: { [`${ids.fn}Arn`]: { Value: invokedArn(model) } },
  }
}

function roleResources({ model, file }: PlannedFunction, policies: RolePolicies): Record<string, CfnResource> {
  const ids = functionLogicalIds(model.id)
  const { permissionsBoundary } = model
  const place = { file: model.location.file, line: model.location.line }
  const Metadata = { tsapi: place }
  const Roles = [{ Ref: ids.role }]
  const policyMetadata = { tsapi: { ...place, ...(file && { policyFile: file.name }) } }
  return {
    [ids.role]: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: lambdaMayAssume,
        ...(permissionsBoundary !== undefined && { PermissionsBoundary: permissionsBoundary }),
      },
      Metadata,
    },
    // Resources of their own: inlined in the role they could make the template refer to itself.
    ...(policies.kind === "inline"
      ? {
          [ids.policy]: {
            Type: "AWS::IAM::Policy",
            Properties: { PolicyName: ids.policy, PolicyDocument: toDocument(policies.statements), Roles },
            Metadata: policyMetadata,
          },
        }
      : Object.fromEntries(
          policies.documents.map((statements, index) => [
            `${ids.policy}${index + 1}`,
            {
              Type: "AWS::IAM::ManagedPolicy",
              Properties: { PolicyDocument: toDocument(statements), Roles },
              Metadata: policyMetadata,
            },
          ]),
        )),
  }
}

function toDocument(statements: readonly StatementDocument[]): CfnValue {
  return { Version: "2012-10-17", Statement: statements }
}

const lambdaMayAssume: CfnValue = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
}
