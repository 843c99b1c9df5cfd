// A task with roles of its own, and a look at what became of it.
//
// allow ecs:RunTask arn:aws:ecs:us-east-1:111122223333:task-definition/report:3
// allow iam:PassRole arn:aws:iam::111122223333:role/report when iam:PassedToService=ecs-tasks.amazonaws.com
// allow ecs:StopTask arn:aws:ecs:us-east-1:111122223333:task/jobs/0123456789
// allow ecs:UpdateService arn:aws:ecs:us-east-1:111122223333:service/jobs/web
// deny ecs:RunTask arn:aws:ecs:us-east-1:111122223333:task-definition/report:4
// deny iam:PassRole arn:aws:iam::111122223333:role/admin

import { ECSClient, RunTaskCommand, StopTaskCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs"

const ecs = new ECSClient({})
const cluster = "jobs"
export const handler = async () => {
  const taskRoleArn = "arn:aws:iam::111122223333:role/report"
  await ecs.send(new RunTaskCommand({ cluster, taskDefinition: "report:3", overrides: { taskRoleArn } }))
  await ecs.send(new StopTaskCommand({ cluster, task: "0123456789" }))
  await ecs.send(new UpdateServiceCommand({ cluster, service: "web", desiredCount: 2 }))
}
