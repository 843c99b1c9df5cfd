// Schedules of the default group and of one's own.
//
// allow scheduler:GetSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/default/nightly
// allow scheduler:DeleteSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/once/*
// deny scheduler:DeleteSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/default/nightly
// deny scheduler:UpdateSchedule arn:aws:scheduler:us-east-1:111122223333:schedule/default/nightly

import { DeleteScheduleCommand, GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler"

const scheduler = new SchedulerClient({})
const group = "once"

export const handler = async () => {
  const { State } = await scheduler.send(new GetScheduleCommand({ Name: "nightly" }))
  const Name = `${new Date().getFullYear()}`
  if (State === "DISABLED") await scheduler.send(new DeleteScheduleCommand({ GroupName: group, Name })) // warns POLICY_RESOURCE_UNKNOWN
}
