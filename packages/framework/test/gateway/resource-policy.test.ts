import { describe, expect, it } from "vitest"
import type { ResourcePolicyOptions } from "../../src/index.ts"
import { apiOptionFaults } from "../../src/gateway/check-api-options.ts"
import { describeSourcePolicy } from "../../src/gateway/source/describe-source-policy.ts"
import { resourcePolicyStatements } from "../../src/gateway/source/resource-policy-statements.ts"
import { authorizer, fixture, header, route } from "./gateway-fixture.ts"

const plain = { authorizers: [], binaryMediaTypes: [], gatewayResponses: {}, stageName: "api" }
const invoke = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" } as const

function statementsOf(policy: ResourcePolicyOptions, api = {}) {
  const routes = [route("GET", "/")]
  return resourcePolicyStatements({ ...plain, routes, sourcePolicy: describeSourcePolicy(policy), ...api })
}

describe("the statements of a resource policy", () => {
  it("deny whom it does not allow by any of its sources, and whom it denies by one", () => {
    const policy = {
      allow: [{ ip: "10.0.0.0/8" }, { vpcEndpoint: "vpce-0a" }],
      deny: [{ ip: "10.0.0.1" }, { vpc: "vpc-0b" }],
    }
    expect(statementsOf(policy)).toEqual([
      { Effect: "Allow", ...invoke },
      {
        Effect: "Deny",
        ...invoke,
        Condition: {
          NotIpAddress: { "aws:SourceIp": ["10.0.0.0/8"] },
          StringNotEquals: { "aws:SourceVpce": ["vpce-0a"] },
        },
      },
      { Effect: "Deny", ...invoke, Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.1"] } } },
      { Effect: "Deny", ...invoke, Condition: { StringEquals: { "aws:SourceVpc": ["vpc-0b"] } } },
    ])
  })

  it("compare the addresses of a private API inside of the VPC", () => {
    const endpoint = { type: "PRIVATE", vpcEndpoints: [] }
    expect(statementsOf({ deny: [{ ip: "10.0.0.1" }] }, { endpoint })[1]).toMatchObject({
      Condition: { IpAddress: { "aws:VpcSourceIp": ["10.0.0.1"] } },
    })
  })

  it("allow accounts and principals, who would need it, and deny those who are neither", () => {
    const principal = "arn:aws:iam::123456789012:role/Partner"
    expect(statementsOf({ allow: [{ account: "111122223333" }, { principal }] })).toEqual([
      { Effect: "Allow", ...invoke },
      { Effect: "Allow", ...invoke, Principal: { AWS: ["111122223333", principal] } },
      {
        Effect: "Deny",
        ...invoke,
        Condition: {
          StringNotEquals: { "aws:PrincipalAccount": ["111122223333"] },
          ArnNotLike: { "aws:PrincipalArn": [principal] },
        },
      },
    ])
  })

  it("allow only what no authorizer's policy answers for", () => {
    const cors = { allowOrigins: ["*"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }
    const routes = [
      route("GET", "/guarded/{id}", { authorizerId: "Auth", cors }),
      route("ANY", "/open/{rest+}"),
      route("GET", "/"),
    ]
    const [allowed] = statementsOf({ deny: [{ ip: "10.0.0.1" }] }, { routes, authorizers: [authorizer()] })
    expect(allowed).toMatchObject({
      Effect: "Allow",
      Resource: ["execute-api:/api/*/open/*", "execute-api:/api/GET/", "execute-api:/api/OPTIONS/guarded/*"],
    })
  })

  it("leave out members that are undefined", () => {
    const source = { ip: "10.0.0.1", vpc: undefined }
    expect(statementsOf({ deny: [source] }).slice(1)).toEqual([
      { Effect: "Deny", ...invoke, Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.1"] } } },
    ])
  })

  it("are those that are declared, and no others, where only those are", () => {
    const statement = { Effect: "Allow", ...invoke } as const
    expect(statementsOf({ statements: [statement] })).toEqual([statement])
  })
})

/** Whether a request from 127.0.0.1 reaches the function. */
async function statusOf(statements: ResourcePolicyOptions["statements"], headers: readonly [string, string][] = []) {
  const api = { routes: [route("GET", "/a")], sourcePolicy: describeSourcePolicy({ statements: statements ?? [] }) }
  return (await fixture(api).send("GET", "/a", { headers })).status
}

const allow = { Effect: "Allow", ...invoke } as const
const deny = { Effect: "Deny", ...invoke } as const

describe("statements", () => {
  it.each<readonly [string, NonNullable<ResourcePolicyOptions["statements"]>, number]>([
    ["must allow", [{ ...allow, Resource: "execute-api:/api/POST/*" }], 403],
    ["allow a path", [{ ...allow, Resource: ["execute-api:/api/POST/*", "execute-api:/api/GET/a"] }], 200],
    ["of another action do not count", [{ ...allow, Action: "execute-api:ManageConnections" }], 403],
    ["may name actions with wildcards", [{ ...allow, Action: ["execute-api:*"] }], 200],
    ["deny before they allow", [allow, { ...deny, Resource: "execute-api:/api/*/a" }], 403],
    ["about accounts are not about those who do not sign", [{ ...allow, Principal: { AWS: "123456789012" } }], 403],
    ["about everybody are", [{ ...allow, Principal: { AWS: ["*"] } }], 200],
    ["have conditions that hold", [{ ...allow, Condition: { IpAddress: { "aws:SourceIp": "127.0.0.0/8" } } }], 200],
    ["have conditions that do not", [{ ...allow, Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8"] } } }], 403],
    ["need HTTPS as AWS has it", [allow, { ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } }], 200],
    ["by a key that only AWS knows", [{ ...allow, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }], 501],
    [
      "by a key that only AWS knows are not asked for where another allows",
      [allow, { ...allow, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }],
      200,
    ],
    [
      "that may deny are never passed over",
      [allow, { ...deny, Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } }],
      501,
    ],
    [
      "with an operator that nobody knows are never passed over",
      [allow, { ...deny, Condition: { StringSounds: { "aws:UserAgent": "curl" } } }],
      501,
    ],
  ])("%s", async (_name, statements, status) => {
    expect(await statusOf(statements)).toBe(status)
  })

  it("may ask for what clients send", async () => {
    const statements = [{ ...allow, Condition: { StringLike: { "aws:Referer": "https://a.example/*" } } }]

    expect(await statusOf(statements, [["REFERER", "https://a.example/x"]])).toBe(200)
    expect(await statusOf(statements)).toBe(403)
  })
})

describe("a resource policy and a Lambda authorizer", () => {
  const elsewhere = {
    principalId: "ada",
    policyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: "arn:aws:execute-api:*:*:*/api/GET/b" }],
    },
  }

  async function answerTo(statements: NonNullable<ResourcePolicyOptions["statements"]>) {
    const sourcePolicy = describeSourcePolicy({ statements })
    const routes = [route("GET", "/a", { authorizerId: "Auth" })]
    const client = fixture({ routes, authorizers: [authorizer()], sourcePolicy }, { Auth: () => elsewhere })
    const response = await client.send("GET", "/a", { headers: [["Authorization", "Bearer x"]] })
    return { status: response.status, type: header(response, "x-amzn-ErrorType"), asked: "Auth" in client.events }
  }

  it("decide together: what one allows and the other does not speak of is allowed", async () => {
    expect(await answerTo([allow])).toMatchObject({ status: 200 })
    expect(await answerTo([{ ...allow, Resource: "execute-api:/api/GET/other" }])).toMatchObject({ status: 403 })
  })

  it("do not reach the function where the resource policy denies", async () => {
    expect(await answerTo([allow, deny])).toEqual({ status: 403, type: "AccessDeniedException", asked: false })
  })

  it("do not guess whether the resource policy allows", async () => {
    const condition = { StringEquals: { "aws:PrincipalOrgID": "o-1" } }
    expect(await answerTo([{ ...allow, Condition: condition }])).toMatchObject({ status: 501, asked: true })
  })
})

describe("the check of a resource policy", () => {
  const messagesOf = (resourcePolicy: unknown) =>
    apiOptionFaults({ resourcePolicy }, ["api"]).map(({ message }) => message)

  it.each([
    [{ allow: [{ account: "123456789012" }], deny: [{ principal: "arn:aws:iam::123456789012:user/a/b" }] }],
    [{ statements: [{ ...allow, Sid: "All", Condition: { Bool: { "aws:SecureTransport": "true" } } }] }],
    [{ statements: [{ ...deny, Principal: { AWS: ["123456789012", "arn:aws:iam::123456789012:root"] } }] }],
  ])("takes %j", (resourcePolicy) => {
    expect(messagesOf(resourcePolicy)).toEqual([])
  })

  it.each([
    [{ allow: [{ account: "1234" }] }, 'api.resourcePolicy.allow.0.account is "1234"'],
    [{ deny: [{ principal: "*" }] }, 'api.resourcePolicy.deny.0.principal is "*"'],
    [{ statements: [{ ...allow, Effect: "allow" }] }, 'api.resourcePolicy.statements.0.Effect is "allow"'],
    [{ statements: [{ Effect: "Allow" }] }, "api.resourcePolicy.statements.0 has no Principal"],
    [
      { statements: [{ ...allow, Principal: "123456789012" }] },
      'api.resourcePolicy.statements.0.Principal is "123456789012"',
    ],
    [{ statements: [{ ...allow, NotAction: "x" }] }, "api.resourcePolicy.statements.0.NotAction is not a setting"],
    [
      { statements: [{ ...allow, Action: "s3:GetObject" }] },
      'api.resourcePolicy.statements.0.Action is "s3:GetObject"',
    ],
    [
      { statements: [{ ...allow, Resource: "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/*" }] },
      'api.resourcePolicy.statements.0.Resource is "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/*"',
    ],
  ])("finds %j", (resourcePolicy, message) => {
    expect(messagesOf(resourcePolicy)[0]).toBe(message)
  })
})
