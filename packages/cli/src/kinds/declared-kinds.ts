import type { KindModel } from "../model/app-model.ts"
import type { AnyKind } from "../model/kind.ts"
import { kinds } from "./index.ts"

/** Every kind with those of some models that are its own. */
export function declaredKinds<Declared extends Pick<KindModel, "kind">>(
  declared: readonly Declared[],
): readonly { readonly kind: AnyKind; readonly models: readonly Declared[] }[] {
  return Object.entries(kinds).map(([name, kind]) => ({ kind, models: declared.filter((each) => each.kind === name) }))
}
