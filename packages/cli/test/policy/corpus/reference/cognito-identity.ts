// Identities: what needs credentials and what does not.
//
// allow cognito-identity:GetOpenIdTokenForDeveloperIdentity arn:aws:cognito-identity:us-east-1:111122223333:identitypool/us-east-1:1f2e
// deny cognito-identity:GetId arn:aws:cognito-identity:us-east-1:111122223333:identitypool/us-east-1:1f2e

import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenForDeveloperIdentityCommand,
} from "@aws-sdk/client-cognito-identity"

const identities = new CognitoIdentityClient({})
const IdentityPoolId = "us-east-1:1f2e"
export const handler = async ({ user }: { user: string }) => {
  const { IdentityId } = await identities.send(new GetIdCommand({ IdentityPoolId }))
  await identities.send(new GetCredentialsForIdentityCommand({ IdentityId }))
  return identities.send(
    new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId, Logins: { "login.me": user } }),
  )
}
