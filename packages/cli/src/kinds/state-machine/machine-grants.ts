import type { CfnValue } from "../../model/cloudformation.ts"
import type { Grant } from "../../model/grant.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { statesIn } from "./asl-states.ts"
import type { StateMachineModel } from "./state-machine-model.ts"
import { taskPermissions } from "./task-permissions.ts"
import { toTemplateValue } from "../../model/template-value.ts"

/** What the role of a state machine allows: what each task does with what it names, what was declared, and logs and traces. */
export function machineGrants(model: StateMachineModel, refs: PlanRefs): readonly Grant[] {
  const { document, declaration, location, id } = model
  if (!document) return []
  const ofTasks = statesIn(document).flatMap(({ name, state }) => {
    if (state.Type !== "Task") return []
    const { file, line } = declaration.locations[name] ?? location
    const evidence = [{ file, line, chain: [`the state "${name}" of ${id}`] }]
    return taskPermissions(state, refs).map((permission) => ({ ...permission, evidence }))
  })
  return [...merged(ofTasks), ...declaredGrants(model, refs), ...serviceGrants(model)]
}

/** One grant for each action on a resource, with all its evidence. */
function merged(grants: readonly Grant[]): readonly Grant[] {
  const byKey = new Map<string, Grant>()
  for (const grant of grants) {
    const key = `${grant.action} ${JSON.stringify(grant.resource)}`
    const known = byKey.get(key)
    byKey.set(key, known ? { ...known, evidence: [...known.evidence, ...grant.evidence] } : grant)
  }
  return [...byKey.values()]
}

function declaredGrants({ iam, id, location }: StateMachineModel, refs: PlanRefs): readonly Grant[] {
  const evidence = [{ file: location.file, line: location.line, chain: [`iam of ${id}`] }]
  return iam.flatMap(({ actions, resources, conditions }) =>
    [actions].flat().flatMap((action) =>
      [resources].flat().map((resource: unknown) => ({
        ...{ action, resource: toTemplateValue(resource as CfnValue, refs.references), evidence },
        ...(conditions && { condition: conditions as Grant["condition"] & {} }),
      })),
    ),
  )
}

// https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html and …/concepts-xray-tracing.html: neither can be held to
// a resource.
function serviceGrants({ declaration, location }: StateMachineModel): readonly Grant[] {
  const { file, line } = location
  const grant = (chain: string) => (action: string) => ({
    ...{ action, resource: "*" },
    evidence: [{ file, line, chain: [chain] }],
  })
  return [
    ...(declaration.logs === "off" ? [] : logActions.map(grant("Step Functions writes the log"))),
    ...(declaration.tracing ? traceActions.map(grant("Step Functions sends traces")) : []),
  ]
}

const logActions = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
]

const traceActions = [
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
]
