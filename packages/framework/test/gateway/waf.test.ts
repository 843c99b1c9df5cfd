import { describe, expect, it } from "vitest"
import type { WafOptions, WafRule } from "../../src/index.ts"
import { apiOptionFaults } from "../../src/gateway/check-api-options.ts"
import { describeWaf } from "../../src/gateway/waf/describe-waf.ts"
import { answer, fixture, header, route } from "./gateway-fixture.ts"

const managed = { managed: "AWSManagedRulesCommonRuleSet" }

/** What requests from 127.0.0.1 are answered. */
function behind(rules: readonly WafRule[], defaultAction: WafOptions["defaultAction"] = "allow") {
  return fixture({ routes: [route("GET", "/")], waf: describeWaf({ rules, defaultAction }) })
}

const forbidden = { status: 403, body: '{"message":"Forbidden"}', errorType: "ForbiddenException" }
const here = ["127.0.0.0/8", "::1"]

describe("the web ACL", () => {
  it("blocks addresses before anything else is asked", async () => {
    const client = behind([{ name: "Here", ips: here, action: "block" }])

    expect(answer(await client.send("GET", "/"))).toEqual(forbidden)
    expect(answer(await client.send("GET", "/nope"))).toEqual(forbidden)
    expect(client.events).toEqual({})
  })

  it("answers as the gateway response for it says", async () => {
    const rules = [{ name: "Here", ips: here, action: "block" } as const]
    const gatewayResponses = { WAF_FILTERED: { status: 418, headers: {}, templates: { "text/plain": "no" } } }
    const client = fixture({ routes: [route("GET", "/")], waf: describeWaf({ rules }), gatewayResponses })

    expect(answer(await client.send("GET", "/"))).toMatchObject({ status: 418, body: "no" })
  })

  it("takes rules by what they say, not by members that are undefined", async () => {
    const rule: object = { name: "Here", ips: here, action: "block", managed: undefined, statement: undefined }
    expect(answer(await behind([rule as WafRule]).send("GET", "/"))).toEqual(forbidden)
  })

  it("answers what a rule says itself", async () => {
    const response = {
      status: 451,
      body: "<p>no</p>",
      contentType: "text/html",
      headers: { "X-Why": "banned" },
    } as const
    const refused = await behind([{ name: "Here", ips: here, action: "block", response }]).send("GET", "/")

    expect(answer(refused)).toMatchObject({ status: 451, body: "<p>no</p>" })
    expect(header(refused, "content-type")).toBe("text/html")
    expect(header(refused, "x-why")).toBe("banned")
  })

  const allow = { name: "Allow", ips: here, action: "allow" } as const
  const block = { name: "Block", ips: here, action: "block" } as const
  const count = { name: "Count", ips: here, action: "count" } as const
  const others = { name: "Others", ips: ["10.0.0.0/8"], action: "block" } as const
  const geo = { name: "Geo", statement: { GeoMatchStatement: { CountryCodes: ["NZ"] } }, action: "allow" } as const
  const rate = { name: "Rate", rate: { limit: 10 } } as const

  it.each<readonly [string, readonly WafRule[], WafOptions["defaultAction"], number]>([
    ["asks its rules in their order", [allow, block], "allow", 200],
    ["goes on after counting", [count, block], "allow", 403],
    ["passes other addresses over", [others], "allow", 200],
    ["blocks whom no rule allows", [others], "block", 403],
    ["lets through whom a rule allows", [allow], "block", 200],
    ["passes over what could only block", [managed, rate, allow], "block", 200],
    ["does not guess whether another rule would allow", [geo], "block", 501],
    ["does not guess whether another rule came before", [geo, block], "allow", 501],
    ["does not ask on where nothing hangs on it", [geo, allow], "block", 200],
    ["does not guess what a group allows", [{ ...managed, overrides: { One: "allow" } }], "block", 501],
  ])("%s", async (_name, rules, defaultAction, status) => {
    expect((await behind(rules, defaultAction).send("GET", "/")).status).toBe(status)
  })

  it("that is kept elsewhere is not asked", async () => {
    const waf = describeWaf("arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/own/1")
    expect((await fixture({ routes: [route("GET", "/")], waf }).send("GET", "/")).status).toBe(200)
  })
})

