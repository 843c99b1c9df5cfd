import { afterEach, describe, expect, it, vi } from "vitest"
import { Table } from "@tsapi/framework"

afterEach(() => {
  vi.unstubAllEnvs()
})

describe("Table", () => {
  it.each([
    ["Todos", "TODOS_TABLE"],
    ["TodoItems", "TODO_ITEMS_TABLE"],
    ["APIKeys", "API_KEYS_TABLE"],
    ["todo-items", "TODO_ITEMS_TABLE"],
    ["Orders2024", "ORDERS2024_TABLE"],
  ])("%s reads its name and ARN from %s_NAME and _ARN", (id, prefix) => {
    vi.stubEnv(`${prefix}_NAME`, "physical")
    vi.stubEnv(`${prefix}_ARN`, "arn:aws:dynamodb:eu-west-1:123456789012:table/physical")
    const table = new Table(id, { partitionKey: "id" })
    expect(table.name).toBe("physical")
    expect(table.arn).toBe("arn:aws:dynamodb:eu-west-1:123456789012:table/physical")
  })

  it("says what to do where the environment does not carry its name", () => {
    expect(() => new Table("Todos", { partitionKey: "id" }).name).toThrow(
      'TODOS_TABLE_NAME is not set, so the table Todos has no name here. tsapi sets it in deployed functions and under "tsapi local"; elsewhere, as in a unit test, set it yourself.',
    )
  })

  it("7: an unknown option is a TypeError at once", () => {
    const options = { partitionKey: "id", ttl: "x" }
    expect(() => new Table("Todos", options)).toThrow('Table has no option "ttl"')
  })
})
