// A policy store belongs to no region.
//
// allow verifiedpermissions:IsAuthorized arn:aws:verifiedpermissions::111122223333:policy-store/PS1
// allow verifiedpermissions:CreatePolicy arn:aws:verifiedpermissions::111122223333:policy-store/PS1
// deny verifiedpermissions:DeletePolicyStore arn:aws:verifiedpermissions::111122223333:policy-store/PS1

import {
  CreatePolicyCommand,
  IsAuthorizedCommand,
  VerifiedPermissionsClient,
} from "@aws-sdk/client-verifiedpermissions"

const client = new VerifiedPermissionsClient({})
const policyStoreId = "PS1"
export const handler = async ({ id }: { id: string }) => {
  await client.send(new IsAuthorizedCommand({ policyStoreId, principal: { entityType: "User", entityId: id } }))
  await client.send(
    new CreatePolicyCommand({
      policyStoreId,
      definition: { static: { statement: "permit(principal, action, resource);" } },
    }),
  )
}
