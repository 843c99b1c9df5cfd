// A role of the request gets a policy: nothing is granted.
//
// deny iam:AttachRolePolicy arn:aws:iam::111122223333:role/any
// deny iam:PutRolePolicy arn:aws:iam::111122223333:role/any

import { AttachRolePolicyCommand, IAMClient } from "@aws-sdk/client-iam"

const iam = new IAMClient({})

export const handler = async ({ role }: { role: string }) =>
  iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" })) // warns POLICY_RESOURCE_DANGEROUS
