import type { AlarmDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { Kind, Located, PlanRefs } from "../model/kind.ts"
import { logicalId } from "../model/logical-id.ts"
import type { ResourceLink } from "../model/resource-link.ts"
import { checkAlarm } from "./cloudwatch/check-alarm.ts"
import { propertyOf } from "./cloudwatch/property-of.ts"
import { metricDimensions } from "./cloudwatch/metric-dimensions.ts"
import { reportDuplicates } from "./report-duplicates.ts"
import { cfnText } from "../model/cfn-text.ts"
import { resourceOfArn } from "../model/resource-of-arn.ts"

interface AlarmModel extends KindModel {
  readonly declaration: Located<AlarmDeclaration>
}

export const alarmKind: Kind<AlarmDeclaration, AlarmModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "alarm", logicalIdOf: alarmLogicalId }, context)
    for (const declaration of declarations) checkAlarm(declaration, context.declarations).forEach(context.report)
    const models = declarations.map((declaration) => {
      const { id, location } = declaration
      return { kind: "alarm", id, declaration, location }
    })
    return { models, functions: [] }
  },

  toResources(models, refs) {
    const alarms = models.map(({ id, declaration, location: { file, line } }) => [
      alarmLogicalId(id),
      {
        Type: "AWS::CloudWatch::Alarm",
        Properties: alarmProperties(declaration, refs),
        Metadata: { tsapi: { file, line } },
      },
    ])
    return { resources: Object.fromEntries(alarms) }
  },

  toLinks: (models) => models.flatMap(({ declaration }) => alarmLinks(declaration)),
}

/** From what is watched to who is told. */
function alarmLinks({ id, metric, notify, notifyOk }: AlarmDeclaration): readonly ResourceLink[] {
  const watched = Object.values(metric.dimensions ?? {}).flatMap((value) => (typeof value === "string" ? [] : [value]))
  const told = new Set([notify ?? [], notifyOk ?? []].flat().flatMap((target) => resourceOfArn(target)?.id ?? []))
  return watched.flatMap((from) =>
    [...told].map((topic) => ({
      from: from.kind === "function" ? { functionId: from.id } : from,
      ...{ to: { kind: "topic", id: topic }, label: `alarm ${id}` },
    })),
  )
}

function alarmLogicalId(id: string): string {
  return logicalId(id, "Alarm")
}

const comparisons = {
  ">": "GreaterThanThreshold",
  ">=": "GreaterThanOrEqualToThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
}

function alarmProperties(alarm: Located<AlarmDeclaration>, refs: PlanRefs): Readonly<Record<string, CfnValue>> {
  const { id, metric, threshold, comparison = ">", statistic = "Sum", period = 60, location } = alarm
  const { evaluationPeriods = 1, datapointsToAlarm, missingData = "notBreaching", description } = alarm
  const dimensions = metricDimensions(metric, refs, { owner: `Alarm "${id}"`, location })
  const [alarmActions, okActions] = [topicArns(alarm.notify, refs), topicArns(alarm.notifyOk, refs)]
  return {
    ...(description !== undefined && { AlarmDescription: description }),
    Namespace: metric.namespace,
    MetricName: metric.name,
    ...(dimensions.length > 0 && { Dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })) }),
    ...(statistic.startsWith("p") ? { ExtendedStatistic: statistic } : { Statistic: statistic }),
    Period: period,
    EvaluationPeriods: evaluationPeriods,
    ...(datapointsToAlarm !== undefined && { DatapointsToAlarm: datapointsToAlarm }),
    Threshold: threshold,
    ComparisonOperator: comparisons[comparison],
    TreatMissingData: missingData,
    ...(alarmActions.length > 0 && { AlarmActions: alarmActions }),
    ...(okActions.length > 0 && { OKActions: okActions }),
  }
}

function topicArns(targets: AlarmDeclaration["notify"], refs: PlanRefs): readonly CfnValue[] {
  return [targets ?? []].flat().map((target) => {
    const text = String(target)
    const topic = resourceOfArn(target)
    const own = topic && propertyOf(refs, topic, "arn")
    return own ?? cfnText(text)
  })
}
