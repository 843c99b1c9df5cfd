// A rule on the default bus whose target is started with a role.
//
// allow events:PutRule arn:aws:events:us-east-1:111122223333:rule/nightly
// allow events:PutTargets arn:aws:events:us-east-1:111122223333:rule/nightly
// allow iam:PassRole arn:aws:iam::111122223333:role/starter when iam:PassedToService=events.amazonaws.com
// allow events:DisableRule arn:aws:events:us-east-1:111122223333:rule/app/hourly
// deny events:DeleteRule arn:aws:events:us-east-1:111122223333:rule/nightly

import { DisableRuleCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge"

const events = new EventBridgeClient({})
export const handler = async () => {
  await events.send(new PutRuleCommand({ Name: "nightly", ScheduleExpression: "rate(1 day)" }))
  const Arn = "arn:aws:states:us-east-1:111122223333:stateMachine:flow"
  const RoleArn = "arn:aws:iam::111122223333:role/starter"
  await events.send(new PutTargetsCommand({ Rule: "nightly", Targets: [{ Id: "1", Arn, RoleArn }] }))
  await events.send(new DisableRuleCommand({ Name: "hourly", EventBusName: "app" }))
}
