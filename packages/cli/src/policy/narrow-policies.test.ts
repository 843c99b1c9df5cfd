import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { withNarrowPolicies } from "./narrow-policies.ts"

const directory = mkdtempSync(path.join(tmpdir(), "tsapi-narrow-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function lines(authorize: string, { ttlSeconds = 300, identitySources = ["method.request.header.A"] } = {}) {
  writeFileSync(
    path.join(directory, "auth.ts"),
    `@authorizer({ type: "request" })\nexport class Auth {\n${authorize}\n}\n`,
  )
  const location = { file: "auth.ts", line: 1 }
  const model = { id: "Auth", keptAnswers: { ttlSeconds, identitySources }, location }
  const policy = { functionId: "Auth", grants: [], warnings: [] }
  return withNarrowPolicies([policy], [model], directory).flatMap(({ warnings }) => warnings.map(({ line }) => line))
}

describe("an authorizer that keeps its results", () => {
  it.each([
    "authorize({ route }) { return allow({ principalId: 'a', routes: [route] }) }",
    "authorize({ path: asked }) { return allow({ principalId: 'a', routes: [asked] }) }",
    "async authorize(request) { return allow({ principalId: 'a', routes: [request.route] }) }",
    "authorize(request: R) { return allow({ principalId: 'a', routes: [{ path: request.path, methods: ['GET'] }] }) }",
    "authorize({ methodArn }) { return { policyDocument: { Statement: [{ Effect: 'Allow', Resource: methodArn }] } } }",
    "authorize(r) { return { policyDocument: { Statement: { Effect: 'Allow', Resource: [r.event.methodArn] } } } }",
    "authorize({ event }) { return { policyDocument: { Statement: { Effect: 'Allow', Resource: event.methodArn } } } }",
  ])("is warned of: %s", (authorize) => {
    expect(lines(authorize)).toEqual([3])
  })

  it.each([
    "authorize({ route }) { return allow({ principalId: 'a', routes: ['*'] }) }",
    "authorize({ route }) { return allow({ principalId: 'a', routes: [route, '/me'] }) }",
    "authorize({ methodArn }) { return { policyDocument: { Statement: [{ Effect: 'Deny', Resource: methodArn }] } } }",
    "authorize({ methodArn }) { return { policyDocument: { Statement: [{ Effect: 'Allow', Resource: all(methodArn) }] } } }",
    "other({ route }) { return allow({ principalId: 'a', routes: [route] }) }",
    "authorize({ token }) { const route = find(token); return allow({ principalId: 'a', routes: [route] }) }",
  ])("is not warned of: %s", (authorize) => {
    expect(lines(authorize)).toEqual([])
  })
})

describe("an authorizer whose results are for one route", () => {
  const authorize = "authorize({ route }) { return allow({ principalId: 'a', routes: [route] }) }"

  it("is not warned of, with no cache or the route among its identity sources", () => {
    expect(lines(authorize, { ttlSeconds: 0 })).toEqual([])
    expect(lines(authorize, { identitySources: ["context.resourcePath", "context.httpMethod"] })).toEqual([])
    expect(lines(authorize, { identitySources: ["context.resourcePath"] })).toEqual([3])
  })
})
