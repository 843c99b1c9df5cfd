// An account that the request names is moved in the organization: nothing is granted.
//
// deny organizations:MoveAccount arn:aws:organizations::111122223333:account/o-a/111122223333
// deny organizations:LeaveOrganization *

import { MoveAccountCommand, OrganizationsClient } from "@aws-sdk/client-organizations"

const client = new OrganizationsClient({})

export const handler = async ({ AccountId, from, to }: Record<string, string>) =>
  client.send(new MoveAccountCommand({ AccountId, SourceParentId: from, DestinationParentId: to })) // warns POLICY_RESOURCE_DANGEROUS
