import { describe, expect, it } from "vitest"
import type { Grant } from "../model/grant.ts"
import { mergeCovered } from "./merge-covered.ts"

const all = "arn:aws:s3:::uploads/*"
const settings = "arn:aws:s3:::uploads/settings.json"

function grant(resource: Grant["resource"], line: number, more: Partial<Grant> = {}): Grant {
  return { action: "s3:GetObject", resource, evidence: [{ file: "a.ts", line, chain: ["handler"] }], ...more }
}

describe("mergeCovered", () => {
  it("gives the lines of a covered permission to the wider one, with the resource that they name", () => {
    expect(mergeCovered([grant(settings, 2), grant(all, 9)])).toEqual([
      grant(all, 9, {
        evidence: [
          { file: "a.ts", line: 2, chain: ["handler"], resource: settings },
          { file: "a.ts", line: 9, chain: ["handler"] },
        ],
      }),
    ])
  })

  it("names no resource for a line that needs the wider one itself", () => {
    expect(mergeCovered([grant(settings, 9), grant(all, 9)])).toEqual([grant(all, 9)])
  })

  it("covers the indexes of a declared table, and all that lies between two wildcards", () => {
    const indexes = { "Fn::Sub": "${Todos.Arn}/index/*" }
    const own = { "Fn::Sub": "${Todos.Arn}/index/byOwner" }
    expect(mergeCovered([grant(indexes, 1), grant(own, 2)])).toMatchObject([{ resource: indexes }])
    const wide = "arn:aws:s3:::*/a/*"
    expect(mergeCovered([grant("arn:aws:s3:::b/a/*", 1), grant(wide, 2)])).toMatchObject([{ resource: wide }])
  })

  it.each<[string, Grant]>([
    ["another action", grant(settings, 2, { action: "s3:PutObject" })],
    ["another condition", grant(settings, 2, { condition: { StringEquals: { "s3:prefix": "a" } } })],
    ["another bucket", grant("arn:aws:s3:::backups/settings.json", 2)],
    ["the bucket itself", grant("arn:aws:s3:::uploads", 2)],
  ])("keeps %s", (_, other) => {
    expect(mergeCovered([other, grant(all, 9)])).toEqual([other, grant(all, 9)])
  })
})
