import type { AppModel, KindModel, ResourceReference } from "../model/app-model.ts"
import { kinds } from "./index.ts"

/** Everything user code may read from the app's declared resources. */
export function allReferences(app: AppModel): readonly ResourceReference[] {
  return referencesOf(app.declared)
}

/** Everything user code may read from some models. */
export function referencesOf(declared: readonly KindModel[]): readonly ResourceReference[] {
  return Object.entries(kinds).flatMap(([name, kind]) =>
    kind.toReferences(declared.filter((model) => model.kind === name)),
  )
}
