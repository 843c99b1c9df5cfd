// Administration of a user pool is signed; what its users call is not.
//
// env USER_POOL_ID=us-east-1_AbCdEf
// allow cognito-idp:AdminCreateUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf
// allow cognito-idp:AdminAddUserToGroup arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf
// allow cognito-idp:ListUsers arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf
// deny cognito-idp:AdminDeleteUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf
// deny cognito-idp:ListUsers arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Other

import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider"

const client = new CognitoIdentityProviderClient({})
const UserPoolId = process.env.USER_POOL_ID

export const handler = async ({ email }: { email: string }) => {
  const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId, Filter: `email = "${email}"` }))
  if (Users.length > 0) return
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username: email }))
  await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: email, GroupName: "customers" }))
}