function messagesOf(waf: unknown) {
  return apiOptionFaults({ waf }, ["api"]).map(({ message }) => message)
}

describe("the check of a web ACL", () => {
  it.each([
    [false],
    ["arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/own/a1-b2"],
    [{ rules: [], defaultAction: "block" }],
    [{ rules: [managed, { ...managed, managed: "Other", vendor: "Seller", version: "1", countOnly: true }] }],
    [{ rules: [{ name: "A", ips: ["10.0.0.1", "::/1"], action: "count" }] }],
    [{ rules: [{ name: "A", ips: "arn:aws:wafv2:eu-west-1:123456789012:regional/ipset/own/1", action: "allow" }] }],
    [{ rules: [{ name: "A", rate: { limit: 10, windowSeconds: 60, by: { header: "X-Key" } } }] }],
    [{ rules: [{ name: "A", rate: { limit: 10 }, response: { status: 429, headers: { "Retry-After": "60" } } }] }],
  ])("takes %j", (waf) => {
    expect(messagesOf(waf)).toEqual([])
  })

  it.each([
    [
      "arn:aws:wafv2:us-east-1:123456789012:global/webacl/own/1",
      'api.waf is "arn:aws:wafv2:us-east-1:123456789012:global/webacl/own/1"',
    ],
    [{}, "api.waf has no rules"],
    [{ rules: [{}] }, "api.waf.rules.0 is {}"],
    [{ rules: [{ managed: undefined }] }, "api.waf.rules.0 is {}"],
    [
      { rules: [{ name: "Geo", action: "block", statement: { GeoMatchStatement: undefined } }] },
      "api.waf.rules.0.statement is {}",
    ],
    [{ rules: [{ ...managed, ips: [] }] }, 'api.waf.rules.0 is {"managed":"AWSManagedRulesCommonRuleSet","ips":[]}'],
    [{ rules: [{ ...managed, action: "block" }] }, "api.waf.rules.0.action is not a setting"],
    [{ rules: [{ ...managed, overrides: { A: "deny" } }] }, 'api.waf.rules.0.overrides.A is "deny"'],
    [{ rules: [managed, managed] }, "api.waf.rules has two rules named AWS-AWSManagedRulesCommonRuleSet"],
    [
      {
        rules: [
          { name: "a-b", rate: { limit: 10 } },
          { name: "AB", rate: { limit: 10 } },
        ],
      },
      "api.waf.rules has two rules named AB",
    ],
    [{ rules: [{ name: "A", ips: [], action: "block" }] }, "api.waf.rules.0.ips is empty"],
    [{ rules: [{ name: "A", ips: ["10.0.0.0/33"], action: "block" }] }, 'api.waf.rules.0.ips.0 is "10.0.0.0/33"'],
    [
      { rules: [{ name: "A", ips: ["0.0.0.0/0"], action: "block" }] },
      "api.waf.rules.0.ips.0 is every address there is",
    ],
    [{ rules: [{ name: "A", ips: ["10.0.0.1"] }] }, "api.waf.rules.0 has no action"],
    [{ rules: [{ name: "a b", rate: { limit: 10 } }] }, 'api.waf.rules.0.name is "a b"'],
    [{ rules: [{ name: "A", rate: { limit: 9 } }] }, "api.waf.rules.0.rate.limit is 9"],
    [{ rules: [{ name: "A", rate: { limit: 10, windowSeconds: 30 } }] }, "api.waf.rules.0.rate.windowSeconds is 30"],
    [{ rules: [{ name: "A", rate: { limit: 10 }, action: "allow" }] }, 'api.waf.rules.0.action is "allow"'],
    [{ rules: [{ name: "A", statement: { geo: {} }, action: "block" }] }, 'api.waf.rules.0.statement is {"geo":{}}'],
    [
      { rules: [{ name: "A", ips: ["10.0.0.1"], action: "allow", response: { status: 403 } }] },
      'api.waf.rules.0.response is for blocked requests, and the action is "allow"',
    ],
  ])("finds %j", (waf, message) => {
    expect(messagesOf(waf)).toEqual([message])
  })
})
