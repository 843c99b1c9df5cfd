// A schedule passes its role to the scheduler.
//
// allow scheduler:CreateSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/reminders/reminder-*
// allow iam:PassRole arn:aws:iam::111122223333:role/reminder when iam:PassedToService=scheduler.amazonaws.com
// deny iam:PassRole arn:aws:iam::111122223333:role/admin when iam:PassedToService=scheduler.amazonaws.com
// deny iam:PassRole arn:aws:iam::111122223333:role/reminder when iam:PassedToService=lambda.amazonaws.com
// deny scheduler:DeleteSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/reminders/reminder-1
// deny scheduler:CreateSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/default/reminder-1

import { CreateScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler"

export const handler = async ({ id, at }: { id: string; at: string }) =>
  new SchedulerClient({}).send(
    new CreateScheduleCommand({
      // warns POLICY_RESOURCE_UNKNOWN
      Name: `reminder-${id}`,
      GroupName: "reminders",
      ScheduleExpression: `at(${at})`,
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: "arn:aws:lambda:us-east-1:111122223333:function:remind",
        RoleArn: "arn:aws:iam::111122223333:role/reminder",
      },
    }),
  )
