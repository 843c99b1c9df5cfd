import { describe, expect, it } from "vitest"
import type { Grant } from "../model/grant.ts"
import type { StatementDocument } from "../model/policy-document.ts"
import { rolePolicies } from "./role-policies.ts"
import { policySize } from "./policy-size.ts"

const owner = { id: "Api", location: { file: "src/app.ts", line: 3 }, stackName: "notes-dev" }

function tables(count: number, actions: readonly string[] = ["dynamodb:GetItem"]): readonly Grant[] {
  return Array.from({ length: count }, (_, index) =>
    actions.map((action) => ({ action, resource: { "Fn::GetAtt": [`Table${index}`, "Arn"] }, evidence: [] })),
  ).flat()
}

function pairs(statements: readonly StatementDocument[]): readonly string[] {
  return statements
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => JSON.stringify([action, resource]))),
    )
    .toSorted()
}

describe("rolePolicies", () => {
  it("keeps what fits inside the role", () => {
    expect(rolePolicies({ grants: tables(20) }, owner).kind).toBe("inline")
  })

  it("divides the permissions on 300 tables into managed policies that IAM takes, and loses none", () => {
    const grants = tables(300, ["dynamodb:GetItem", "dynamodb:PutItem"])
    const found = rolePolicies({ grants }, owner)
    const documents = found.kind === "managed" ? found.documents : []
    expect(documents.length).toBeGreaterThan(1)
    expect(documents.length).toBeLessThanOrEqual(10)
    expect(Math.max(...documents.map((some) => policySize(some, owner.stackName)))).toBeLessThanOrEqual(6144)
    expect(pairs(documents.flat())).toEqual(
      grants.map(({ action, resource }) => JSON.stringify([action, resource])).toSorted(),
    )
  })

  it("gives the same documents whatever the order of the grants", () => {
    const grants = tables(300)
    expect(rolePolicies({ grants: grants.toReversed() }, owner)).toEqual(rolePolicies({ grants }, owner))
  })

  it("divides a statement of a policy file too, with its Sid once", () => {
    const Resource = Array.from({ length: 200 }, (_, index) => `arn:aws:s3:::${"b".repeat(50)}${index}/*`)
    const statement = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource }
    const found = rolePolicies({ grants: [], file: { name: "p.json", statements: [statement], lines: [1] } }, owner)
    const documents = found.kind === "managed" ? found.documents.flat() : []
    expect(documents.filter((some) => "Sid" in some)).toHaveLength(1)
    expect(documents.flatMap((some) => some["Resource"])).toHaveLength(200)
  })

  it("names the function and the ways out where ten policies are too few", () => {
    expect(() => rolePolicies({ grants: tables(1500) }, owner)).toThrow(
      expect.objectContaining({
        code: "POLICY_TOO_LARGE",
        message: expect.stringMatching(
          /^What Api may do takes \d+ characters; IAM takes 10 policies of 6144 for a role$/,
        ),
        hint: expect.stringContaining('split: "controller"'),
        location: { file: "src/app.ts", line: 3 },
      }),
    )
  })
})
