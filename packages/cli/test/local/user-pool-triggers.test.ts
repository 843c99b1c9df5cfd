import { rm } from "node:fs/promises"
import { expect, onTestFinished, test } from "vitest"
import { emitCommand } from "../../src/commands/emit.ts"
import { tokenCommand } from "../../src/commands/token.ts"
import type { Command } from "../../src/model/command.ts"
import { recordingTerminal } from "./serve-functions.ts"
import { serveProject } from "./serve-project.ts"
import { writeProject } from "../make-project.ts"

const files = {
  "tsapi.config.ts": `export default { local: { users: { ann: { claims: { email: "ann@example.com" } }, eve: {} } } }
`,
  "src/app.ts": `import { App, cognitoAuthorizer, controller, onUserPool, route, UserPool } from "@tsapi/framework"
import type { RouteRequest, UserPoolRequest } from "@tsapi/framework"

const users = new UserPool("Users")

class Gate {
  @onUserPool(users, "PreAuthentication")
  check({ userName }: UserPoolRequest<"PreAuthentication">) {
    if (userName === "eve") throw new Error("Not you")
    console.log("checked", userName, users.userPoolId, process.env.USERS_APP_CLIENT_ID)
  }

  @onUserPool(users, "PreTokenGeneration")
  describe({ request }: UserPoolRequest<"PreTokenGeneration">) {
    const [, domain = ""] = request.userAttributes["email"]?.split("@") ?? []
    return { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { domain } } } }
  }

  @onUserPool(users, "PreSignUp")
  admit({ request }: UserPoolRequest<"PreSignUp">) {
    return { autoConfirmUser: request.userAttributes["email"] === "ann@example.com" }
  }
}

@controller("/me", { authorizer: cognitoAuthorizer({ userPool: users }) })
class Me {
  @route("GET", "/")
  get({ auth }: RouteRequest<"/">) {
    return { domain: auth.claims?.["domain"], client: users.clientId() }
  }
}

export const app = new App("gate", { controllers: [Me], handlers: [Gate] })
`,
}

test("tsapi token asks the triggers of the pool, and tsapi emit sends them samples", async () => {
  const { projectDir, request, linesOf, printed, stop } = await serveProject(files)
  const run = async ({ run: command }: Command, args: readonly string[], more: object) => {
    const recorded = recordingTerminal(false)
    const flags = { projectDir, stage: "dev", json: false, yes: false, set: [], debug: false, color: false, ...more }
    const { signal } = new AbortController()
    const code = await command({ flags, args, terminal: recorded.terminal, signal, isGiven: () => false })
    return { code, stdout: recorded.printed.stdout.trim() }
  }
  const token = async (user: string, more: object = {}) =>
    (await run(tokenCommand, [], { user, expires: "1h", triggers: true, ...more })).stdout
  const me = async (given: string) => (await request("/me", { headers: { Authorization: given } })).json()

  expect(printed.stdout).toMatch(/user pool Users PreAuthentication +GateCheck +src\/app.ts:7/)
  expect(await me(await token("ann"))).toEqual({ domain: "example.com", client: "App" })
  expect(linesOf("GateCheck").join("\n")).toContain("checked ann us-east-1_Users undefined")
  await expect(token("eve")).rejects.toMatchObject({
    ...{ code: "TOKEN_REFUSED", message: "PreAuthentication failed with error Not you." },
  })

  const data = '{"userAttributes":{"email":"ann@example.com"}}'
  const emitted = await run(emitCommand, ["GateAdmit"], { data })
  expect(JSON.parse(emitted.stdout)).toMatchObject({
    triggerSource: "PreSignUp_SignUp",
    userPoolId: "us-east-1_Users",
    response: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false },
  })

  const plain = await token("eve", { triggers: false })
  expect(await me(plain)).toEqual({ client: "App" })
  await stop()
  expect(await token("eve", { triggers: false })).toContain(".")
  await expect(token("ann")).rejects.toMatchObject({
    ...{ code: "LOCAL_SERVER_MISSING", hint: expect.stringContaining("--no-triggers") },
  })
}, 60_000)

test("tsapi token says what an app without an authorizer needs", async () => {
  const app = `import { App, onUserPool, UserPool } from "@tsapi/framework"
const users = new UserPool("Users")
class Gate {
  @onUserPool(users, "PreAuthentication")
  check() {}
}
export const app = new App("gate", { handlers: [Gate] })
`
  const projectDir = await writeProject({ "src/app.ts": app })
  onTestFinished(() => rm(projectDir, { recursive: true }))
  const flags = {
    projectDir,
    stage: "dev",
    json: false,
    yes: false,
    set: [],
    debug: false,
    color: false,
    expires: "1h",
  }
  const { terminal } = recordingTerminal(false)
  const { signal } = new AbortController()
  await expect(tokenCommand.run({ flags, args: [], terminal, signal, isGiven: () => false })).rejects.toMatchObject({
    ...{ code: "TOKEN_AUTHORIZER_UNKNOWN", hint: expect.stringContaining("Give a route one") },
  })
})
