// A task of ECS with the roles that it takes, and a job of Glue.
//
// env CLUSTER=arn:aws:ecs:us-east-1:111122223333:cluster/batch
// env TASK_DEFINITION=arn:aws:ecs:us-east-1:111122223333:task-definition/report:3
// env TASK_ROLE=arn:aws:iam::111122223333:role/report-task
// allow ecs:RunTask arn:aws:ecs:us-east-1:111122223333:task-definition/report:3
// allow iam:PassRole arn:aws:iam::111122223333:role/report-task when iam:PassedToService=ecs-tasks.amazonaws.com
// allow glue:StartJobRun arn:aws:glue:us-east-1:111122223333:job/nightly
// allow glue:GetJobRun arn:aws:glue:us-east-1:111122223333:job/nightly
// deny ecs:StopTask arn:aws:ecs:us-east-1:111122223333:task/batch/1
// deny glue:StartJobRun arn:aws:glue:us-east-1:111122223333:job/other
// deny iam:PassRole arn:aws:iam::111122223333:role/admin when iam:PassedToService=ecs-tasks.amazonaws.com

import { ECSClient, RunTaskCommand } from "@aws-sdk/client-ecs"
import { GetJobRunCommand, GlueClient, StartJobRunCommand } from "@aws-sdk/client-glue"

const ecs = new ECSClient({})
const glue = new GlueClient({})

export const handler = async ({ day }: { day: string }) => {
  const { tasks, failures } = await ecs.send(
    new RunTaskCommand({
      cluster: process.env.CLUSTER,
      taskDefinition: process.env.TASK_DEFINITION,
      launchType: "FARGATE",
      overrides: {
        taskRoleArn: process.env.TASK_ROLE,
        containerOverrides: [{ name: "main", environment: [{ name: "DAY", value: day }] }],
      },
    }),
  )
  if (failures?.length) throw new Error(failures[0]?.reason)
  const JobName = "nightly"
  const { JobRunId: RunId } = await glue.send(new StartJobRunCommand({ JobName, Arguments: { "--day": day } }))
  const { JobRun } = await glue.send(new GetJobRunCommand({ JobName, RunId }))
  return { task: tasks?.[0]?.taskArn, state: JobRun?.JobRunState }
}
