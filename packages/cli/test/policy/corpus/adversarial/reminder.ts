// A one-time schedule that calls a function with a role, and its removal.
//
// env ROLE_ARN=arn:aws:iam::111122223333:role/scheduler
// env TARGET_ARN=arn:aws:lambda:us-east-1:111122223333:function:remind
// allow scheduler:CreateSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/reminders/nightly
// allow scheduler:DeleteSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/reminders/nightly
// allow scheduler:CreateScheduleGroup arn:aws:scheduler:us-east-1:111122223333:schedule-group/reminders
// allow iam:PassRole arn:aws:iam::111122223333:role/scheduler when iam:PassedToService=scheduler.amazonaws.com
// deny scheduler:CreateSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/default/nightly
// deny iam:PassRole arn:aws:iam::111122223333:role/admin when iam:PassedToService=scheduler.amazonaws.com
// deny iam:PassRole arn:aws:iam::111122223333:role/scheduler when iam:PassedToService=ec2.amazonaws.com
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:remind

import { ConflictException, Scheduler } from "@aws-sdk/client-scheduler"

const scheduler = new Scheduler({})
const GroupName = "reminders"

const once = (at: Date) => `at(${at.toISOString().slice(0, 19)})`

export const handler = async ({ cancel, at }: { cancel: boolean; at: string }) => {
  if (cancel) return scheduler.deleteSchedule({ Name: "nightly", GroupName })
  await scheduler.createScheduleGroup({ Name: GroupName }).catch((error: unknown) => {
    if (!(error instanceof ConflictException)) throw error
  })
  return scheduler.createSchedule({
    Name: "nightly",
    GroupName,
    ScheduleExpression: once(new Date(at)),
    FlexibleTimeWindow: { Mode: "OFF" },
    ActionAfterCompletion: "DELETE",
    Target: { Arn: process.env.TARGET_ARN, RoleArn: process.env.ROLE_ARN, Input: JSON.stringify({ at }) },
  })
}
