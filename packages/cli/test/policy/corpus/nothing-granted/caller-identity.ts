// Everyone may ask who they are.
//
// deny sts:AssumeRole arn:aws:iam::111122223333:role/any
// deny sts:GetSessionToken *

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts"

export const handler = async () => (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Account
