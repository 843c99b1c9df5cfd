import type { AppModel } from "../model/app-model.ts"
import type { LocalEmulator, LocalPart } from "../model/local-emulator.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** What `tsapi local` has to start for an app: one part for each kind that it declares something of, or once did. */
export function localParts(app: AppModel): readonly { start(emulator: LocalEmulator): Promise<LocalPart> }[] {
  return declaredKinds(app.declared).flatMap(({ kind, models }) => {
    const { keptIn } = kind
    if (!kind.startLocal || (models.length === 0 && keptIn === undefined)) return []
    const isWanted = (emulator: LocalEmulator) =>
      models.length > 0 || (keptIn !== undefined && emulator.holdsData(keptIn))
    const start = async (emulator: LocalEmulator) =>
      (isWanted(emulator) ? await kind.startLocal?.(models, emulator) : undefined) ?? nothing
    return [{ start }]
  })
}

const nothing: LocalPart = { environment: {} }
