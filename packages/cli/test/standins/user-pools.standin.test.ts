import { expect, it, onTestFinished } from "vitest"
import { makeProject } from "../make-project.ts"
import { runTsapiWell } from "./run-tsapi.ts"
import { startMinistack } from "./start-ministack.ts"

const source = `import { App, onUserPool, UserPool, type UserPoolRequest } from "@tsapi/framework"

const users = new UserPool("Users", { clients: { App: { flows: ["password"] } } })

class Gate {
  @onUserPool(users, "PreTokenGeneration")
  describe({ request, userPoolId }: UserPoolRequest<"PreTokenGeneration">) {
    const plan = request.userAttributes["email"]?.endsWith("@example.com") ? "staff" : "free"
    const claimsToAddOrOverride = { plan, knows: users.userPoolId === userPoolId }
    const accessTokenGeneration = { claimsToAddOrOverride, scopesToAdd: ["todos/read"] }
    return { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride }, accessTokenGeneration } }
  }
}

export const app = new App("gate", { handlers: [Gate] })
`

const Username = "ann@example.com"
const Password = "Passw0rd!x"

it("puts what a deployed trigger says into the tokens of a user who signs in", async () => {
  const directory = await makeProject({ "src/app.ts": source })
  const { endpoint, environment, stop } = await startMinistack()
  onTestFinished(stop)
  const cognito = (operation: string, input: object) => callCognito(endpoint, operation, input)
  const { stdout } = await runTsapiWell(directory, { args: ["deploy", "-y", "--json"], environment })
  const { UsersUserPoolId: UserPoolId, UsersAppUserPoolClientId: ClientId } = JSON.parse(stdout).outputs
  const UserAttributes = [{ Name: "email", Value: Username }]
  await cognito("AdminCreateUser", { UserPoolId, Username, MessageAction: "SUPPRESS", UserAttributes })
  await cognito("AdminSetUserPassword", { UserPoolId, Username, Password, Permanent: true })
  const AuthParameters = { USERNAME: Username, PASSWORD: Password }
  const signedIn = await cognito("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters })
  const { IdToken, AccessToken } = Object(signedIn).AuthenticationResult
  expect(claimsOf(IdToken)).toMatchObject({ email: Username, plan: "staff", knows: true })
  expect(claimsOf(AccessToken)).toMatchObject({ plan: "staff", scope: "aws.cognito.signin.user.admin todos/read" })
})

async function callCognito(endpoint: string, operation: string, input: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/cognito-idp/aws4_request",
    },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw new Error(`${operation}: ${await response.text()}`)
  return response.json()
}

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
}
