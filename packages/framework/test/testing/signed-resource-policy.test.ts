import { describe, expect, it } from "vitest"
import {
  App,
  controller,
  iamAuthorizer,
  integration,
  mock,
  type ResourcePolicyOptions,
  route,
} from "../../src/index.ts"
import { createTestClient, DeclarationError } from "../../src/testing/index.ts"

@controller("/a", { authorizer: iamAuthorizer() })
class Signed {
  @route("GET", "/")
  get() {
    return "ok"
  }
}

@controller("/a")
class Open {
  @route("GET", "/")
  get() {
    return "ok"
  }
}

const own = "123456789012"
const other = "111122223333"

async function statusOf(
  resourcePolicy: ResourcePolicyOptions,
  caller: { readonly account?: string; readonly user?: string; readonly mayInvoke?: readonly string[] },
) {
  const client = createTestClient(new App("example", { controllers: [Signed], api: { resourcePolicy } }))
  const response = await client.get("/a", { credentials: client.credentials(caller) })
  return response.status
}

describe("a resource policy for callers who sign", () => {
  const nothing = { mayInvoke: [] }

  it("does not widen what callers of the API's account may call", async () => {
    expect(await statusOf({ deny: [{ ip: "10.0.0.1" }] }, {})).toBe(200)
    expect(await statusOf({ deny: [{ ip: "10.0.0.1" }] }, nothing)).toBe(403)
  })

  it("keeps out callers of other accounts that it does not allow", async () => {
    expect(await statusOf({ deny: [{ ip: "10.0.0.1" }] }, { account: other })).toBe(403)
  })

  it("lets in accounts whose callers may call by their own policies too", async () => {
    const policy = { allow: [{ account: other }] }

    expect(await statusOf(policy, { account: other })).toBe(200)
    expect(await statusOf(policy, { account: other, ...nothing })).toBe(403)
    expect(await statusOf(policy, { account: own })).toBe(403)
  })

  it("lets in principals, who need no policy of their own in the API's account", async () => {
    const policy = { allow: [{ principal: `arn:aws:iam::${own}:user/ada` }] }

    expect(await statusOf(policy, { user: "ada", ...nothing })).toBe(200)
    expect(await statusOf(policy, { user: "eve" })).toBe(403)
  })

  it("keeps out those it denies", async () => {
    const deny = [{ account: other }, { principal: `arn:aws:iam::${own}:user/eve` }]

    expect(await statusOf({ deny }, { user: "ada" })).toBe(200)
    expect(await statusOf({ deny }, { user: "eve" })).toBe(403)
    expect(await statusOf({ allow: [{ ip: "127.0.0.1" }, { account: other }], deny }, { account: other })).toBe(403)
  })

  it("is a fault where nobody signs", () => {
    const app = new App("example", { controllers: [Open], api: { resourcePolicy: { allow: [{ account: other }] } } })
    expect(() => createTestClient(app)).toThrow(DeclarationError)
    expect(() => createTestClient(app)).toThrow(/names \{"account":"111122223333"\}, and no route has iamAuthorizer/)
  })

  it("is no fault where an integration asks for a signature", () => {
    const integrations = [integration("GET", "/a", mock(), { authorizer: iamAuthorizer() })]
    const api = { resourcePolicy: { allow: [{ account: other }] } }
    expect(() => createTestClient(new App("example", { integrations, api }))).not.toThrow()
  })
})
