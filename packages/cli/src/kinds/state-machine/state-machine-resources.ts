import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { logGroup } from "../../model/log-group.ts"
import { logicalId } from "../../model/logical-id.ts"
import { machineGrants } from "./machine-grants.ts"
import { stateMachineLogicalId, type StateMachineModel } from "./state-machine-model.ts"
import { tokenName, tokenValue } from "./token-value.ts"
import { mapTexts, tokensIn } from "./tokens.ts"

/** A state machine with its role and its log. */
export function stateMachineResources(model: StateMachineModel, refs: PlanRefs): Record<string, CfnResource> {
  const { id, declaration, location, document, retentionDays } = model
  if (!document) return {}
  const { type = "standard", tracing, logs } = declaration
  const machine = stateMachineLogicalId(id)
  const role = stateMachineRoleId(id)
  const group = logicalId(id, "StateMachineLogs")
  const Metadata = { tsapi: { file: location.file, line: location.line } }
  const definition = writtenDefinition(model, refs)
  return {
    [machine]: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: {
        ...definition,
        StateMachineType: type.toUpperCase(),
        RoleArn: { "Fn::GetAtt": [role, "Arn"] },
        ...(typeof logs === "object" && {
          LoggingConfiguration: {
            Level: logs.level.toUpperCase(),
            IncludeExecutionData: logs.data ?? false,
            Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { "Fn::GetAtt": [group, "Arn"] } } }],
          },
        }),
        ...(tracing && { TracingConfiguration: { Enabled: true } }),
      },
      Metadata,
    },
    [role]: {
      Type: "AWS::IAM::Role",
      Properties: { AssumeRolePolicyDocument: statesMayAssume, ...policiesOf(model, refs) },
      Metadata,
    },
    ...(typeof logs === "object" && { [group]: logGroup({ RetentionInDays: retentionDays }, Metadata) }),
  }
}

export function stateMachineRoleId(id: string): string {
  return logicalId(id, "StateMachineRole")
}

function policiesOf(model: StateMachineModel, refs: PlanRefs): Readonly<Record<string, CfnValue>> {
  const statements = machineGrants(model, refs).map(({ action, resource, condition }) => ({
    ...{ Effect: "Allow", Action: action, Resource: resource },
    ...(condition && { Condition: condition }),
  }))
  if (statements.length === 0) return {}
  const PolicyDocument = { Version: "2012-10-17", Statement: statements }
  return { Policies: [{ PolicyName: "StateMachine", PolicyDocument }] }
}

/** The definition as the template has it, in which names stand for what CloudFormation fills in. */
function writtenDefinition({ document, declaration }: StateMachineModel, refs: PlanRefs) {
  const substitutions = new Map<string, CfnValue>()
  for (const [name, value] of Object.entries(declaration.substitutions ?? {})) {
    // The texts among them are in the document already.
    if (typeof value === "object") substitutions.set(name, value as CfnValue)
  }
  const Definition = mapTexts(document, (text) => {
    const [, action] = /^arn:aws:(states:::[\w.:-]+)$/.exec(text) ?? []
    if (action !== undefined) {
      // The whole ARN: what else is not one to who checks the template.
      const name = logicalId(action)
      substitutions.set(name, { "Fn::Sub": `arn:\${AWS::Partition}:${action}` })
      return `\${${name}}`
    }
    return tokensIn(text).reduce((written, token) => {
      substitutions.set(tokenName(token), tokenValue(token, refs))
      return written.replaceAll(token.text, `\${${tokenName(token)}}`)
    }, text)
  })
  return {
    // A document is plain data.
    Definition: Definition as unknown as CfnValue,
    ...(substitutions.size > 0 && {
      DefinitionSubstitutions: Object.fromEntries([...substitutions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    }),
  }
}

// Machines of this account, and not of others. https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
const statesMayAssume: CfnValue = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "states.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
        ArnLike: {
          // The machine's name is there after its role.
          "aws:SourceArn": {
            "Fn::Sub": "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:*",
          },
        },
      },
    },
  ],
}
