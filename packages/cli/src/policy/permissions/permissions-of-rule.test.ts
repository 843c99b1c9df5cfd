import { describe, expect, it, vi } from "vitest"
import { grantsOfCall } from "../../../test/policy/service-call.ts"
import type * as ServiceData from "./service-data.ts"

vi.mock("./service-data.ts", async (importOriginal) => {
  const original = await importOriginal<typeof ServiceData>()
  const tables = original.serviceData()
  const kms = { Decrypt: [{ action: "kms:Decrypt", resource: "arn:${Partition}:kms:${Region}:1:key/${KeyId}" }] }
  return { ...original, serviceData: () => ({ ...tables, overrides: { ...tables.overrides, kms } }) }
})

describe("a rule with an ARN in which a parameter stands", () => {
  it("grants the action on what the parameter names", async () => {
    expect(await grantsOfCall("kms", "Decrypt", `{ KeyId: "k" }`)).toEqual([expect.stringMatching(/^kms:Decrypt .*k$/)])
  })

  it("grants a dangerous action on nothing where the parameter is not known", async () => {
    const dangerous = expect.stringMatching(/^POLICY_RESOURCE_DANGEROUS .*Decrypt: KeyId .* is not known/)
    expect(await grantsOfCall("kms", "Decrypt", `{ KeyId: request.body.key }`)).toEqual([dangerous])
  })
})
