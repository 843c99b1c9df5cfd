import { cfnList } from "../../model/cfn-field.ts"
import type { FunctionPolicy, Grant } from "../../model/grant.ts"
import type { StatementDocument } from "../../model/policy-document.ts"

/** What a policy file allows by name, one by one; actions and resources may have wildcards. Its line is the evidence. */
export function writtenGrants({ file }: Pick<FunctionPolicy, "file">): readonly Grant[] {
  if (!file) return []
  return file.statements.flatMap((statement, index) => {
    if (!isApart(statement)) return []
    const evidence = [{ file: file.name, line: file.lines[index] ?? 1, chain: ["the policy file"] }]
    // What reads the file vouches for the shape.
    const condition = statement["Condition"] as Grant["condition"]
    return cfnList(statement["Action"]).flatMap((action) =>
      cfnList(statement["Resource"]).map((resource) => ({
        ...{ action: String(action), resource, evidence },
        ...(condition && { condition }),
      })),
    )
  })
}

/** The statements that cannot be taken apart into permissions: a `Deny`, and all but what is named. */
export function otherStatements({ file }: Pick<FunctionPolicy, "file">): readonly StatementDocument[] {
  return (file?.statements ?? []).filter((statement) => !isApart(statement))
}

function isApart(statement: StatementDocument): boolean {
  return statement["Effect"] === "Allow" && !("NotAction" in statement) && !("NotResource" in statement)
}
