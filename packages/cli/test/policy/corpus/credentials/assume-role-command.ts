// The role taken by hand.
//
// allow sts:AssumeRole arn:aws:iam::111122223333:role/auditor
// deny sts:AssumeRoleWithWebIdentity arn:aws:iam::111122223333:role/auditor
// deny sts:AssumeRole arn:aws:iam::111122223333:role/admin

import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts"

const sts = new STSClient({})

export const handler = async () => {
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: "arn:aws:iam::111122223333:role/auditor", RoleSessionName: "audit" }),
  )
  return Credentials?.Expiration
}
