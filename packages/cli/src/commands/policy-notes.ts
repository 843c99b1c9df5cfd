import type { CfnValue } from "../model/cloudformation.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import type { StatementDocument } from "../model/policy-document.ts"
import { showResource } from "../model/show-resource.ts"

/** What people must know of a policy beside its grants: statements of its file, and that a role exists already. */
export function policyNotes(
  { file, role }: Pick<FunctionPolicy, "file" | "role">,
  statements = file?.statements ?? [],
): readonly string[] {
  return [
    ...(file && statements.length > 0
      ? [`  and what ${file.name} says:`, ...statements.map((one) => `    ${describe(one)}`)]
      : []),
    ...(role === undefined
      ? []
      : [`  runs as ${showResource(role)}, which tsapi does not change: it must allow this itself`]),
  ]
}

function describe(statement: StatementDocument): string {
  const may = statement["Effect"] === "Deny" ? "must not" : "may"
  const actions = listed(statement["Action"] ?? statement["NotAction"])
  const resources = listed(statement["Resource"] ?? statement["NotResource"])
  const not = (key: string) => (key in statement ? "all but " : "")
  const condition = "Condition" in statement ? ` if ${JSON.stringify(statement["Condition"])}` : ""
  return `${may} ${not("NotAction")}${actions} on ${not("NotResource")}${resources}${condition}`
}

function listed(value: CfnValue | undefined): string {
  return [value ?? []]
    .flat()
    .map((entry: CfnValue) => showResource(entry))
    .join(", ")
}
