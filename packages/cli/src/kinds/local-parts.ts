import type { AppModel } from "../model/app-model.ts"
import type { LocalEmulator, LocalPart } from "../model/local-emulator.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** What `tsapi local` has to start for an app: one part for each kind it declares something of. */
export function localParts(app: AppModel): readonly { start(emulator: LocalEmulator): Promise<LocalPart> }[] {
  return declaredKinds(app.declared).flatMap(({ kind, models }) =>
    models.length > 0 && kind.startLocal
      ? [{ start: async (emulator: LocalEmulator) => (await kind.startLocal?.(models, emulator)) ?? nothing }]
      : [],
  )
}

const nothing: LocalPart = { environment: {} }
