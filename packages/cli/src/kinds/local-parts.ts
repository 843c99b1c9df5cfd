import type { AppModel } from "../model/app-model.ts"
import type { LocalEmulator, LocalPart } from "../model/local-emulator.ts"
import { kinds } from "./index.ts"

/** What `tsapi local` has to start for an app: one part for each kind it declares something of. */
export function localParts(app: AppModel): readonly { start(emulator: LocalEmulator): Promise<LocalPart> }[] {
  return Object.entries(kinds).flatMap(([name, kind]) => {
    const models = app.declared.filter((model) => model.kind === name)
    return models.length === 0 ? [] : [{ start: (emulator: LocalEmulator) => kind.startLocal(models, emulator) }]
  })
}
