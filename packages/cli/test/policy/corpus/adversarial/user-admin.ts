// Users of a pool by an administrator; what users do for themselves needs no permission.
//
// env USER_POOL_ID=us-east-1_AbCdEf123
// allow cognito-idp:AdminCreateUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf123
// allow cognito-idp:AdminAddUserToGroup arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf123
// allow cognito-idp:AdminDisableUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf123
// allow cognito-idp:ListUsers arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf123
// deny cognito-idp:AdminDeleteUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_AbCdEf123
// deny cognito-idp:AdminCreateUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Other
// deny cognito-idp:InitiateAuth *
// deny cognito-idp:SignUp *

import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  paginateListUsers,
  SignUpCommand,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider"

const client = new CognitoIdentityProviderClient({})
const pool = { UserPoolId: process.env.USER_POOL_ID }
const ClientId = process.env.CLIENT_ID

type Command =
  | { type: "invite"; email: string; groups: string[] }
  | { type: "sweep" }
  | { type: "sign-in"; email: string; password: string }

async function invite(email: string, groups: string[]) {
  try {
    await client.send(
      new AdminCreateUserCommand({ ...pool, Username: email, UserAttributes: [{ Name: "email", Value: email }] }),
    )
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error
  }
  await Promise.all(
    groups.map((GroupName) => client.send(new AdminAddUserToGroupCommand({ ...pool, Username: email, GroupName }))),
  )
}

export const handler = async (command: Command) => {
  switch (command.type) {
    case "invite":
      return invite(command.email, command.groups)
    case "sweep":
      for await (const { Users } of paginateListUsers({ client }, { ...pool, Filter: 'status = "Disabled"' })) {
        for (const { Username } of Users ?? []) await client.send(new AdminDisableUserCommand({ ...pool, Username }))
      }
      return
    case "sign-in":
      await client.send(new SignUpCommand({ ClientId, Username: command.email, Password: command.password }))
      await client.send(new ForgotPasswordCommand({ ClientId, Username: command.email }))
      return client.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: "USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: command.email, PASSWORD: command.password },
        }),
      )
  }
}
