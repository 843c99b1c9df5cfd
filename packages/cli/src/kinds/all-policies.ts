import type { AppModel } from "../model/app-model.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { declaredKinds } from "./declared-kinds.ts"
import { planRefs } from "./plan-refs.ts"

/** What the resources of an app allow beside the roles of its functions. */
export function allPolicies(app: AppModel): readonly FunctionPolicy[] {
  const refs = planRefs(app, { retainState: false })
  return declaredKinds(app.declared).flatMap(({ kind, models }) => kind.toPolicies?.(models, refs) ?? [])
}
