import { describe, expect, it } from "vitest"
import { allow, App, authorizer, type TokenAuthorizerRequest } from "@tsapi/framework"
import { createHandler, authorizer as authorizerKind } from "@tsapi/framework/internal"
import { lambdaContext, restEvent } from "./rest-event.ts"

const stageArn = "arn:aws:execute-api:us-west-2:1:id/dev"

describe("the scopes that an authorizer class is told", () => {
  @authorizer({ type: "token" })
  class TellScopes {
    authorize({ scopes }: TokenAuthorizerRequest) {
      return allow({ principalId: "p", routes: ["*"], context: { scopes: scopes.join(" ") } })
    }
  }
  const app = new App("x", { authorizers: [TellScopes] })
  const scopes = { "GET /a": ["read"], "GET /files/{path+}": ["files"], "GET /": ["root"], "POST /b": [] }
  const ask = async (path: string, routes: Readonly<Record<string, readonly string[]>> = scopes) => {
    const handler = createHandler(app, { kinds: [authorizerKind], serves: [[0, "authorize", routes]] })
    return handler({ type: "TOKEN", authorizationToken: "t", methodArn: `${stageArn}/GET/${path}` }, lambdaContext)
  }

  it.each([
    ["a", "read"],
    ["a/", "read"],
    ["a//", "read"],
    ["", "root"],
    ["files/a\nb", "files"],
  ])("are those of the route of %j", async (path, told) => {
    expect(await ask(path)).toMatchObject({ context: { scopes: told } })
  })

  it("are an error where the route is not known and another has scopes", async () => {
    await expect(ask("c")).rejects.toThrow("The authorizer does not know the route of arn:aws:execute-api")
    await expect(ask("b")).rejects.toThrow("and so not its scopes")
    expect(await ask("c", { "GET /a": [] })).toMatchObject({ context: { scopes: "" } })
  })

  it("are an error for a request authorizer too", async () => {
    @authorizer({ type: "request" })
    class Unasked {
      authorize() {
        return allow({ principalId: "p", routes: ["*"] })
      }
    }
    const handler = createHandler(new App("x", { authorizers: [Unasked] }), {
      kinds: [authorizerKind],
      serves: [[0, "authorize", scopes]],
    })
    const event = (resource: string) => ({
      ...restEvent(`GET ${resource}`),
      type: "REQUEST",
      methodArn: `${stageArn}/GET/x`,
    })
    await expect(handler(event("/c"), lambdaContext)).rejects.toThrow("does not know the route")
    expect(await handler(event("/a"), lambdaContext)).toMatchObject({ principalId: "p" })
  })
})
