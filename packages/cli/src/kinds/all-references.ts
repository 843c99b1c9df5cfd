import type { AppModel, ResourceReference } from "../model/app-model.ts"
import { kinds } from "./index.ts"

/** Everything user code may read from the app's declared resources. */
export function allReferences(app: AppModel): readonly ResourceReference[] {
  return Object.entries(kinds).flatMap(([name, kind]) =>
    kind.toReferences(app.declared.filter((model) => model.kind === name)),
  )
}
