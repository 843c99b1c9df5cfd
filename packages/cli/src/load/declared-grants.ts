import type { ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { Evidence, Grant } from "../model/grant.ts"
import type { IamDeclaration } from "../model/kind.ts"
import { toTemplateValue } from "../model/template-value.ts"

/** Declared statements, which were checked, as grants; resources of the app become what the template calls them. */
export function declaredGrants(
  { owner, statements, locate }: IamDeclaration,
  references: readonly ResourceReference[],
): readonly Grant[] {
  return statements.flatMap((statement) => {
    const actions = [statement.actions].flat()
    const resources: readonly unknown[] = [statement.resources].flat()
    const { file, line } = locate(actions[0])
    const evidence: readonly Evidence[] = [{ file, line, chain: [`iam of ${owner}`] }]
    const condition = statement.conditions as Grant["condition"]
    return actions.flatMap((action) =>
      resources.map((resource) => ({
        action,
        resource: toTemplateValue(resource as CfnValue, references),
        ...(condition && { condition }),
        evidence,
      })),
    )
  })
}
