// What users of a pool call is not signed.
//
// deny cognito-idp:AdminInitiateAuth arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_A
// deny cognito-idp:AdminGetUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_A

import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider"

const client = new CognitoIdentityProviderClient({})
const ClientId = process.env.CLIENT_ID

export const handler = async (event: { name: string; password: string; code?: string }) => {
  const Username = event.name
  if (event.code) return client.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: event.code }))
  await client.send(new SignUpCommand({ ClientId, Username, Password: event.password }))
  return client.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: Username, PASSWORD: event.password },
    }),
  )
}
