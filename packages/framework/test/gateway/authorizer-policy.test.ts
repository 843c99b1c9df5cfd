import { describe, expect, it } from "vitest"
import { answer } from "./gateway-fixture.ts"
import { arn, denied, deniedExplicitly, guarded, policy, statement, token } from "./guarded-fixture.ts"

describe("policies", () => {
  const get = async (run: () => unknown, target = "/a") => answer(await guarded(run).send("GET", target, token))

  it("row 4: a policy that allows nothing here is 403 with a capital Message", async () => {
    expect(await get(() => policy(statement("Allow", `${arn}/GET/b`)))).toEqual(denied)
  })

  it("behaviour 88: a token allowed for another route is 403", async () => {
    const run = () => policy(statement("Allow", `${arn}/GET/a`))
    expect(await get(run, "/b")).toEqual(denied)
  })

  it("row 4: an explicit Deny says so", async () => {
    expect(await get(() => policy(statement("Deny", `${arn}/GET/a`)))).toEqual(deniedExplicitly)
  })

  it.each([
    ["before", [statement("Deny", `${arn}/GET/a`), statement("Allow", "*")]],
    ["after", [statement("Allow", "*"), statement("Deny", `${arn}/GET/a`)]],
  ])("row 6, behaviour 93: a Deny %s an Allow wins", async (_, statements) => {
    expect(await get(() => policy(...statements))).toEqual(deniedExplicitly)
  })

  it("row 6: a Deny of another route does not matter", async () => {
    const run = () => policy(statement("Deny", `${arn}/GET/b`), statement("Allow", `${arn}/GET/a`))
    expect(await get(run)).toMatchObject({ status: 200 })
  })

  it.each([
    [`${arn}/GET/a`, 200],
    [`${arn}/*/a`, 200],
    [`${arn}/*`, 200],
    [`${arn}/GE?/a`, 200],
    ["*", 200],
    ["arn:aws:execute-api:*:*:*", 200],
    [`${arn}/GET/?`, 200],
    [`${arn}/GET/a?`, 403],
    [`${arn}/POST/a`, 403],
    [`${arn}/GET/A`, 403],
    [`${arn}/GET/.`, 403],
    ["arn:aws:execute-api:eu-west-1:*:*", 403],
  ])("row 6, behaviour 91: Resource %s for GET /a gives %i", async (resource, status) => {
    expect((await get(() => policy(statement("Allow", resource)))).status).toBe(status)
  })

  it("behaviour 91: a list of resources allows if any matches", async () => {
    const run = () => policy(statement("Allow", [`${arn}/GET/b`, `${arn}/GET/a`]))
    expect(await get(run)).toMatchObject({ status: 200 })
  })

  it("behaviour 94: a Resource that is one string is matched as a whole", async () => {
    expect(await get(() => policy(statement("Allow", `${arn}/GET/a*b`)))).toEqual(denied)
  })

  it.each([
    ["execute-api:Invoke", 200],
    ["execute-api:*", 200],
    ["*", 200],
    ["EXECUTE-API:invoke", 200],
    [["execute-api:ManageConnections", "execute-api:Invoke"], 200],
    ["execute-api:InvokeX", 403],
    ["execute-api:ManageConnections", 403],
    ["s3:*", 403],
  ])("row 6, behaviour 92: Action %j gives %i", async (action, status) => {
    expect((await get(() => policy(statement("Allow", "*", action)))).status).toBe(status)
  })

  it("understands NotResource and NotAction", async () => {
    const allowOthers = { Effect: "Allow", Action: "execute-api:Invoke", NotResource: `${arn}/GET/b` }
    expect(await get(() => policy(allowOthers))).toMatchObject({ status: 200 })
    expect(await get(() => policy(allowOthers), "/b")).toEqual(denied)
    expect(await get(() => policy({ Effect: "Deny", NotAction: "s3:*", Resource: "*" }))).toEqual(deniedExplicitly)
  })

  it("takes a single statement for a list of one", async () => {
    const run = () => ({ principalId: "ada", policyDocument: { Statement: statement("Allow", "*") } })
    expect(await get(run)).toMatchObject({ status: 200 })
  })

  it("answers 501 to a Condition, which only AWS can decide", async () => {
    const conditional = { ...statement("Allow", "*"), Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }
    expect(await get(() => policy(conditional))).toMatchObject({ status: 501, errorType: "NotEmulatedException" })
  })

  it("answers 501 to a policy variable, also in a Deny, which must not be passed over", async () => {
    const variable = `${arn}/GET/\${aws:username}`
    expect(await get(() => policy(statement("Allow", variable)))).toMatchObject({ status: 501 })
    expect(await get(() => policy(statement("Deny", variable), statement("Allow", "*")))).toMatchObject({ status: 501 })
  })

  it("decides without the statements it cannot decide where the others settle it", async () => {
    const conditional = (effect: string) => ({ ...statement(effect, "*"), Condition: { Bool: {} } })
    expect(await get(() => policy(conditional("Allow"), statement("Allow", "*")))).toMatchObject({ status: 200 })
    expect(await get(() => policy(conditional("Deny"), statement("Deny", "*")))).toEqual(deniedExplicitly)
    expect(await get(() => policy(conditional("Deny"), statement("Allow", "*")))).toMatchObject({ status: 501 })
  })
})
