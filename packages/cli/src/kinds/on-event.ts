import type { EventTriggerDeclaration } from "@tsapi/framework/internal"
import type { CfnResource, CfnValue } from "../model/cloudformation.ts"
import { asCfnValue } from "../model/as-cfn-value.ts"
import type { Kind, PlanRefs } from "../model/kind.ts"
import { localFunctionArn } from "../model/local-emulator.ts"
import { logicalId } from "../model/logical-id.ts"
import { busArnValue, busModel, busNameValue, localBusArn } from "./event-bus/event-bus-model.ts"
import { checkEventTrigger } from "./on-event/check-event-trigger.ts"
import { type EventTriggerModel, localRuleName, ruleLogicalId } from "./on-event/event-trigger-model.ts"
import { sampleBusEvent } from "./on-event/sample-bus-event.ts"
import { queueModels, localQueueArn } from "./queue/queue-model.ts"
import { queueReferenceOf } from "./queue/queue-references.ts"
import { soundTriggers } from "./triggers/sound-triggers.ts"
import { triggerFunction, triggerFunctionId } from "./triggers/trigger-function.ts"

export const onEventKind: Kind<EventTriggerDeclaration, EventTriggerModel> = {
  toModel(declarations, context) {
    const models = soundTriggers(declarations, context, checkEventTrigger).map((declaration) => {
      const functionId = triggerFunctionId(declaration)
      const { deadLetterQueue: queue, location } = declaration
      const sourceArn = { "Fn::GetAtt": [ruleLogicalId(functionId), "Arn"] }
      const sendsTo = queue === undefined ? [] : [{ queue, principal: "events.amazonaws.com", sourceArn }]
      return { kind: "onEvent", id: functionId, functionId, sendsTo, declaration, location }
    })
    return { models, functions: declarations.map(triggerFunction) }
  },

  toResources: (models, refs) => ({
    resources: Object.fromEntries(models.flatMap((model) => Object.entries(eventResources(model, refs)))),
  }),

  toTriggers: (models) =>
    models.map(({ functionId, declaration: { bus: id }, location }) => {
      const source = id === undefined ? {} : { source: { kind: "eventBus", id } }
      return { functionId, ...source, label: `events of ${id ?? "the default bus"}`, location }
    }),

  toLinks: (models) =>
    models.flatMap(({ functionId: triggerOf, declaration: { deadLetterQueue: id }, location }) =>
      id === undefined ? [] : [{ from: { triggerOf, location }, to: { kind: "queue", id }, label: "undelivered" }],
    ),

  toSampleEvent(models, functionId, context) {
    const model = models.find((other) => other.functionId === functionId)
    return model && sampleBusEvent(model.declaration, context)
  },

  keptIn: "events",

  async startLocal(models, emulator) {
    const { app, region, accountId } = emulator
    const events = await emulator.service("events")
    const busName = (id?: string) => (id === undefined ? "default" : busModel(id, app.declared).localName)
    const Rules = models.map(({ functionId, declaration }) => {
      const { pattern, bus, retries, maximumAge, deadLetterQueue, enabled } = declaration
      const queue = queueModels(app.declared).find(({ id }) => id === deadLetterQueue)
      return {
        Name: localRuleName(functionId, app),
        EventBusName: busName(bus),
        EventPattern: JSON.stringify(pattern),
        State: enabled === false ? "DISABLED" : "ENABLED",
        Targets: [
          {
            ...{ Id: "Function", Arn: localFunctionArn(emulator, functionId) },
            RetryPolicy: retryPolicy({ retries, maximumAge }),
            ...(queue && { DeadLetterConfig: { Arn: localQueueArn(queue.localName, emulator) } }),
          },
        ],
      }
    })
    const Archives = models.flatMap(({ functionId, declaration: { archive, bus, pattern } }) =>
      archive
        ? {
            ArchiveName: localRuleName(functionId, app),
            EventSourceArn: localBusArn(busName(bus), { region, accountId }),
            EventPattern: JSON.stringify(pattern),
            ...(typeof archive === "object" && { RetentionDays: archive.retentionDays }),
          }
        : [],
    )
    await events.call("EnsureRules", { Rules, Archives })
    return { environment: {} }
  },
}

/** The rule, what lets it invoke the function, and the archive of what fits it. */
function eventResources(
  { functionId, declaration }: EventTriggerModel,
  { app, functionArn }: PlanRefs,
): Readonly<Record<string, CfnResource>> {
  const { pattern, description, enabled, archive, retries, maximumAge, deadLetterQueue } = declaration
  const bus = declaration.bus === undefined ? undefined : busModel(declaration.bus, app.declared)
  const Metadata = { tsapi: { file: declaration.location.file, line: declaration.location.line } }
  const EventPattern = asCfnValue(pattern)
  const RetryPolicy = retryPolicy({ retries, maximumAge })
  const target = {
    ...{ Id: "Function", Arn: functionArn(functionId) },
    ...(Object.keys(RetryPolicy).length > 0 && { RetryPolicy }),
    ...(deadLetterQueue !== undefined && {
      DeadLetterConfig: { Arn: queueReferenceOf(deadLetterQueue, app.declared).arn },
    }),
  }
  const rule = ruleLogicalId(functionId)
  return {
    [rule]: {
      Type: "AWS::Events::Rule",
      Properties: {
        ...(bus && { EventBusName: busNameValue(bus) }),
        EventPattern,
        ...(description !== undefined && { Description: description }),
        State: enabled === false ? "DISABLED" : "ENABLED",
        Targets: [target],
      },
      Metadata,
    },
    [logicalId(functionId, "RulePermission")]: {
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: functionArn(functionId),
        Principal: "events.amazonaws.com",
        SourceArn: { "Fn::GetAtt": [rule, "Arn"] },
      },
      Metadata,
    },
    ...(archive && {
      [logicalId(functionId, "Archive")]: {
        Type: "AWS::Events::Archive",
        Properties: {
          SourceArn: bus ? busArnValue(bus) : defaultBusArn,
          EventPattern,
          // What the bus's key protects is not kept under another.
          ...(bus?.declaration.encryption && { KmsKeyIdentifier: bus.declaration.encryption.kmsKeyArn }),
          ...(typeof archive === "object" &&
            archive.retentionDays !== undefined && { RetentionDays: archive.retentionDays }),
        },
        Metadata,
      },
    }),
  }
}

const defaultBusArn: CfnValue = {
  "Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default",
}

function retryPolicy({ retries, maximumAge }: Retrying) {
  return {
    ...(maximumAge !== undefined && { MaximumEventAgeInSeconds: maximumAge }),
    ...(retries !== undefined && { MaximumRetryAttempts: retries }),
  }
}

interface Retrying {
  readonly retries: number | undefined
  readonly maximumAge: number | undefined
}
