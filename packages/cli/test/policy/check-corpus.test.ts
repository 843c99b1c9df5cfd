import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"
import type { FunctionPolicy } from "../../src/model/grant.ts"
import { checkRole } from "../../src/policy/check/check-role.ts"
import { roleDocuments } from "../../src/policy/check/role-documents.ts"
import { inferHandlers } from "../../src/policy/infer-handlers.ts"
import { renderPolicyDocument } from "../../src/policy/render-policy-document.ts"
import { corpusDirectory, readCorpus } from "./corpus-case.ts"

const knownFailures: object = JSON.parse(readFileSync(path.join(corpusDirectory, "known-failures.json"), "utf8"))

it(
  "finds no fault in any policy of the corpus, and a fault in each that is tampered with",
  { timeout: 120_000 },
  async () => {
    const sound = readCorpus().filter(({ name }) => !(name in knownFailures))
    for (const { name, file, environment } of sound) {
      const [policy] = await inferHandlers({
        projectDir: corpusDirectory,
        handlers: [{ file, exportName: "handler" }],
        environment,
      })
      const needs = policy?.grants ?? []
      const tampered = needs.map((need) => needs.filter((other) => other !== need))
      expect({
        name,
        faults: faultsOf(needs, needs),
        lacking: tampered.map((some) => faultsOf(needs, some).length > 0),
        spare: tampered.map((some) => faultsOf(some, needs).length > 0),
      }).toEqual({ name, faults: [], lacking: needs.map(() => true), spare: needs.map(() => true) })
    }
  },
)

/** What the check of a role finds that allows `granted` where `needs` are needed. */
function faultsOf(needs: FunctionPolicy["grants"], granted: FunctionPolicy["grants"]): readonly string[] {
  const Statement = renderPolicyDocument(granted).Statement.map((statement) => ({ ...statement }))
  const Properties = { PolicyDocument: { Version: "2012-10-17", Statement }, Roles: [{ Ref: "Role" }] }
  const Resources = { Policy: { Type: "AWS::IAM::Policy", Properties } }
  const template = { AWSTemplateFormatVersion: "2010-09-09", Description: "", Resources, Outputs: {} } as const
  const results = checkRole({ documents: roleDocuments(template, "Role"), needs, stackName: "corpus" })
  return results.flatMap(({ faults }) => faults.map(({ message }) => message))
}
