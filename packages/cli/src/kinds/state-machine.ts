import { propertyVariable, type StateMachineDeclaration } from "@tsapi/framework/internal"
import type { ResourceReference } from "../model/app-model.ts"
import type { Kind } from "../model/kind.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { checkCircles } from "./state-machine/check-circles.ts"
import { checkStateMachine } from "./state-machine/check-state-machine.ts"
import { ensureStateMachines, localMachineArn } from "./state-machine/ensure-state-machines.ts"
import { machineGrants } from "./state-machine/machine-grants.ts"
import { stateMachineLogicalId, type StateMachineModel } from "./state-machine/state-machine-model.ts"
import { stateMachineResources, stateMachineRoleId } from "./state-machine/state-machine-resources.ts"
import { toStateMachineModel } from "./state-machine/to-state-machine-model.ts"
import { tasksReached } from "./state-machine/tasks-reached.ts"
import { cfnText } from "../model/cfn-text.ts"

export const stateMachineKind: Kind<StateMachineDeclaration, StateMachineModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "state machine", logicalIdOf: stateMachineLogicalId }, context)
    for (const declaration of declarations) checkStateMachine(declaration, context.declarations).forEach(context.report)
    const models = declarations.map((declaration) => toStateMachineModel(declaration, context))
    checkCircles(models).forEach(context.report)
    return { models, functions: [] }
  },

  toResources(models, refs) {
    const own = models.filter(({ document }) => document)
    return {
      resources: Object.assign({}, ...own.map((model) => stateMachineResources(model, refs))),
      outputs: Object.fromEntries(
        own.map(({ id }) => [`${stateMachineLogicalId(id)}Arn`, { Value: { Ref: stateMachineLogicalId(id) } }]),
      ),
    }
  },

  toPolicies: (models, refs) =>
    models
      .filter(({ document }) => document)
      .map((model) => ({
        functionId: model.id,
        owner: {
          noun: "state machine",
          resource: { kind: model.kind, id: model.id },
          roleId: stateMachineRoleId(model.id),
        },
        ...{ grants: machineGrants(model, refs), warnings: [] },
      })),

  toReferences: (models) =>
    models.flatMap((model): readonly ResourceReference[] => {
      const { id, location } = model
      const { arn, name } = valuesOf(model)
      const base = { kind: "stateMachine", id, arn, location, withheldFrom: tasksReached(model, models) }
      return Object.entries({ arn, name }).map(([property, value]) => ({
        ...{ ...base, property, value },
        environmentVariable: propertyVariable("stateMachine", id, property),
      }))
    }),

  toFlows: (models) =>
    models.flatMap(({ id, document, tasks, machines, location }) =>
      document
        ? [
            {
              ...{ source: { kind: "stateMachine", id }, label: `workflow ${id}`, start: document.StartAt, location },
              to: [...tasks, ...machines.map((machine) => `workflow ${machine}`)],
            },
          ]
        : [],
    ),

  keptIn: "states",

  async startLocal(models, emulator) {
    await ensureStateMachines(models, emulator)
    const environment = models.flatMap(({ id, localName }) => [
      [propertyVariable("stateMachine", id, "arn"), localMachineArn(localName, emulator)],
      [propertyVariable("stateMachine", id, "name"), localName],
    ])
    return { environment: Object.fromEntries(environment) }
  },
}

function valuesOf({ id, declaration: { existing }, localName }: StateMachineModel) {
  const machine = stateMachineLogicalId(id)
  if (!existing) return { arn: { Ref: machine }, name: { "Fn::GetAtt": [machine, "Name"] } }
  return { arn: cfnText(existing.arn), name: localName }
}
