// IAM's own operations on a role that is known are granted on it.
//
// allow iam:GetRole arn:aws:iam::111122223333:role/worker
// deny iam:DeleteRole arn:aws:iam::111122223333:role/worker
// deny iam:GetRole arn:aws:iam::111122223333:role/admin

import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam"

export const handler = async () => new IAMClient({}).send(new GetRoleCommand({ RoleName: "worker" }))
