import { readFileSync, statSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { actionsOf, resourceFormats } from "../../../scripts/iam-catalogue.ts"
import { resourceRules } from "./resource-rules.ts"
import { serviceData } from "./service-data.ts"

const data = path.join(import.meta.dirname, "..", "data")

describe("the generated tables", () => {
  const { clients, actions, overrides } = serviceData()

  it("hold the overrides as they stand in their file", () => {
    const file: unknown = JSON.parse(readFileSync(path.join(data, "iam-op-overrides.json"), "utf8"))
    expect(file).toMatchObject({ overrides })
  })

  it("name only actions that IAM has today", () => {
    const named = Object.values(overrides).flatMap((operations) =>
      Object.values(operations)
        .flat()
        .map(({ action }) => action),
    )
    const unknown = named.filter((action) => !actionsOf(action.split(":")[0] ?? "").has(action.split(":")[1] ?? ""))
    expect(unknown).toEqual([])
  })

  it("agree with the catalogue on every action", () => {
    const stale = Object.entries(actions).flatMap(([prefix, names]) => {
      const catalogue = actionsOf(prefix)
      return Object.entries(names).flatMap(([name, types]) =>
        catalogue.get(name) === types ? [] : [`${prefix}:${name}`],
      )
    })
    expect(stale).toEqual([])
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
      const formats = resourceFormats(prefix)
      return rules.flatMap(({ type, variables }) => {
        const format = formats[type]
        if (format === undefined) return [`${prefix} ${type}`]
        const isArnOnly = Object.values(variables)[0]?.params.every((name) => /arn$/i.test(name))
        const isBound = Object.keys(variables).some((name) => format.includes(`\${${name}}`))
        return isBound || isArnOnly ? [] : [`${prefix} ${type} ${Object.keys(variables).join()}`]
      })
    })
    expect(unknown).toEqual([])
  })

  it("map nearly every command of the covered services", () => {
    const operations = Object.entries(clients).flatMap(([module, { prefix, operations: names, noAuth = "" }]) =>
      names.split(" ").map((name) => {
        const service = module.replace("@aws-sdk/client-", "")
        const isMapped = overrides[service]?.[name] ?? actions[prefix]?.[name] ?? noAuth.split(" ").includes(name)
        return { name: `${service}.${name}`, isMapped: Boolean(isMapped) || isMapped === "" }
      }),
    )
    const mapped = operations.filter(({ isMapped }) => isMapped)
    expect(mapped.length / operations.length).toBeGreaterThan(0.97)
  })

  it("stay under 200 KB", () => {
    expect(statSync(path.join(data, "service-data.ts")).size).toBeLessThan(200_000)
  })
})
