import { readFileSync, statSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { clientsFile, renderServiceData } from "../../../scripts/render-service-data.ts"
import { mostUsedClients } from "../../../test/policy/most-used-clients.ts"
import { readClient } from "../app-code/read-client.ts"
import { resourceRules } from "./resource-rules.ts"
import { actionsOf, resourceTypesOf, serviceData } from "./service-data.ts"

const { clients, overrides } = serviceData()

const packages = path.join(import.meta.dirname, "../../../test/policy/packages/installed/node_modules")

describe("the generated tables", () => {
  it("are what the generator makes of the catalogue, the recorded clients and the overrides today", () => {
    expect(JSON.parse(renderServiceData())).toEqual(serviceData())
  })

  it.each(mostUsedClients)("know every operation of %s", (module) => {
    const installed = readClient(path.join(packages, module))
    expect(installed?.prefix).toBe(clients[module]?.prefix)
    expect(installed?.noAuth).toBe(clients[module]?.noAuth)
    const known = new Set(clients[module]?.operations.split(" "))
    expect(installed?.operations.split(" ").filter((name) => !known.has(name))).toEqual([])
  })

  it("record the clients of more than 40 services", () => {
    const recorded: object = JSON.parse(readFileSync(clientsFile, "utf8"))
    expect(Object.keys(recorded).length).toBeGreaterThan(70)
  })

  it("name only actions that IAM has today", () => {
    const named = Object.values(overrides).flatMap((operations) =>
      Object.values(operations).flatMap((rules) => rules.map(({ action }) => action)),
    )
    expect(named.filter((action) => !resourceTypesOf(action))).toEqual([])
  })

  it("have overrides for operations of the SDK alone", () => {
    const unknown = Object.entries(overrides).flatMap(([service, operations]) => {
      const known = clients[`@aws-sdk/client-${service}`]?.operations.split(" ") ?? []
      return Object.keys(operations).flatMap((name) => (known.includes(name) ? [] : [`${service}.${name}`]))
    })
    expect(unknown).toEqual([])
  })

  it("have rules for resource types and variables that IAM has", () => {
    const unknown = Object.entries(resourceRules).flatMap(([prefix, rules]) => {
      const formats = formatsOf(prefix)
      return rules.flatMap(({ type, variables, format }) => {
        const known = format ?? formats.get(type)
        if (known === undefined) return [`${prefix} ${type}`]
        const [main] = Object.entries(variables)
        const isArnOnly = main?.[1].params.some((name) => /(arn|arns|arn\[\]|token|iterator)$/i.test(name))
        const isBound = Object.keys(variables).some((name) => known.includes(`\${${name}}`))
        return isBound || isArnOnly || !main ? [] : [`${prefix} ${type} ${Object.keys(variables).join()}`]
      })
    })
    expect(unknown).toEqual([])
  })

  it("map nearly every command of the covered services", () => {
    const operations = mostUsedClients.flatMap((module) => {
      const client = clients[module]
      const noAuth = client?.noAuth ?? ""
      const prefix = client?.prefix ?? ""
      return (client?.operations ?? "").split(" ").map((name) => {
        const service = module.replace("@aws-sdk/client-", "")
        const isMapped = overrides[service]?.[name] ?? resourceTypesOf(`${prefix}:${name}`)
        return { name: `${service}.${name}`, isMapped: isMapped !== undefined || noAuth.split(" ").includes(name) }
      })
    })
    const mapped = operations.filter(({ isMapped }) => isMapped)
    expect(mapped.length / operations.length).toBeGreaterThan(0.98)
  })

  it("stay under 200 KB", () => {
    expect(statSync(path.join(import.meta.dirname, "../data/service-data.ts")).size).toBeLessThan(200_000)
  })
})

function formatsOf(prefix: string): ReadonlyMap<string, string> {
  return new Map([...actionsOf(prefix).values()].flat().map(({ name, format }) => [name, format]))
}
