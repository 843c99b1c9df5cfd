import type { Declaration, UserPoolTriggerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"

export interface UserPoolTriggerModel extends KindModel {
  readonly functionId: string
  readonly declaration: Located<UserPoolTriggerDeclaration>
}

/** The triggers of a pool, in the order of the source. */
export function userPoolTriggers(
  pool: string,
  declarations: readonly Located<Declaration>[],
): readonly Located<UserPoolTriggerDeclaration>[] {
  return declarations.filter(isTrigger).filter((trigger) => trigger.pool === pool)
}

function isTrigger(declaration: Located<Declaration>): declaration is Located<UserPoolTriggerDeclaration> {
  return declaration.kind === "onUserPool"
}

/** The triggers of a pool of a model. */
export function declaredTriggers(
  pool: string | undefined,
  declared: readonly KindModel[],
): readonly UserPoolTriggerDeclaration[] {
  return declared.filter(isTriggerModel).flatMap(({ declaration }) => (declaration.pool === pool ? [declaration] : []))
}

function isTriggerModel(model: KindModel): model is UserPoolTriggerModel {
  return model.kind === "onUserPool"
}
