// A token for a database user; the database's resource id is not in its host name.
//
// allow rds-db:connect arn:aws:rds-db:us-east-1:111122223333:dbuser:*/reporting
// deny rds-db:connect arn:aws:rds-db:us-east-1:111122223333:dbuser:db-ABC/admin
// deny rds:DescribeDBInstances *

import { Signer } from "@aws-sdk/rds-signer"

const signer = new Signer({
  hostname: "shop.cluster-abc.us-east-1.rds.amazonaws.com",
  port: 5432,
  username: "reporting",
  region: "us-east-1",
})

export const handler = async () => (await signer.getAuthToken()).length // warns POLICY_RESOURCE_UNKNOWN
