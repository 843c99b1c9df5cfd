// Temporary credentials of a role that the request names.
//
// deny sts:AssumeRole arn:aws:iam::111122223333:role/any

import { fromTemporaryCredentials } from "@aws-sdk/credential-providers"

export const handler = async ({ role }: { role: string }) => {
  const credentials = fromTemporaryCredentials({ params: { RoleArn: role } }) // warns POLICY_RESOURCE_DANGEROUS
  return (await credentials()).expiration
}
