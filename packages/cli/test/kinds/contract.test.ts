import { type KindName, type RuntimeKind, runtimeKinds } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import type { LocalEmulator } from "../../src/model/local-emulator.ts"
import type { PlanRefs } from "../../src/model/kind.ts"
import { s3BridgeEvent } from "./declared/buckets.ts"
import { fixtureApp, modelOf } from "./fixture-app.ts"
import { fixtures } from "./fixtures.ts"
import { referencesOf } from "../../src/kinds/all-references.ts"
import { kinds } from "../../src/kinds/index.ts"

const refs: PlanRefs = {
  app: fixtureApp,
  references: referencesOf(fixtureApp.declared, []),
  retainState: true,
  functionArn: (id) => ({ "Fn::GetAtt": [`${id}Function`, "Arn"] }),
}

describe.each(Object.keys(runtimeKinds) as KindName[])("the kind %s", (name) => {
  it("makes a model of its declaration without a fault, and the model survives JSON", () => {
    const { models, functions, errors } = modelOf(name)
    expect(errors).toEqual([])
    expect(models.every(({ kind }) => kind === name)).toBe(true)
    expect(JSON.parse(JSON.stringify({ models, functions }))).toEqual(clean({ models, functions }))
  })

  it("gives every resource a type and its place, and no fixed physical name", () => {
    const { resources } = kinds[name]?.toResources?.(modelOf(name).models, refs) ?? { resources: {} }
    for (const [id, resource] of Object.entries(resources)) {
      expect(id).toMatch(/^[A-Za-z0-9]+$/)
      expect(resource.Type).toMatch(/^AWS::\w+::\w+$/)
      expect(Object.keys(resource.Properties ?? {})).not.toContain("TableName")
    }
  })

  it("answers no path without a function of its own", () => {
    const { models, functions } = modelOf(name)
    const ids = functions.map(({ id }) => id)
    const routes = kinds[name]?.toRoutes?.(models) ?? []
    expect(ids).toEqual(
      expect.arrayContaining(routes.flatMap(({ target }) => (target.type === "function" ? target.functionId : []))),
    )
    expect(routes.length > 0).toBe(name === "http" || name === "webSocket")
  })

  it("never grants a wildcard", () => {
    for (const grant of kinds[name]?.toGrants?.(modelOf(name).models, "Api", refs) ?? []) {
      expect(grant.resource).not.toBe("*")
      expect(grant.action).not.toContain("*")
    }
  })

  it("is the only kind that accepts its event", () => {
    const { event } = fixtures[name]
    const accepting = Object.values(runtimeKinds).filter(
      (kind) => event !== undefined && !isOpen(kind) && kind.accepts(event),
    )
    expect(accepting.map((kind) => kind.name)).toEqual(event === undefined || isOpen(runtimeKinds[name]) ? [] : [name])
  })

  it("gives a value to every variable of its references under tsapi local", async () => {
    const { models } = modelOf(name)
    const { environment } = (await kinds[name]?.startLocal?.(models, emulator)) ?? { environment: {} }
    const variables =
      kinds[name]?.toReferences?.(models, []).map(({ environmentVariable }) => environmentVariable) ?? []
    expect(Object.keys(environment).toSorted()).toEqual(variables.toSorted())
  })
})

it("onBucket takes what S3 sends through EventBridge too", () => {
  expect(runtimeKinds.onBucket.accepts(s3BridgeEvent)).toBe(true)
})

const emulator: LocalEmulator = {
  app: fixtureApp,
  region: "us-east-1",
  accountId: "000000000000",
  valueOf: () => undefined,
  serveApi: () => {},
  serveWebSocket: () => {},
  holdsData: () => true,
  service: async () => ({
    endpoint: "http://127.0.0.1:1",
    call: async (operation) =>
      operation === "DescribeTable" ? { Table: { TableArn: "arn:aws:dynamodb:us-east-1:000000000000:table/t" } } : {},
  }),
}

function isOpen(kind: RuntimeKind): boolean {
  return kind.takesAnything === true
}

// JSON drops undefined entries.
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, clean(entry)]])),
  )
}
