import type { ScheduleDeclaration } from "@tsapi/framework/internal"
import type { CfnResource } from "../model/cloudformation.ts"
import type { Kind } from "../model/kind.ts"
import { localFunctionArn } from "../model/local-emulator.ts"
import { logicalId, stackName } from "../model/logical-id.ts"
import { localQueueArn, queueModels } from "./queue/queue-model.ts"
import { queueReferenceOf } from "./queue/queue-references.ts"
import { checkSchedule } from "./schedule/check-schedule.ts"
import { sampleScheduleEvent } from "./schedule/sample-schedule-event.ts"
import { localScheduleName, type ScheduleModel, scheduleRoleId } from "./schedule/schedule-model.ts"
import { scheduleProperties } from "./schedule/schedule-properties.ts"
import { scheduleRole } from "./schedule/schedule-role.ts"
import { triggerFunction, triggerFunctionId } from "./triggers/trigger-function.ts"

export const scheduleKind: Kind<ScheduleDeclaration, ScheduleModel> = {
  toModel(declarations, context) {
    const counts = new Map<string, number>()
    const models = declarations.flatMap((declaration) => {
      const errors = checkSchedule(declaration, context.declarations)
      errors.forEach(context.report)
      if (errors.length > 0) return []
      const functionId = triggerFunctionId(declaration)
      const count = (counts.get(functionId) ?? 0) + 1
      counts.set(functionId, count)
      const id = count === 1 ? functionId : `${functionId}${count}`
      return [{ kind: "schedule", id, functionId, declaration, location: declaration.location }]
    })
    const functions = declarations.map((declaration, index) => {
      const { root, ...request } = triggerFunction(declaration)
      const isFirst = declarations.findIndex((other) => triggerFunctionId(other) === request.id) === index
      // Several schedules may be on one method, which its function enters once.
      return { ...request, ...(isFirst && root && { root }) }
    })
    return { models, functions }
  },

  toResources(models, refs) {
    const schedules = models.map((model): readonly [string, CfnResource] => {
      const { file, line } = model.location
      const { deadLetterQueue } = model.declaration
      const Properties = scheduleProperties(model, {
        functionArn: refs.functionArn(model.functionId),
        roleArn: { "Fn::GetAtt": [scheduleRoleId(model.functionId), "Arn"] },
        queueArn: deadLetterQueue === undefined ? undefined : queueReferenceOf(deadLetterQueue, refs.app.declared).arn,
      })
      const resource = { Type: "AWS::Scheduler::Schedule", Properties, Metadata: { tsapi: { file, line } } }
      return [logicalId(model.id, "Schedule"), resource]
    })
    const roles = models.flatMap((first): readonly (readonly [string, CfnResource])[] => {
      const [, ...others] = models.filter(({ functionId }) => functionId === first.functionId)
      const isFirst = first.id === first.functionId
      return isFirst ? [[scheduleRoleId(first.functionId), scheduleRole([first, ...others], refs)]] : []
    })
    return { resources: Object.fromEntries([...roles, ...schedules]) }
  },

  toTriggers: (models) =>
    models.map(({ functionId, declaration: { expression, timeZone }, location }) => {
      return { functionId, label: timeZone === undefined ? expression : `${expression} in ${timeZone}`, location }
    }),

  toLinks: (models) =>
    models.flatMap(({ functionId: triggerOf, declaration: { deadLetterQueue: id }, location }) =>
      id === undefined ? [] : [{ from: { triggerOf, location }, to: { kind: "queue", id }, label: "undelivered" }],
    ),

  toSampleEvent(models, functionId, context) {
    const model = models.find((other) => other.functionId === functionId)
    return model && sampleScheduleEvent(model, context)
  },

  keptIn: "scheduler",

  async startLocal(models, emulator) {
    const scheduler = await emulator.service("scheduler")
    const { app, accountId } = emulator
    const Schedules = models.map((model) => {
      const { deadLetterQueue, startDate, endDate } = model.declaration
      const queue = queueModels(app.declared).find(({ id }) => id === deadLetterQueue)
      const properties = scheduleProperties(model, {
        functionArn: localFunctionArn(emulator, model.functionId),
        roleArn: `arn:aws:iam::${accountId}:role/${stackName(app.appName, app.stage)}-${model.functionId}ScheduleRole`,
        queueArn: queue && localQueueArn(queue.localName, emulator),
      })
      return {
        ...properties,
        Name: localScheduleName(model.id, app),
        ...(startDate !== undefined && { StartDate: Date.parse(startDate) / 1000 }),
        ...(endDate !== undefined && { EndDate: Date.parse(endDate) / 1000 }),
      }
    })
    await scheduler.call("EnsureSchedules", { Schedules })
    return { environment: {} }
  },
}
