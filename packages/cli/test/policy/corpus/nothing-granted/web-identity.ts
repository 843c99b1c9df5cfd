// A web identity is taken without a signature.
//
// deny sts:AssumeRole arn:aws:iam::111122223333:role/web

import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts"

export const handler = async ({ token }: { token: string }) =>
  new STSClient({}).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: "arn:aws:iam::111122223333:role/web",
      RoleSessionName: "web",
      WebIdentityToken: token,
    }),
  )
