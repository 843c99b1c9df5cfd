import { type EventBusDeclaration, propertyVariable } from "@tsapi/framework/internal"
import type { CfnResource } from "../model/cloudformation.ts"
import type { Kind } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import {
  busArnValue,
  busLogicalId,
  busNameOf,
  busNameValue,
  type EventBusModel,
  localBusArn,
} from "./event-bus/event-bus-model.ts"
import { checkEventBus } from "./event-bus/check-event-bus.ts"
import { queueReferenceOf } from "./queue/queue-references.ts"
import { reportDuplicates } from "./report-duplicates.ts"

export const eventBusKind: Kind<EventBusDeclaration, EventBusModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "event bus", logicalIdOf: busLogicalId }, context)
    const models = declarations.map((declaration) => {
      checkEventBus(declaration, context.declarations).forEach(context.report)
      const { id, existing, deadLetterQueue: queue, location } = declaration
      const own = `${stackName(context.app.name, context.config.stage)}-${id}`
      const use =
        queue === undefined
          ? []
          : [{ queue, principal: "events.amazonaws.com", sourceArn: { "Fn::GetAtt": [busLogicalId(id), "Arn"] } }]
      const localName = existing ? busNameOf(existing.arn) : own
      return { kind: "eventBus", id, declaration, localName, sendsTo: use, location }
    })
    return { models, functions: [] }
  },

  toResources(models, { app }) {
    const own = models.filter(({ declaration }) => !declaration.existing)
    const buses = own.map(({ id, declaration, location: { file, line } }): readonly [string, CfnResource] => {
      const { description, encryption, deadLetterQueue } = declaration
      const Properties = {
        // A bus must be given a name; that of the stack is nobody else's.
        Name: { "Fn::Sub": `\${AWS::StackName}-${id}` },
        ...(description !== undefined && { Description: description }),
        ...(encryption && { KmsKeyIdentifier: encryption.kmsKeyArn }),
        ...(deadLetterQueue !== undefined && {
          DeadLetterConfig: { Arn: queueReferenceOf(deadLetterQueue, app.declared).arn },
        }),
      }
      return [busLogicalId(id), { Type: "AWS::Events::EventBus", Properties, Metadata: { tsapi: { file, line } } }]
    })
    const names = buses.map(([id]) => [`${id}Name`, { Value: { Ref: id } }])
    return { resources: Object.fromEntries(buses), spareOutputs: Object.fromEntries(names) }
  },

  toReferences: (models) =>
    models.flatMap((model) => {
      const { id, location } = model
      const arn = busArnValue(model)
      const values = { arn, name: busNameValue(model) }
      return Object.entries(values).map(([property, value]) => ({
        ...{ kind: "eventBus", id, property, value, arn, location },
        environmentVariable: propertyVariable("eventBus", id, property),
      }))
    }),

  toLinks: (models) =>
    models.flatMap(({ id, declaration: { deadLetterQueue: queue } }) =>
      queue === undefined
        ? []
        : [{ from: { kind: "eventBus", id }, to: { kind: "queue", id: queue }, label: "undelivered" }],
    ),

  keptIn: "events",

  async startLocal(models, emulator) {
    const events = await emulator.service("events")
    const names = models.map(({ localName }) => localName).filter((name) => name !== "default")
    await events.call("EnsureEventBuses", { EventBuses: names.map((Name) => ({ Name })) })
    const environment = models.flatMap(({ id, localName }) => [
      [propertyVariable("eventBus", id, "arn"), localBusArn(localName, emulator)],
      [propertyVariable("eventBus", id, "name"), localName],
    ])
    return { environment: Object.fromEntries(environment) }
  },
}
