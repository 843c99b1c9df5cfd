// Targets of a rule may pass a role.
//
// allow events:PutRule arn:aws:events:us-east-1:111122223333:rule/nightly
// allow events:PutTargets arn:aws:events:us-east-1:111122223333:rule/nightly
// allow iam:PassRole arn:aws:iam::111122223333:role/start-machine when iam:PassedToService=events.amazonaws.com
// deny iam:PassRole arn:aws:iam::111122223333:role/start-machine when iam:PassedToService=ec2.amazonaws.com
// deny events:DeleteRule arn:aws:events:us-east-1:111122223333:rule/nightly

import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge"

const client = new EventBridgeClient({})

export const handler = async () => {
  await client.send(new PutRuleCommand({ Name: "nightly", ScheduleExpression: "cron(0 3 * * ? *)" }))
  await client.send(
    new PutTargetsCommand({
      Rule: "nightly",
      Targets: [
        {
          Id: "1",
          Arn: "arn:aws:states:us-east-1:111122223333:stateMachine:nightly",
          RoleArn: "arn:aws:iam::111122223333:role/start-machine",
        },
      ],
    }),
  )
}
