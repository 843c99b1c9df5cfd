// A stack by its name, and one made with a role.
//
// allow cloudformation:DescribeStacks arn:aws:cloudformation:us-east-1:111122223333:stack/site/*
// allow cloudformation:CreateStack arn:aws:cloudformation:us-east-1:111122223333:stack/site/*
// allow iam:PassRole arn:aws:iam::111122223333:role/deployer when iam:PassedToService=cloudformation.amazonaws.com
// deny cloudformation:DeleteStack arn:aws:cloudformation:us-east-1:111122223333:stack/site/1

import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from "@aws-sdk/client-cloudformation"

const cloudformation = new CloudFormationClient({})
export const handler = async () => {
  await cloudformation.send(new DescribeStacksCommand({ StackName: "site" }))
  const RoleARN = "arn:aws:iam::111122223333:role/deployer"
  await cloudformation.send(new CreateStackCommand({ StackName: "site", TemplateBody: "{}", RoleARN }))
}
