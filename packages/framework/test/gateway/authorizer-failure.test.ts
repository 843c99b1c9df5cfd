import { describe, expect, it } from "vitest"
import { answer } from "./gateway-fixture.ts"
import { allowAll, guarded, misconfigured, policy, statement, token, unauthorized } from "./guarded-fixture.ts"

describe("authorizers that fail", () => {
  const get = async (run: () => unknown) => answer(await guarded(run).send("GET", "/a", token))
  const throwing = (message: string) => () => {
    throw new Error(message)
  }

  it("row 5, behaviour 96: throwing exactly Unauthorized is 401", async () => {
    expect(await get(throwing("Unauthorized"))).toEqual(unauthorized)
  })

  it.each(["unauthorized", "Unauthorized!", "boom"])("row 5, behaviour 96: throwing %j is 500", async (message) => {
    expect(await get(throwing(message))).toEqual(misconfigured)
  })

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "allow"],
    ["no principalId", { policyDocument: { Statement: [statement("Allow", "*")] } }],
    ["no policyDocument", { principalId: "ada" }],
    ["no Statement", { principalId: "ada", policyDocument: {} }],
    ["an unknown Effect", policy({ ...statement("Allow", "*"), Effect: "allow" })],
    ["no Action", policy({ Effect: "Allow", Resource: "*" })],
    ["no Resource", policy({ Effect: "Allow", Action: "execute-api:Invoke" })],
    ["an empty list of resources", policy(statement("Allow", []))],
    ["a resource that is no string", policy(statement("Allow", ["*", 1]))],
    ["Action beside NotAction", policy({ ...statement("Allow", "*"), NotAction: "s3:*" })],
    ["a context value that is an object", { ...allowAll(), context: { user: { name: "ada" } } }],
    ["a context value that is null", { ...allowAll(), context: { user: null } }],
    ["a context that is a list", { ...allowAll(), context: [] }],
  ])("row 5, behaviour 89: returning %s is 500", async (_, payload) => {
    expect(await get(() => payload)).toEqual(misconfigured)
  })

  it("answers 500 when the authorizer runs out of time", async () => {
    const invoke = async () => ({ ok: false, error: "timeout", message: "Task timed out" }) as const
    const response = await guarded(allowAll, {}, { invoke }).send("GET", "/a", token)

    expect(answer(response)).toEqual({
      status: 500,
      body: '{"message":null}',
      errorType: "AuthorizerFailureException",
    })
  })

  it("tells the developer what was wrong", async () => {
    const response = await guarded(() => ({ principalId: 1 })).send("GET", "/a", token)
    expect(response.diagnostic).toBe("authorizer: principalId must be a string")
  })
})
