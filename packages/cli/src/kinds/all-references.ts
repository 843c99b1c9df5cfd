import type { AppModel, KindModel, ResourceReference } from "../model/app-model.ts"
import type { InvokedFunction } from "../model/function-name.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** Everything user code may read from the app's declared resources. */
export function allReferences(app: AppModel): readonly ResourceReference[] {
  return referencesOf(app.declared, app.functions)
}

/** Everything user code may read from some models. */
export function referencesOf(
  declared: readonly KindModel[],
  functions: readonly InvokedFunction[],
): readonly ResourceReference[] {
  return declaredKinds(declared).flatMap(({ kind, models }) => kind.toReferences?.(models, functions) ?? [])
}
