import type { DeclaredResource, JudgedNeed } from "../../model/access-judge.ts"
import { cfnField } from "../../model/cfn-field.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { sourceLines } from "../../model/source-lines.ts"
import { localAccountId } from "../local-account-id.ts"

/** The declaration that grants what was lacking, and no more: `iam: [{ actions: […], resources: […] }]`. */
export function iamLine(needs: readonly JudgedNeed[], projectDir: string): string {
  const byResource = new Map<string, Set<string>>()
  for (const { action, resource, declared, condition } of needs) {
    const shown = declared ? handle(declared, projectDir) : JSON.stringify(anywhere(resource))
    const rest = `resources: [${shown}]${condition ? `, conditions: ${JSON.stringify(condition, filledIn)}` : ""}`
    byResource.set(rest, (byResource.get(rest) ?? new Set()).add(action))
  }
  const statements = [...byResource].map(([rest, actions]) => {
    const names = [...actions].toSorted().map((action) => JSON.stringify(action))
    return `{ actions: [${names.join(", ")}], ${rest} }`
  })
  return `iam: [${statements.join(", ")}]`
}

// In a declaration, pseudo parameters are filled in without Fn::Sub.
function filledIn(_key: string, value: CfnValue): CfnValue {
  return cfnField(value, "Fn::Sub") ?? value
}

// The variable that holds the resource, or its ARN as the template has it, which can be written anywhere.
function handle({ arn, location }: DeclaredResource, projectDir: string): string {
  const text = sourceLines(projectDir)(location)
  const [, name] = /\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=]+)?=\s*new\b/.exec(text) ?? []
  return name === undefined ? JSON.stringify(arn) : `/* from ${location.file} */ ${name}`
}

// The region and the account of this machine are not those of a deployed function.
function anywhere(arn: string): string {
  const [, start, region = "", account, rest] = /^(arn:aws:[\w-]+):([\w-]*):(\d*):(.*)$/.exec(arn) ?? []
  if (account !== localAccountId) return arn
  return `${start}:${region === "" ? "" : "${AWS::Region}"}:\${AWS::AccountId}:${rest}`
}
