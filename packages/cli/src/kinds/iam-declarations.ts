import type { IamStatement } from "@tsapi/framework"
import type { IamDeclaration } from "../model/kind.ts"
import type { SourceLocation } from "../model/source-location.ts"

/** The `iam` of a decorator, which stands where the decorator does. */
export function iamDeclarations(
  iam: readonly IamStatement[] | undefined,
  owner: string,
  location: SourceLocation,
): readonly IamDeclaration[] {
  return iam === undefined ? [] : [{ owner, statements: iam, locate: () => location }]
}
