import { UserError } from "../errors/user-error.ts"
import type { FunctionModel, ResourceReference } from "../model/app-model.ts"
import type { Grant } from "../model/grant.ts"

/** The references that a function can be given: not those of what needs the function to exist before it. */
export function givenReferences(
  { id }: FunctionModel,
  grants: readonly Grant[],
  references: readonly ResourceReference[],
): readonly ResourceReference[] {
  const withheld = references.filter(({ withheldFrom }) => withheldFrom?.includes(id))
  for (const reference of withheld) {
    const used = grants.find(({ resource }) => JSON.stringify(resource) === JSON.stringify(reference.arn))
    const [place] = used?.evidence ?? []
    if (place) {
      throw new UserError("REFERENCE_CIRCULAR", `${id} uses ${reference.id}, which itself runs ${id}`, {
        hint: "Pass the ARN in the task's input: flow.context.StateMachine.Id. CloudFormation can make neither first.",
        location: { file: place.file, line: place.line },
      })
    }
  }
  return references.filter((reference) => !withheld.includes(reference))
}
