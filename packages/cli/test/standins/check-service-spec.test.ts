import { describe, expect, it } from "vitest"
import { checkServiceSpec, type AnyTemplate } from "./check-service-spec.ts"
import { todoTemplate } from "./fixtures/todo-template.ts"

describe("checkServiceSpec", () => {
  it("finds nothing in a sound template", () => {
    expect(checkServiceSpec(todoTemplate)).toEqual([])
  })

  it.each<[string, string, unknown, string]>([
    ["an unknown property", "TodosTable.Properties.BillingMod", "x", "no such property"],
    ["an unknown nested property", "TodosTable.Properties.KeySchema.0.KeyTyp", "HASH", "no such property"],
    ["a missing property", "TodosTable.Properties.KeySchema", undefined, "KeySchema is required"],
    ["a missing nested property", "TodosTable.Properties.KeySchema.0.KeyType", undefined, "KeyType is required"],
    ["a string for a number", "ApiFunction.Properties.MemorySize", "512", 'expected an integer, found "512"'],
    ["an object for a list", "ApiFunction.Properties.Architectures", {}, "expected a list"],
    ["a number for a string", "ApiFunction.Properties.Handler", 1, "expected a string"],
    ["an unknown type", "TodosTable.Type", "AWS::DynamoDB::Tabel", "is not a resource type"],
    [
      "an unknown attribute",
      "ApiFunction.Properties.Role",
      { "Fn::GetAtt": ["ApiFunctionRole", "ARN"] },
      "no attribute ARN",
    ],
    ["a dangling Ref", "ApiFunction.Properties.Role", { Ref: "Nobody" }, "Nobody is not in the template"],
    [
      "a dangling name in Sub",
      "ApiFunction.Properties.Role",
      { "Fn::Sub": "${Nobody.Arn}" },
      "Nobody is not a resource",
    ],
    ["a dangling DependsOn", "ApiFunction.DependsOn", ["Nobody"], "DependsOn Nobody"],
    [
      "Ref where an ARN is wanted",
      "ApiFunction.Properties.Role",
      { Ref: "ApiFunctionRole" },
      "Ref ApiFunctionRole is not its Arn",
    ],
  ])("finds %s", (_, path, value, message) => {
    const faults = checkServiceSpec(seeded(path, value))
    expect(faults.map((fault) => fault.message)).toContainEqual(expect.stringContaining(message))
  })
})

/** The sound template with one value set, or removed when undefined. */
function seeded(path: string, value: unknown): AnyTemplate {
  const template = structuredClone(todoTemplate)
  const keys = path.split(".")
  const last = keys.pop() ?? ""
  let target: Record<string, unknown> = template.Resources
  for (const key of keys) target = target[key] as Record<string, unknown>
  if (value === undefined) delete target[last]
  else target[last] = value
  return template
}
