import type { AppModel } from "../../model/app-model.ts"

/** Whether a method of the app takes events: if none does, nobody on this machine asks for those of AWS's services. */
export function hasEventTriggers({ declared }: AppModel): boolean {
  return declared.some(({ kind }) => kind === "onEvent")
}
