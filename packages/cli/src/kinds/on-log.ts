import type { LogTriggerDeclaration } from "@tsapi/framework/internal"
import { readFilterPattern } from "../model/filter-pattern/read-filter-pattern.ts"
import type { Kind } from "../model/kind.ts"
import { type LocalLogReader, localFunctionArn } from "../model/local-emulator.ts"
import { unknownFunction } from "./known-function.ts"
import { checkLogTrigger } from "./on-log/check-log-trigger.ts"
import { logResources } from "./on-log/log-resources.ts"
import { LogSubscription } from "./on-log/log-subscription.ts"
import { localFilterName, localLogGroupName, logGroupId, type LogTriggerModel } from "./on-log/log-trigger-model.ts"
import { sampleLogsEvent } from "./on-log/sample-logs-event.ts"
import { soundTriggers } from "./triggers/sound-triggers.ts"
import { triggerFunction, triggerFunctionId, triggerName } from "./triggers/trigger-function.ts"

export const onLogKind: Kind<LogTriggerDeclaration, LogTriggerModel> = {
  toModel(declarations, context) {
    const models = soundTriggers(declarations, context, checkLogTrigger).flatMap((declaration) => {
      const functionId = triggerFunctionId(declaration)
      const { logGroups, filterPattern = "", location } = declaration
      return logGroups.map((logGroup) => ({
        ...{ kind: "onLog", id: `${functionId}${logGroupId(logGroup)}` },
        ...{ functionId, logGroup, filterPattern, declaration, location },
      }))
    })
    return { models, functions: declarations.map(triggerFunction) }
  },

  check: (models, app) =>
    models.flatMap(({ logGroup, declaration }) => {
      if (!("functionId" in logGroup)) return []
      const { location } = declaration
      return (
        unknownFunction(logGroup.functionId, app, { owner: `@onLog of ${triggerName(declaration)}`, location }) ?? []
      )
    }),

  toResources: (models, refs) => ({ resources: logResources(models, refs) }),

  toTriggers: (models) =>
    models.map(({ functionId, logGroup, location }) =>
      "functionId" in logGroup
        ? {
            ...{ functionId, label: `log of ${logGroup.functionId}`, location },
            ...{ source: { kind: "function", id: logGroup.functionId }, carries: "log" },
          }
        : { functionId, label: `log group ${logGroup.name}`, location },
    ),

  toSampleEvent(models, functionId, context) {
    const model = models.find((other) => other.functionId === functionId)
    return model && sampleLogsEvent(model, context)
  },

  async startLocal(models, emulator) {
    const { app, accountId } = emulator
    const lambda = await emulator.service("lambda")
    const logReaders = models.flatMap((model): readonly LocalLogReader[] => {
      const { functionId, logGroup, filterPattern } = model
      if (!("functionId" in logGroup)) return []
      const FunctionName = localFunctionArn(emulator, functionId)
      const subscription = new LogSubscription({
        ...{ accountId, functionId: logGroup.functionId, filter: readFilterPattern(filterPattern) },
        ...{ logGroup: localLogGroupName(model, app), filterName: localFilterName(model, app) },
        deliver: (Payload) => lambda.call("Invoke", { FunctionName, InvocationType: "Event", Payload }),
      })
      return [subscription]
    })
    const notes = models.flatMap(({ functionId, logGroup }) =>
      "name" in logGroup
        ? [`nothing writes to the log group ${logGroup.name} here: tsapi emit ${functionId} --data "…"`]
        : [],
    )
    return { environment: {}, logReaders, notes }
  },
}
