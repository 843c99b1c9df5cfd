import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { queueReferenceOf } from "../queue/queue-references.ts"
import type { ScheduleModel } from "./schedule-model.ts"

/** The role of a function's schedules: it may invoke that function, and send to their dead-letter queues. */
export function scheduleRole(models: readonly [ScheduleModel, ...ScheduleModel[]], refs: PlanRefs): CfnResource {
  const [{ functionId, location }] = models
  const queues = [...new Set(models.flatMap(({ declaration }) => declaration.deadLetterQueue ?? []))]
  const letters = queues.map((id) => queueReferenceOf(id, refs.app.declared))
  const keys = [...new Set(letters.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? []))]
  const Statement: readonly CfnValue[] = [
    { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: refs.functionArn(functionId) },
    ...letters.map(({ arn }) => ({ Effect: "Allow", Action: "sqs:SendMessage", Resource: arn })),
    ...keys.map((key) => ({ Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: key })),
  ]
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: schedulerMayAssume,
      Policies: [{ PolicyName: "Run", PolicyDocument: { Version: "2012-10-17", Statement } }],
    },
    Metadata: { tsapi: { file: location.file, line: location.line } },
  }
}

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
const schedulerMayAssume: CfnValue = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "scheduler.amazonaws.com" },
      Condition: {
        StringEquals: {
          "aws:SourceAccount": { Ref: "AWS::AccountId" },
          "aws:SourceArn": {
            "Fn::Sub": "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/default",
          },
        },
      },
    },
  ],
}
