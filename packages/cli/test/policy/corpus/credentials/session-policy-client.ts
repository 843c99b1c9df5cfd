// The provider is made by a factory that gets the role.
//
// allow sts:AssumeRole arn:aws:iam::111122223333:role/tenant-access
// deny sts:AssumeRole arn:aws:iam::111122223333:role/tenant-admin

import { fromTemporaryCredentials } from "@aws-sdk/credential-providers"

const forTenant = (RoleArn: string, tenant: string) =>
  fromTemporaryCredentials({ params: { RoleArn, RoleSessionName: tenant, DurationSeconds: 900 } })

export const handler = async ({ tenant }: { tenant: string }) => {
  const { expiration } = await forTenant("arn:aws:iam::111122223333:role/tenant-access", tenant)()
  return expiration
}
