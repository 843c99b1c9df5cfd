import { App, cognitoAuthorizer, controller, onUserPool, route, type RouteRequest, UserPool } from "@tsapi/framework"
import type { UserPoolRequest, UserPoolResponse } from "@tsapi/framework"
import { createTestClient } from "@tsapi/framework/testing"
import { describe, expect, it } from "vitest"

const users = new UserPool("SignInUsers")
const staff = new UserPool("SignInStaff")
const authorizers = {
  id: cognitoAuthorizer({ userPool: users }),
  staff: cognitoAuthorizer({ userPool: staff, name: "Staff" }),
}

@controller("/me")
class Me {
  @route("GET", "/", { authorizer: authorizers.id })
  id({ auth }: RouteRequest<"/">) {
    return auth.claims
  }

  @route("GET", "/access", { authorizer: authorizers.id, scopes: ["todos/read"] })
  access({ auth }: RouteRequest<"/access">) {
    return auth.claims
  }

  @route("GET", "/staff", { authorizer: authorizers.staff })
  staff({ auth }: RouteRequest<"/staff">) {
    return auth.claims
  }
}

const asked: unknown[] = []
let details: UserPoolResponse<"PreTokenGeneration">

class Gate {
  @onUserPool(users, "PreAuthentication")
  check({ userName, triggerSource, request }: UserPoolRequest<"PreAuthentication">) {
    asked.push([triggerSource, request.userAttributes["email"]])
    if (userName === "eve") throw new Error("Not you")
  }

  @onUserPool(users, "PostAuthentication")
  note({ triggerSource, callerContext, userPoolId }: UserPoolRequest<"PostAuthentication">) {
    asked.push([triggerSource, callerContext.clientId, userPoolId])
  }

  @onUserPool(users, "PreTokenGeneration")
  describe({ triggerSource, request, event }: UserPoolRequest<"PreTokenGeneration">) {
    asked.push([triggerSource, event.version, request.groupConfiguration.groupsToOverride, request.scopes])
    return details
  }

  @onUserPool(staff, "PreTokenGeneration", { version: "V1_0" })
  describeStaff({ request, event }: UserPoolRequest<"PreTokenGeneration", "V1_0">) {
    asked.push([event.version, event.response, request.userAttributes["email"]])
    const groupOverrideDetails = { groupsToOverride: ["clerks"] }
    return {
      claimsOverrideDetails: {
        claimsToAddOrOverride: { desk: "7" },
        claimsToSuppress: ["email"],
        groupOverrideDetails,
      },
    }
  }
}

const client = createTestClient(new App("gate", { controllers: [Me], handlers: [Gate] }))

async function claimsAt(path: string, options: Parameters<typeof client.token>[0], authorizer = "Cognito") {
  const token = await client.token({ authorizer, ...options })
  const { status, body } = await client.get(path, { headers: { Authorization: token } })
  return { status, claims: status === 200 ? JSON.parse(String(body)) : undefined }
}

describe("client.token() for a user pool with triggers", () => {
  it("asks them as a sign-in does, and puts their claims into the token", async () => {
    asked.length = 0
    details = {
      claimsAndScopeOverrideDetails: {
        idTokenGeneration: {
          claimsToAddOrOverride: { plan: "full", sub: "other" },
          claimsToSuppress: ["nickname", "iss"],
        },
        accessTokenGeneration: {
          scopesToAdd: ["todos/read", "aws.cognito.signin.user.admin"],
          scopesToSuppress: ["todos/write"],
        },
      },
    }
    const given = { user: "ann", groups: ["admins"], claims: { email: "ann@example.com", nickname: "A" } }
    const { claims } = await claimsAt("/me", given)
    expect(claims).toMatchObject({
      plan: "full",
      email: "ann@example.com",
      "cognito:groups": "admins",
      "cognito:username": "ann",
    })
    expect(claims).not.toHaveProperty("nickname")
    expect([claims.sub, claims.iss]).not.toContain("other")
    expect(asked).toEqual([
      ["PreAuthentication_Authentication", "ann@example.com"],
      ["PostAuthentication_Authentication", "App", "us-east-1_SignInUsers"],
      ["TokenGeneration_Authentication", "2", ["admins"], ["aws.cognito.signin.user.admin"]],
    ])
    const access = await claimsAt("/me/access", { ...given, scopes: ["todos/write"] })
    expect(access.claims).toMatchObject({ scope: "todos/read", token_use: "access" })
    expect(access.claims).not.toHaveProperty("plan")
  })

  it("takes groups away with an empty configuration", async () => {
    details = { claimsAndScopeOverrideDetails: { groupOverrideDetails: {} } }
    const { claims } = await claimsAt("/me", { groups: ["admins"] })
    expect(claims).not.toHaveProperty("cognito:groups")
  })

  it("leaves the token as it is where nothing is returned", async () => {
    details = undefined
    expect((await claimsAt("/me", { claims: { plan: "own" } })).claims).toMatchObject({ plan: "own" })
    expect((await claimsAt("/me/access", { scopes: ["todos/write"] })).status).toBe(403)
  })

  it("rejects where a trigger refuses, with Cognito's message", async () => {
    await expect(client.token({ authorizer: "Cognito", user: "eve" })).rejects.toThrow(
      "PreAuthentication failed with error Not you.",
    )
  })

  it("changes ID tokens and groups only in version 1", async () => {
    asked.length = 0
    const { claims } = await claimsAt("/me/staff", { groups: ["admins"], claims: { email: "b@example.com" } }, "Staff")
    expect(claims).toMatchObject({ desk: "7", "cognito:groups": "clerks" })
    expect(claims).not.toHaveProperty("email")
    expect(asked).toEqual([["1", { claimsOverrideDetails: null }, "b@example.com"]])
    const access = await client.token({ authorizer: "Staff", use: "access", claims: { email: "b@example.com" } })
    const payload = JSON.parse(Buffer.from(access.split(".")[1] ?? "", "base64url").toString())
    expect(payload).toMatchObject({ email: "b@example.com", "cognito:groups": ["clerks"] })
    expect(payload).not.toHaveProperty("desk")
  })
})
