// A role that the request names: nothing is granted.
//
// deny sts:AssumeRole arn:aws:iam::111122223333:role/any
// deny sts:AssumeRole arn:aws:iam::111122223333:role/admin

import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts"

export const handler = async ({ role }: { role: string }) =>
  new STSClient({}).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: "x" })) // warns POLICY_RESOURCE_DANGEROUS
